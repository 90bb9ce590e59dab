using System.Collections.Frozen;
using Streaming.Broadcast.Media;

namespace Streaming.Broadcast.Slates;

/// <summary>The slates that ship with the product, read once.</summary>
internal static class SlateLibrary
{
    private static readonly FrozenSet<SlatePicture> All = Load();

    /// <summary>The slate whose size is nearest to the publisher's picture.</summary>
    public static SlatePicture Nearest(AvcConfig video) => All.MinBy(slate => Distance(slate.Config, video))!;

    // Ratio of the sides first (a portrait must not get a landscape), then the size.
    private static double Distance(AvcConfig slate, AvcConfig video) =>
        (4 * Math.Abs(Math.Log((double)slate.Width * video.Height / ((double)slate.Height * video.Width))))
        + Math.Abs(Math.Log((double)slate.Width * slate.Height / ((double)video.Width * video.Height)));

    private static FrozenSet<SlatePicture> Load()
    {
        var assembly = typeof(SlateLibrary).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".h264", StringComparison.Ordinal))
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return SlatePicture.Read(bytes);
            })
            .ToFrozenSet();
    }
}
