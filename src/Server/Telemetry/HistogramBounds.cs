using System.Diagnostics.Metrics;

namespace Streaming.Server.Telemetry;

/// <summary>Where a histogram's buckets end.</summary>
public static class HistogramBounds
{
    private static readonly double[] Seconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Counts = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

    /// <summary>What the instrument advises; else what suits its unit.</summary>
    public static double[] Of(Instrument instrument) =>
        Advised(instrument) is { Count: > 0 } advised ? [.. advised.Order()] : instrument.Unit == "s" ? Seconds : Counts;

    private static List<double>? Advised(Instrument instrument) => instrument switch
    {
        Instrument<double> of => Doubles(of.Advice),
        Instrument<float> of => Doubles(of.Advice),
        Instrument<long> of => Doubles(of.Advice),
        Instrument<int> of => Doubles(of.Advice),
        _ => null,
    };

    private static List<double>? Doubles<T>(InstrumentAdvice<T>? advice) where T : struct =>
        advice?.HistogramBucketBoundaries?.Select(bound => Convert.ToDouble(bound, System.Globalization.CultureInfo.InvariantCulture)).ToList();
}
