using Xunit;

namespace Streaming.Tests.Functional.Broadcasts;

/// <summary>Many viewers of one stream.</summary>
public sealed class AudienceTests : OnAir
{
    private const int Viewers = 200;

    [Fact]
    public async Task Two_hundred_viewers_all_get_every_segment()
    {
        await using var encoder = Ffmpeg.Publish(Url, "testsrc2=s=640x360:r=25", seconds: 8);
        var viewers = Enumerable.Range(0, Viewers).Select(_ => Viewer()).ToList();
        await Task.WhenAll(viewers.Select(viewer => viewer.UntilAsync(() => viewer.HasEnded, "the end", 30)));
        var names = viewers[0].Segments.Select(segment => segment.Name).ToList();
        Assert.InRange(names.Count, 4, 9);
        Assert.All(viewers, viewer => Assert.Equal(names, viewer.Segments.Select(segment => segment.Name)));
        Assert.All(viewers, viewer => Assert.Equal(viewers[0].Segments[^1].Bytes, viewer.Segments[^1].Bytes));
        viewers.ForEach(viewer => viewer.Dispose());
    }
}
