using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Broadcasts;

/// <summary>Slate, cut, dump and mute on a real stream. The picture's brightness tells when it was taken.</summary>
public sealed class GateTests : OnAir
{
    [Fact]
    public async Task The_slate_stands_in_for_the_picture_and_players_play_through()
    {
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish(Url, Ffmpeg.SecondsPicture);
        await viewer.UntilAsync(() => viewer.Segments.Count >= 3, "three segments");
        var beforeSlate = viewer.Segments.Count;
        await OrderAsync("slate").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("slate", (await ChannelAsync()).GetProperty("gate").GetString());
        await viewer.UntilAsync(() => viewer.Breaks == 1, "the slate", 4);
        await viewer.WatchAsync(TimeSpan.FromSeconds(4));
        Assert.Equal(1, viewer.Breaks);
        await OrderAsync("resume").ShouldBeAsync(HttpStatusCode.OK);
        await viewer.UntilAsync(() => viewer.Breaks == 2, "the picture again", 8);
        await encoder.QuitAsync();
        await viewer.UntilAsync(() => viewer.HasEnded, "the end");

        var probe = await ProbeAsync(viewer);
        Probe.RunsOn(probe.Pictures, 0.3);
        Probe.RunsOn(probe.Sounds, 0.2);
        var slated = viewer.Segments.Skip(beforeSlate).SkipWhile(segment => !segment.Breaks).TakeWhile((segment, i) => i == 0 || !segment.Breaks).ToList();
        Assert.InRange(slated.Count, 3, 8);
        var seconds = await SecondsAsync(viewer.Segments.Except(slated));
        var missing = Enumerable.Range(0, seconds.Max()).Except(seconds).ToList();
        Assert.InRange(missing.Count, 4, 10);
        Assert.Equal(Enumerable.Range(missing[0], missing.Count), missing);
    }

    [Fact]
    public async Task A_cut_ends_the_publisher_within_a_second_and_refuses_it_until_the_resume()
    {
        using var viewer = Viewer();
        await using (var encoder = Ffmpeg.Publish(Url))
        {
            await viewer.UntilAsync(() => viewer.Segments.Count >= 2, "two segments");
            var start = Stopwatch.GetTimestamp();
            await OrderAsync("cut").ShouldBeAsync(HttpStatusCode.OK);
            await encoder.ExitAsync();
            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 1);
        }
        await viewer.LookAsync();
        Assert.True(viewer.HasEnded);
        Assert.False(await IsLiveAsync());
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await using var again = Ffmpeg.Publish(Url);
            Assert.NotEqual(0, await again.ExitAsync());
            Assert.Contains("gateCut", again.Log, StringComparison.Ordinal);
        }
        await viewer.LookAsync();
        Assert.True(viewer.HasEnded);
        await OrderAsync("resume").ShouldBeAsync(HttpStatusCode.OK);
        await using var resumed = Ffmpeg.Publish(Url);
        await viewer.UntilAsync(() => !viewer.HasEnded, "a new broadcast", 8);
        Assert.True(await IsLiveAsync());
    }

    [Fact]
    public async Task Dumped_seconds_are_never_served()
    {
        await DelayAsync(8);
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish(Url, Ffmpeg.SecondsPicture);
        await viewer.UntilAsync(() => viewer.Segments.Count >= 1, "something to play, though the delay has not run", 6);
        // One second of it was taken by then, behind the encoder's start.
        var firstCut = Stopwatch.GetTimestamp();
        await viewer.WatchAsync(TimeSpan.FromSeconds(11));
        var dumped = await OrderAsync("dump").ShouldBeAsync(HttpStatusCode.OK);
        var second = 1 + (int)Stopwatch.GetElapsedTime(firstCut).TotalSeconds;
        Assert.InRange(dumped.GetProperty("dumpedSeconds").GetDouble(), 6, 10);
        await viewer.WatchAsync(TimeSpan.FromSeconds(14));
        var seconds = await SecondsAsync(viewer.Segments);
        Assert.Empty(seconds.Intersect(Enumerable.Range(second - 8, 8)));
        Assert.Contains(seconds, seen => seen > second);
        Assert.Contains(1, seconds);
    }

    [Fact]
    public async Task Muted_sound_is_silence_and_comes_back()
    {
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish(Url, seconds: 12);
        await viewer.UntilAsync(() => viewer.Segments.Count >= 3, "three segments");
        await OrderAsync("mute", new { seconds = 2 }).ShouldBeAsync(HttpStatusCode.OK);
        await viewer.UntilAsync(() => viewer.HasEnded, "the end");
        var loud = new List<bool>();
        foreach (var segment in viewer.Segments)
            loud.Add(await IsLoudAsync(segment));
        Assert.Equal(0, viewer.Breaks);
        Assert.True(loud[0] && loud[^1]);
        Assert.InRange(loud.Count(isLoud => !isLoud), 1, 3);
        await ProbeAsync(viewer);
    }

    [Fact]
    public async Task Orders_are_for_broadcasters_are_checked_and_written_down()
    {
        using (var nobody = Server.Http())
            Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsJsonAsync($"api/v1/channels/{Slug}/broadcast/dump", new { })).StatusCode);
        using (var moderator = Server.Http(await Server.TokenAsync(Slug, "moderator")))
            Assert.Equal(HttpStatusCode.Forbidden, (await moderator.PostAsJsonAsync($"api/v1/channels/{Slug}/broadcast/mute", new { })).StatusCode);
        await OrderAsync("dump").ShouldBeAsync(HttpStatusCode.Conflict, "notLive");
        await OrderAsync("dump", new { seconds = 0 }).ShouldBeAsync(HttpStatusCode.BadRequest, "invalidSeconds");
        await OrderAsync("mute", new { seconds = 100_000 }).ShouldBeAsync(HttpStatusCode.BadRequest, "invalidSeconds");

        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish(Url);
        await viewer.UntilAsync(() => viewer.Segments.Count >= 1, "a segment");
        using var broadcaster = Server.Http(await Server.TokenAsync(Slug, "broadcaster", "Ada"));
        await broadcaster.PostAsync($"api/v1/channels/{Slug}/broadcast/dump", null).ShouldBeAsync(HttpStatusCode.OK);
        await broadcaster.PostAsync($"api/v1/channels/{Slug}/broadcast/mute", null).ShouldBeAsync(HttpStatusCode.OK);
        await broadcaster.PostAsync($"api/v1/channels/{Slug}/broadcast/unmute", null).ShouldBeAsync(HttpStatusCode.OK);
        var audit = await Server.Operator.GetStringAsync($"api/v1/channels/{Slug}/audit");
        Assert.All(["broadcast.dumped", "broadcast.muted", "broadcast.unmuted", "Ada"], word => Assert.Contains(word, audit, StringComparison.Ordinal));
    }

    private async Task DelayAsync(int seconds) =>
        (await Server.Operator.PutAsJsonAsync($"api/v1/channels/{Slug}/rules", new { videoDelaySeconds = seconds })).EnsureSuccessStatusCode();

    // The slate is darker than any second at its corner, or bluish: it counts as none.
    private static async Task<HashSet<int>> SecondsAsync(IEnumerable<HlsSegment> segments)
    {
        var seconds = new HashSet<int>();
        foreach (var segment in segments)
        {
            // Three bytes a picture: brightness and two of colour, which the encoder's grey leaves at 128.
            foreach (var pixel in (await HlsViewer.BrightnessAsync(segment)).Chunk(3).Where(pixel => Math.Abs(pixel[1] - 128) <= 1))
                seconds.Add((int)Math.Round((pixel[0] - 16) / 6.0));
        }
        return seconds;
    }

    private static async Task<bool> IsLoudAsync(HlsSegment segment)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, [.. segment.InitBytes, .. segment.Bytes]);
        var samples = await Ffmpeg.ReadAsync("ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-f", "s16le", "-ac", "1", "-");
        File.Delete(path);
        // Its second half: a decoder that starts inside a tone takes a frame to settle.
        return samples.Skip(samples.Length / 2).Chunk(2).Any(sample => Math.Abs((int)BitConverter.ToInt16(sample)) > 500);
    }
}
