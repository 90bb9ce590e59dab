using System.Diagnostics;
using System.Net;
using System.Text;

namespace Streaming.Tests.Functional.Broadcasts;

/// <summary>A player that keeps everything it was ever served.</summary>
internal sealed class HlsViewer(Uri server, string slug) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server };
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>Segments in the order of the playlists.</summary>
    public List<HlsSegment> Segments { get; } = [];

    public string Playlist { get; private set; } = "";

    public bool HasEnded => Playlist.Contains("#EXT-X-ENDLIST", StringComparison.Ordinal);

    public int Breaks => Segments.Count(segment => segment.Breaks);

    /// <summary>Reads the playlist once and fetches what is new; false where nothing is on air.</summary>
    public async Task<bool> LookAsync()
    {
        using var answer = await _http.GetAsync($"live/{slug}/index.m3u8");
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return false;
        answer.EnsureSuccessStatusCode();
        Playlist = await answer.Content.ReadAsStringAsync();
        var (init, breaks) = ("", false);
        foreach (var line in Playlist.Split('\n'))
        {
            if (line.StartsWith("#EXT-X-MAP:URI=", StringComparison.Ordinal))
                init = line[16..^1];
            else if (line == "#EXT-X-DISCONTINUITY")
                breaks = true;
            else if (line.EndsWith(".m4s", StringComparison.Ordinal))
            {
                if (!_files.ContainsKey(line))
                    Segments.Add(new(init, line, breaks, await FetchAsync(init), await FetchAsync(line)));
                breaks = false;
            }
        }
        return true;
    }

    /// <summary>Watches until the condition holds.</summary>
    public Task UntilAsync(Func<bool> condition, string what, int seconds = 20) => Host.Until.TrueAsync(
        async () =>
        {
            await LookAsync();
            return condition();
        },
        what,
        seconds);

    /// <summary>Watches for a while.</summary>
    public Task WatchAsync(TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        return UntilAsync(() => Stopwatch.GetElapsedTime(start) >= length, "time passes", 120);
    }

    /// <summary>Everything served so far as one file.</summary>
    public async Task<string> SaveAsync(string folder)
    {
        var playlist = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:12\n#EXT-X-MEDIA-SEQUENCE:0\n");
        var init = "";
        foreach (var segment in Segments)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, segment.Init), segment.InitBytes);
            await File.WriteAllBytesAsync(Path.Combine(folder, segment.Name), segment.Bytes);
            playlist.Append(segment.Breaks ? "#EXT-X-DISCONTINUITY\n" : "").Append(segment.Init == init ? "" : $"#EXT-X-MAP:URI=\"{segment.Init}\"\n");
            playlist.Append($"#EXTINF:2,\n{segment.Name}\n");
            init = segment.Init;
        }
        var path = Path.Combine(folder, "all.m3u8");
        await File.WriteAllTextAsync(path, playlist.Append("#EXT-X-ENDLIST\n").ToString());
        return path;
    }

    /// <summary>The brightness of every picture of a segment, 0 to 255; made from nothing but what was served.</summary>
    public static async Task<byte[]> BrightnessAsync(HlsSegment segment)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, [.. segment.InitBytes, .. segment.Bytes]);
            return await Ffmpeg.ReadAsync("ffmpeg", "-v", "error", "-i", path, "-vf", "crop=64:64:0:0,scale=1:1:flags=area", "-pix_fmt", "yuv420p", "-f", "rawvideo", "-vsync", "passthrough", "-");
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> FetchAsync(string name)
    {
        if (!_files.TryGetValue(name, out var bytes))
            _files[name] = bytes = await _http.GetByteArrayAsync($"live/{slug}/{name}");
        return bytes;
    }
}

internal sealed record HlsSegment(string Init, string Name, bool Breaks, byte[] InitBytes, byte[] Bytes);
