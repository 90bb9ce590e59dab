using System.Diagnostics;
using System.Net.Http.Json;

namespace Streaming.Tests.Bench;

/// <summary>What ten 720p publishers cost without viewers, and what 200 HLS viewers of one of them cost while its chat goes on.</summary>
internal static class VideoBench
{
    private const int Publishers = 10;
    private const int Viewers = 200;
    private const int Authors = 60;
    private const int Seconds = 20;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-video-");
        var clip = Path.Combine(folder.FullName, "clip.flv");
        var ffmpegs = new List<Process>();
        try
        {
            // Encoded once: ten encoders would leave no processor for the server that is measured.
            using (var encode = Ffmpeg("-f lavfi -i testsrc2=size=1280x720:rate=30 -f lavfi -i sine -t 20 -c:v libx264 -preset ultrafast -g 60 -c:a aac -f flv", clip))
                await encode.WaitForExitAsync();
            await using var server = await ServerProcess.StreamingAsync();
            var urls = new List<string>();
            for (var n = 0; n < Publishers; n++)
            {
                var channel = await server.CreateChannelAsync($"video-{n}");
                urls.Add(channel.GetProperty("hlsUrl").GetString()!);
                ffmpegs.Add(Ffmpeg($"-re -stream_loop -1 -i {clip} -c copy -f flv",
                    $"{channel.GetProperty("rtmpUrl").GetString()}/{channel.GetProperty("streamKey").GetString()}"));
            }

            foreach (var n in Enumerable.Range(0, Publishers))
                await server.UntilAsync($"api/v1/channels/video-{n}", channel => channel.GetProperty("live").GetBoolean());
            await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System);
            Console.WriteLine($"video: {Publishers} publishers of 1280x720 at 30/s, no viewers: {await CoresAsync(server):F3} cores, {server.ResidentKiB / 1024} MiB resident");

            using var stop = new CancellationTokenSource();
            var tally = new Tally();
            var viewers = Enumerable.Range(0, Viewers).Select(_ => WatchAsync(urls[0], tally, stop.Token)).ToArray();
            var chat = Enumerable.Range(0, Authors).Select(n => WriteAsync(server, "video-0", n, tally, stop.Token)).ToArray();
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
            Console.WriteLine($"video: and {Viewers} HLS viewers of one: {await CoresAsync(server):F3} cores; {tally.Segments} segments, {tally.Bytes / 1_000_000} MB, {tally.Failures} failures; {tally.Comments} comments published meanwhile");
            await stop.CancelAsync();
            await Task.WhenAll([.. viewers, .. chat]);
            return 0;
        }
        finally
        {
            foreach (var ffmpeg in ffmpegs)
            {
                ffmpeg.Kill();
                ffmpeg.Dispose();
            }

            folder.Delete(recursive: true);
        }
    }

    private static Process Ffmpeg(string arguments, string target) =>
        Process.Start("ffmpeg", $"-hide_banner -loglevel error -y {arguments} {target}");

    private static async Task<double> CoresAsync(ServerProcess server)
    {
        var (cpu, watch) = (server.Cpu, Stopwatch.StartNew());
        await Task.Delay(TimeSpan.FromSeconds(Seconds), TimeProvider.System);
        return (server.Cpu - cpu) / watch.Elapsed;
    }

    // A player: the playlist every two seconds, and each new segment once.
    private static async Task WatchAsync(string playlistUrl, Tally tally, CancellationToken stop)
    {
        using var http = new HttpClient();
        var seen = new HashSet<string>();
        try
        {
            while (true)
            {
                var playlist = await http.GetStringAsync(playlistUrl, stop);
                foreach (var uri in playlist.Split('\n').Where(line => line.Length > 0 && line[0] != '#').TakeLast(3).Where(seen.Add))
                {
                    using var answer = await http.GetAsync(new Uri(new Uri(playlistUrl), uri), stop);
                    var bytes = await answer.Content.ReadAsByteArrayAsync(stop);
                    tally.Add(bytes.Length, answer.IsSuccessStatusCode);
                }

                await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // Measured.
        }
        catch (HttpRequestException)
        {
            tally.Add(0, success: false);
        }
    }

    // An author: a line every three seconds.
    private static async Task WriteAsync(ServerProcess server, string slug, int number, Tally tally, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await server.GuestAsync(slug, $"author {number}"));
        try
        {
            for (var n = number; ; n++)
            {
                using var answer = await http.PostAsJsonAsync($"api/v1/channels/{slug}/comments", new { text = Lines.Benign[n % Lines.Benign.Length] }, stop);
                if ((await answer.Content.ReadAsStringAsync(stop)).Contains("\"publish\"", StringComparison.Ordinal))
                    tally.Published();
                await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // Measured.
        }
    }

    private sealed class Tally
    {
        private int _comments;
        private long _bytes;
        private int _segments;
        private int _failures;

        public long Bytes => _bytes;

        public int Segments => _segments;

        public int Failures => _failures;

        public int Comments => _comments;

        public void Published() => Interlocked.Increment(ref _comments);

        public void Add(int bytes, bool success)
        {
            Interlocked.Add(ref _bytes, bytes);
            Interlocked.Increment(ref _segments);
            if (!success)
                Interlocked.Increment(ref _failures);
        }
    }
}
