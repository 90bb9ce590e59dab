using System.Globalization;
using System.Text;

namespace Streaming.Tests.Functional.Broadcasts;

/// <summary>What ffprobe and a decoder make of a playlist; any complaint of theirs fails the test.</summary>
internal sealed record Probe(double[] Pictures, double[] Sounds)
{
    public static async Task<Probe> OfAsync(string playlist)
    {
        await Ffmpeg.ReadAsync("ffmpeg", "-v", "error", "-allowed_extensions", "ALL", "-i", playlist, "-f", "null", "-");
        return new(await TimesAsync(playlist, "v"), await TimesAsync(playlist, "a"));
    }

    public static void RunsOn(double[] times, double largestStep)
    {
        foreach (var (before, after) in times.Zip(times.Skip(1)))
            Xunit.Assert.InRange(after - before, 0.0001, largestStep);
    }

    private static async Task<double[]> TimesAsync(string playlist, string track)
    {
        var text = Encoding.UTF8.GetString(await Ffmpeg.ReadAsync(
            "ffprobe", "-v", "error", "-allowed_extensions", "ALL", "-select_streams", track, "-show_entries", "packet=dts_time", "-of", "csv=p=0", playlist));
        return [.. text.Split('\n').Select(line => line.Trim().TrimEnd(',')).Where(line => line.Length > 0).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }
}
