using System.Diagnostics;
using System.Globalization;

namespace Streaming.Tests.Bench;

/// <summary>A comment's way from <c>Comment</c> to the last of 200 viewers at 100 comments/s, beside a stock hub that judges and keeps nothing.</summary>
internal static class RelayBench
{
    private const int Viewers = 200;
    private const int Authors = 200;
    private const int PerSecond = 100;
    private const int WarmUpSeconds = 10;
    private const int Seconds = 10;
    private const int Rounds = 5;
    private const string Slug = "bench";

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"relay: {Viewers} viewers, {PerSecond} comments/s, {Seconds} s after {WarmUpSeconds} s of warm-up, {Rounds} rounds, interleaved");
        Console.WriteLine("server        p50 ms   p99 ms   max ms   delivered  withheld  lost  server CPU µs/delivery");
        var rows = new Dictionary<string, List<Row>>();
        for (var round = 0; round < Rounds; round++)
        {
            await using (var ours = await ServerProcess.StreamingAsync())
            {
                await ours.CreateChannelAsync(Slug);
                Print(rows, "streaming", await MeasureAsync(ours, n => ours.GuestAsync(Slug, $"author {n}")));
            }

            await using var stock = await ServerProcess.StockAsync();
            Print(rows, "stock hub", await MeasureAsync(stock, _ => Task.FromResult<string>(null!)));
        }

        foreach (var (server, all) in rows)
            Console.WriteLine($"median {server}: p50 {Median(all, r => r.P50):F1} ms, p99 {Median(all, r => r.P99):F1} ms, CPU {Median(all, r => r.CpuMicroseconds):F1} µs a delivery");
        return 0;
    }

    private static void Print(Dictionary<string, List<Row>> rows, string server, Row row)
    {
        (rows.TryGetValue(server, out var list) ? list : rows[server] = []).Add(row);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{server,-12} {row.P50,7:F1}  {row.P99,7:F1}  {row.Max,7:F1}  {row.Delivered,10}  {row.Withheld,8}  {row.Lost,4}  {row.CpuMicroseconds,8:F1}"));
    }

    private static double Median(List<Row> rows, Func<Row, double> value) => rows.Select(value).Order().ElementAt(rows.Count / 2);

    private static async Task<Row> MeasureAsync(ServerProcess server, Func<int, Task<string>> token)
    {
        var total = PerSecond * (WarmUpSeconds + Seconds);
        var ledger = new Ledger(total, Viewers);
        var sockets = new List<HubSocket>();
        for (var n = 0; n < Viewers; n++)
        {
            var viewer = await HubSocket.ConnectAsync(server.Address, null, ledger.Received, 128 * 1024);
            sockets.Add(viewer);
            await viewer.InvokeAsync("Join", Slug);
        }

        var authors = new List<HubSocket>();
        for (var n = 0; n < Authors; n++)
            authors.Add(await HubSocket.ConnectAsync(server.Address, await token(n), ledger.Answered));

        var cpu = TimeSpan.Zero;
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        for (var n = 0; n < total; n++)
        {
            await beat.WaitForNextTickAsync();
            if (n == PerSecond * WarmUpSeconds)
                cpu = server.Cpu;
            ledger.Sent(n);
            await authors[n % Authors].InvokeAsync("Comment", Slug, $"{Lines.Benign[n % Lines.Benign.Length]} #{n}", $"c{n}");
        }

        await ledger.SettledAsync();
        var spent = server.Cpu - cpu;
        foreach (var socket in sockets.Concat(authors))
            await socket.DisposeAsync();
        return ledger.Measure(PerSecond * WarmUpSeconds, spent);
    }
}

/// <summary>One round's figures.</summary>
internal sealed record Row(double P50, double P99, double Max, int Delivered, int Withheld, int Lost, double CpuMicroseconds);

/// <summary>When each comment left and when the last viewer had it.</summary>
internal sealed class Ledger(int comments, int viewers)
{
    private readonly long[] _sent = new long[comments];
    private readonly long[] _last = new long[comments];
    private readonly int[] _copies = new int[comments];
    private int _withheld;

    public void Sent(int number) => _sent[number] = Stopwatch.GetTimestamp();

    public void Received(ReadOnlySpan<byte> bytes)
    {
        var now = Stopwatch.GetTimestamp();
        for (var at = bytes.IndexOf((byte)'#'); at >= 0; at = bytes.IndexOf((byte)'#'))
        {
            bytes = bytes[(at + 1)..];
            var number = 0;
            var digits = 0;
            while (digits < bytes.Length && bytes[digits] is >= (byte)'0' and <= (byte)'9')
                number = (number * 10) + bytes[digits++] - '0';
            if (digits == 0 || number >= comments)
                continue;
            if (Interlocked.Increment(ref _copies[number]) == viewers)
                _last[number] = now;
        }
    }

    public void Answered(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("\"ruling\":\"hold\""u8) >= 0 || bytes.IndexOf("\"ruling\":\"reject\""u8) >= 0)
            Interlocked.Increment(ref _withheld);
    }

    /// <summary>Waits until nothing has come for a second.</summary>
    public async Task SettledAsync()
    {
        var before = -1;
        while (_copies.Sum() is var now && now != before)
        {
            before = now;
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
    }

    public Row Measure(int from, TimeSpan cpu)
    {
        var ways = Enumerable.Range(from, comments - from).Where(n => _last[n] > 0)
            .Select(n => Stopwatch.GetElapsedTime(_sent[n], _last[n]).TotalMilliseconds).Order().ToArray();
        var delivered = _copies.Skip(from).Sum();
        var lost = Enumerable.Range(0, comments).Count(n => _copies[n] > 0 && _copies[n] != viewers);
        return new Row(ways[ways.Length / 2], ways[ways.Length * 99 / 100], ways[^1], delivered, _withheld, lost, cpu.TotalMicroseconds / delivered);
    }
}
