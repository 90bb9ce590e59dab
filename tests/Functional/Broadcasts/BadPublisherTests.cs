using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace Streaming.Tests.Functional.Broadcasts;

/// <summary>Peers that mean no good, while somebody else is on air.</summary>
public sealed class BadPublisherTests : OnAir
{
    protected override string[] Settings =>
        ["--Video:WindowSeconds=120", "--Rtmp:MaxConnectionsPerAddress=10", "--Rtmp:PublishSeconds=2"];

    [Fact]
    public async Task Garbage_at_full_speed_is_closed_and_harms_nobody()
    {
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish(Url, seconds: 8);
        await viewer.UntilAsync(() => viewer.Segments.Count >= 1, "a segment");
        var garbage = new byte[1 << 20];
        new Random(1).NextBytes(garbage);
        byte[][] openings = [[], [3, .. new byte[3072]], [3, .. new byte[3072], 2, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF]];
        for (var round = 0; round < 30; round++)
            Assert.InRange(await PourAsync([.. openings[round % openings.Length]], garbage), 0, 32 << 20);
        await viewer.UntilAsync(() => viewer.HasEnded, "the end of the good one");
        Assert.Equal(200, (await ProbeAsync(viewer)).Pictures.Length);
    }

    [Fact]
    public async Task Silent_connections_keep_no_encoder_out()
    {
        var silent = new List<TcpClient>();
        for (var i = 0; i < 100; i++)
            silent.Add(await ConnectAsync());
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish(Url);
        await viewer.UntilAsync(() => viewer.Segments.Count >= 1, "a segment");
        foreach (var connection in silent)
            Assert.True(await IsClosedAsync(connection, TimeSpan.FromSeconds(5)));
        silent.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task A_slow_handshake_is_closed()
    {
        using var slow = await ConnectAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var closed = IsClosedAsync(slow, TimeSpan.FromSeconds(10));
        await slow.GetStream().WriteAsync(new byte[] { 3 }, patience.Token);
        while (!closed.IsCompleted)
        {
            try
            {
                await slow.GetStream().WriteAsync(new byte[] { 0 }, patience.Token);
            }
            catch (IOException)
            {
                break;
            }
            await Task.WhenAny(closed, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, patience.Token));
        }
        Assert.True(await closed);
    }

    private async Task<long> PourAsync(byte[] opening, byte[] garbage)
    {
        using var client = await ConnectAsync();
        var sent = 0L;
        try
        {
            await client.GetStream().WriteAsync(opening);
            for (; sent < 256 << 20; sent += garbage.Length)
                await client.GetStream().WriteAsync(garbage);
        }
        catch (IOException)
        {
            // Closed, as it should be.
        }
        return sent;
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Server.RtmpPort);
        return client;
    }

    private static async Task<bool> IsClosedAsync(TcpClient client, TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        var buffer = new byte[4096];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, patience.Token) > 0)
            {
            }
            return true;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

/// <summary>The same over TLS.</summary>
public sealed class SecurePublishTests : OnAir
{
    private readonly string _certificate = Path.GetTempFileName();

    protected override string[] Settings
    {
        get
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
            File.WriteAllBytes(_certificate, certificate.Export(X509ContentType.Pfx, "secret"));
            return ["--Video:WindowSeconds=120", "--Rtmp:SecureEndpoint=127.0.0.1:0", $"--Rtmp:Certificate={_certificate}", "--Rtmp:CertificatePassword=secret"];
        }
    }

    [Fact]
    public async Task A_broadcast_comes_in_over_TLS()
    {
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish($"rtmps://127.0.0.1:{Server.RtmpsPort}/live/{Key}", seconds: 4);
        await viewer.UntilAsync(() => viewer.HasEnded, "the end");
        Assert.Equal(100, (await ProbeAsync(viewer)).Pictures.Length);
        File.Delete(_certificate);
    }
}
