using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Server.Storage;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Broadcasts;

/// <summary>From a real encoder to a real player.</summary>
public sealed class PublishTests : OnAir
{
    [Fact]
    public async Task A_broadcast_is_playable_within_six_seconds_and_whole_at_its_end()
    {
        await using var hub = await Server.ConnectAsync();
        await hub.InvokeAsync("Join", Slug);
        using var viewer = Viewer();
        Assert.False(await viewer.LookAsync());
        var start = Stopwatch.GetTimestamp();
        await using var encoder = Ffmpeg.Publish(Url, seconds: 7);
        await viewer.UntilAsync(() => viewer.Segments.Count > 0, "a first segment", 6);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 6);
        Assert.True(await IsLiveAsync());
        Assert.Equal(0, await encoder.ExitAsync());
        await viewer.UntilAsync(() => viewer.HasEnded, "the end", 5);
        await hub.WaitForAsync("State", state => state.TryGetProperty("cause", out var cause) && cause.GetString() == "publisherEnded");
        Assert.False(await IsLiveAsync());

        var probe = await ProbeAsync(viewer);
        Assert.Equal(175, probe.Pictures.Length);
        Probe.RunsOn(probe.Pictures, 0.05);
        Probe.RunsOn(probe.Sounds, 0.03);
        Assert.InRange(probe.Sounds[0] - probe.Pictures[0], -0.1, 0.15);
        Assert.InRange(probe.Sounds[^1] - probe.Pictures[^1], -0.15, 0.15);
        var states = hub.Events.Where(e => e.Name == "State" && e.Payload.TryGetProperty("cause", out _)).Select(e => e.Payload).ToList();
        Assert.Equal(["publisherStarted", "publisherEnded"], states.Select(state => state.GetProperty("cause").GetString()));
        Assert.Equal([true, false], states.Select(state => state.GetProperty("live").GetBoolean()));
        Assert.Equal("unpublished", await EndCauseAsync());
    }

    [Fact]
    public async Task Pictures_without_sound_are_a_broadcast()
    {
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish(Url, seconds: 4, sound: false);
        await viewer.UntilAsync(() => viewer.HasEnded, "the end");
        var probe = await ProbeAsync(viewer);
        Assert.Equal(100, probe.Pictures.Length);
    }

    [Fact]
    public async Task Sound_without_pictures_is_a_broadcast()
    {
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Run("-f", "lavfi", "-i", "sine=r=48000", "-t", "20", "-c:a", "aac", "-f", "flv", Url);
        await viewer.UntilAsync(() => viewer.HasEnded, "the end");
        var probe = await ProbeAsync(viewer);
        Assert.Empty(probe.Pictures);
        Assert.InRange(probe.Sounds.Length * 1024 / 48_000.0, 18, 21);
    }

    [Fact]
    public async Task A_killed_publisher_comes_back_in_another_size_and_the_broadcast_goes_on()
    {
        using var viewer = Viewer();
        await using (var first = Ffmpeg.Publish(Url))
        {
            await viewer.UntilAsync(() => viewer.Segments.Count >= 2, "two segments");
            first.Kill();
        }
        await using var second = Ffmpeg.Publish(Url, "testsrc2=s=360x640:r=25");
        var before = viewer.Segments.Count;
        await viewer.UntilAsync(() => viewer.Segments.Skip(before).Count(s => s.Init == viewer.Segments[^1].Init) >= 2, "two more");
        Assert.True(await IsLiveAsync());
        second.Kill();
        await viewer.UntilAsync(() => viewer.HasEnded, "the end after the grace", 8);
        var probe = await ProbeAsync(viewer);
        Probe.RunsOn(probe.Pictures, 0.5);
        Assert.Equal("peerClosed", await EndCauseAsync());
        Assert.Equal(1, await BroadcastsAsync(rows => rows.CountAsync()));
    }

    [Fact]
    public async Task An_unknown_key_sends_the_encoder_home_with_a_reason()
    {
        await using var encoder = Ffmpeg.Publish(Url + "x");
        Assert.NotEqual(0, await encoder.ExitAsync());
        Assert.Contains("unknownKey", encoder.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_encoder_is_refused_while_the_first_one_sends()
    {
        using var viewer = Viewer();
        await using var first = Ffmpeg.Publish(Url);
        await viewer.UntilAsync(() => viewer.Segments.Count > 0, "a segment");
        await using var second = Ffmpeg.Publish(Url);
        Assert.NotEqual(0, await second.ExitAsync());
        Assert.Contains("alreadyPublishing", second.Log, StringComparison.Ordinal);
        Assert.False(first.HasExited);
    }

    [Fact]
    public async Task A_replaced_key_ends_who_publishes_with_it()
    {
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish(Url);
        await viewer.UntilAsync(() => viewer.Segments.Count > 0, "a segment");
        (await Server.Operator.PostAsync($"api/v1/channels/{Slug}/stream-key", null)).EnsureSuccessStatusCode();
        Assert.NotEqual(0, await encoder.ExitAsync());
        await viewer.UntilAsync(() => viewer.HasEnded, "the end");
    }

    [Fact]
    public async Task Another_codec_is_refused_with_a_reason()
    {
        await using var encoder = Ffmpeg.Run("-re", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25", "-c:v", "flv", "-f", "flv", Url);
        Assert.NotEqual(0, await encoder.ExitAsync());
        Assert.False(await IsLiveAsync());
    }

    [Fact]
    public async Task Playlists_and_files_are_open_to_every_origin_and_cached_as_they_should_be()
    {
        using var http = Server.Http();
        await http.GetAsync("live/nobody/index.m3u8").ShouldBeAsync(HttpStatusCode.NotFound, "unknownChannel");
        await http.GetAsync($"live/{Slug}/index.m3u8").ShouldBeAsync(HttpStatusCode.NotFound, "offline");
        await http.GetAsync($"live/{Slug}/0000.m4s").ShouldBeAsync(HttpStatusCode.NotFound, "unknownFile");
        using var viewer = Viewer();
        await using var encoder = Ffmpeg.Publish(Url);
        await viewer.UntilAsync(() => viewer.Segments.Count > 0, "a segment");
        using var playlist = await http.GetAsync($"live/{Slug}/index.m3u8");
        Assert.Equal("application/vnd.apple.mpegurl", playlist.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache", playlist.Headers.CacheControl!.ToString());
        Assert.Equal("*", Assert.Single(playlist.Headers.GetValues("Access-Control-Allow-Origin")));
        using var file = await http.GetAsync($"live/{Slug}/{viewer.Segments[0].Name}");
        Assert.Equal("video/mp4", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("*", Assert.Single(file.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    private Task<string?> EndCauseAsync() => BroadcastsAsync(rows => rows.Select(row => row.EndCause).SingleAsync());

    // The book is written behind the video.
    private async Task<T> BroadcastsAsync<T>(Func<IQueryable<BroadcastRow>, Task<T>> ask)
    {
        var journal = Server.Services.GetRequiredService<Journal>();
        await Until.TrueAsync(
            async () => await journal.CommitAsync(db => db.Broadcasts.Any() && db.Broadcasts.All(row => row.EndedAt != null)), "the book has the end");
        return await journal.CommitAsync(db => ask(db.Broadcasts.Where(row => row.Channel == Slug)).GetAwaiter().GetResult());
    }
}
