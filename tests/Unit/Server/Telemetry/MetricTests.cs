using System.Diagnostics.Metrics;
using System.Text;
using Streaming.Server.Telemetry;
using Xunit;

namespace Streaming.Tests.Unit.Server.Telemetry;

public sealed class MetricTests : IDisposable
{
    private readonly Meter _meter = new("Streaming.Tests.Metric");

    public void Dispose() => _meter.Dispose();

    [Theory]
    [InlineData("streaming.journal.lag", "s", false, "streaming_journal_lag_seconds")]
    [InlineData("streaming.video.in", "By", true, "streaming_video_in_bytes_total")]
    [InlineData("streaming.comments", "{comment}", true, "streaming_comments_total")]
    [InlineData("already_seconds", "s", false, "already_seconds")]
    [InlineData("a.total", null, true, "a_total")]
    [InlineData("9-lives", null, false, "_9_lives")]
    public void Names_are_spelt_as_prometheus_wants(string instrument, string? unit, bool isCounter, string name) =>
        Assert.Equal(name, MetricName.Of(instrument, unit, isCounter));

    [Fact]
    public void A_counter_adds_up_by_labels_in_any_order()
    {
        var metric = Metric.Of(_meter.CreateCounter<long>("c", null, "Help\nme"), 10);
        metric.Record(2, [new("a", 1), new("b", "x")]);
        metric.Record(3, [new("b", "x"), new("a", 1)]);
        Assert.Equal("# HELP c_total Help\\nme\n# TYPE c_total counter\nc_total{a=\"1\",b=\"x\"} 5\n", Text(metric));
    }

    [Fact]
    public void A_gauge_keeps_the_latest_and_a_sum_goes_down_again()
    {
        var gauge = Metric.Of(_meter.CreateGauge<double>("g"), 10);
        gauge.Record(2, []);
        gauge.Record(1.5, []);
        Assert.EndsWith("# TYPE g gauge\ng 1.5\n", Text(gauge), StringComparison.Ordinal);

        var sum = Metric.Of(_meter.CreateUpDownCounter<int>("u"), 10);
        sum.Record(2, []);
        sum.Record(-1, []);
        Assert.EndsWith("u 1\n", Text(sum), StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_counts_up_to_each_bound_inclusively()
    {
        var histogram = Metric.Of(_meter.CreateHistogram("h", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 5] }), 10);
        foreach (var value in (double[])[0.5, 1, 3, 100])
            histogram.Record(value, []);
        Assert.EndsWith("h_bucket{le=\"1\"} 2\nh_bucket{le=\"5\"} 3\nh_bucket{le=\"+Inf\"} 4\nh_sum 104.5\nh_count 4\n", Text(histogram), StringComparison.Ordinal);
    }

    [Fact]
    public void What_ended_is_not_observed_any_more()
    {
        var metric = Metric.Of(_meter.CreateObservableGauge("o", () => 0), 10);
        metric.Record(1, [new("channel", "paris")]);
        metric.ForgetObserved();
        metric.Record(1, [new("channel", "lyon")]);
        Assert.DoesNotContain("paris", Text(metric), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_labels_are_counted_and_not_kept()
    {
        var metric = Metric.Of(_meter.CreateCounter<long>("many"), 2);
        for (var i = 0; i < 5; i++)
            metric.Record(1, [new("id", i)]);
        metric.Record(1, [new("id", 0)]);
        Assert.Equal(3, metric.Dropped);
        Assert.Contains("many_total{id=\"0\"} 2", Text(metric), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"2\"", Text(metric), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_quoted_so_that_none_ends_early() => Assert.Equal("a\\\\b\\\"c\\nd", MetricName.Value("a\\b\"c\nd"));

    private static string Text(Metric metric)
    {
        var text = new StringBuilder();
        metric.Write(text);
        return text.ToString();
    }
}
