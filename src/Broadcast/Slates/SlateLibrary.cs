using System.Collections.Frozen;
using Streaming.Broadcast.Media;

namespace Streaming.Broadcast.Slates;

/// <summary>The slates that ship with the product, read once.</summary>
internal static class SlateLibrary
{
    /// <summary>All sizes.</summary>
    public static FrozenSet<SlatePicture> All { get; } = Load();

    /// <summary>The slate whose size is nearest to the publisher's picture.</summary>
    public static SlatePicture Nearest(int width, int height) => All.MinBy(slate => Distance(slate.Config, width, height))!;

    // Ratio of the sides first (a portrait must not get a landscape), then the size.
    private static double Distance(AvcConfig slate, int width, int height) =>
        (4 * Math.Abs(Math.Log((double)slate.Width * height / ((double)slate.Height * width))))
        + Math.Abs(Math.Log((double)slate.Width * slate.Height / ((double)width * height)));

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
