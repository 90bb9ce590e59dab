namespace Streaming.Tests.Bench;

/// <summary>Resident memory per viewer who only watches, beside a stock hub.</summary>
internal static class IdleBench
{
    private const int Viewers = 2_000;
    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"idle: {Viewers} joined viewers, {Rounds} rounds, interleaved; KiB of resident memory a viewer");
        var ours = new List<double>();
        var stock = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await using (var server = await ServerProcess.StreamingAsync())
            {
                await server.CreateChannelAsync("bench");
                ours.Add(await MeasureAsync(server));
            }

            await using (var server = await ServerProcess.StockAsync())
                stock.Add(await MeasureAsync(server));
            Console.WriteLine($"streaming {ours[^1]:F1}   stock hub {stock[^1]:F1}");
        }

        Console.WriteLine($"median streaming {ours.Order().ElementAt(Rounds / 2):F1}, stock hub {stock.Order().ElementAt(Rounds / 2):F1}");
        return 0;
    }

    private static async Task<double> MeasureAsync(ServerProcess server)
    {
        // The first hundred pay for code and pools that the others share.
        var sockets = new List<HubSocket>();
        await JoinAsync(server, sockets, 100);
        var before = server.ResidentKiB;
        await JoinAsync(server, sockets, Viewers);
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        var after = server.ResidentKiB;
        foreach (var socket in sockets)
            await socket.DisposeAsync();
        return (after - before) / (double)Viewers;
    }

    private static async Task JoinAsync(ServerProcess server, List<HubSocket> sockets, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var socket = await HubSocket.ConnectAsync(server.Address, null, static _ => { }, 2 * 1024);
            sockets.Add(socket);
            await socket.InvokeAsync("Join", "bench");
        }
    }
}
