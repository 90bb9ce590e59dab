using System.Globalization;
using System.Text;

namespace Streaming.Trainer.Figures.Pictures;

/// <summary>Writes a picture as SVG, the same bytes for the same content. It brings its own plate, so that it is readable on any page, and turns dark where the reader's screen is.</summary>
public sealed class Svg
{
    private const string Style = """
        text { font: 13px sans-serif; fill: #24292f; } .title { font-size: 16px; font-weight: bold; } .end { text-anchor: end; } .middle { text-anchor: middle; }
        .plate { fill: #ffffff; } .grid { stroke: #d0d7de; } .frame { stroke: #57606a; fill: none; } .chance { stroke: #8c959f; fill: none; stroke-dasharray: 4 4; }
        .ours { stroke: #0969da; fill: none; stroke-width: 2.5; } .other { stroke: #bc4c00; fill: none; stroke-width: 2; stroke-dasharray: 7 3; }
        .ours-fill { fill: #0969da; } .other-fill { fill: #bc4c00; }
        @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; } .plate { fill: #161b22; } .grid { stroke: #30363d; } .frame { stroke: #8b949e; } .chance { stroke: #6e7681; }
        .ours { stroke: #58a6ff; } .other { stroke: #f0883e; } .ours-fill { fill: #58a6ff; } .other-fill { fill: #f0883e; } }
        """;

    private readonly StringBuilder _content = new();

    /// <summary>An empty plate of a size in pixels.</summary>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="title">What it shows, for those who cannot see it and above it for those who can.</param>
    public Svg(int width, int height, string title)
    {
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"><title>{title}</title>""");
        Add($"<style>{Style}</style>");
        Add($"""<rect class="plate" width="{width}" height="{height}" rx="8"/>""");
        Text(width / 2.0, 28, "title middle", title);
    }

    /// <summary>A straight line.</summary>
    public void Line(string look, double x1, double y1, double x2, double y2) =>
        Add($"""<line class="{look}" x1="{x1:0.##}" y1="{y1:0.##}" x2="{x2:0.##}" y2="{y2:0.##}"/>""");

    /// <summary>A line through points.</summary>
    public void Path(string look, IEnumerable<(double X, double Y)> points) =>
        Add($"""<polyline class="{look}" points="{string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.##},{p.Y:0.##}")))}"/>""");

    /// <summary>A rectangle.</summary>
    public void Box(string look, double x, double y, double width, double height) =>
        Add($"""<rect class="{look}" x="{x:0.##}" y="{y:0.##}" width="{width:0.##}" height="{height:0.##}"/>""");

    /// <summary>A dot.</summary>
    public void Dot(string look, double x, double y) => Add($"""<circle class="{look}" cx="{x:0.##}" cy="{y:0.##}" r="4"/>""");

    /// <summary>Words; plain ones, nothing of them is escaped.</summary>
    public void Text(double x, double y, string look, string words) => Add($"""<text class="{look}" x="{x:0.##}" y="{y:0.##}">{words}</text>""");

    /// <summary>The whole picture.</summary>
    public override string ToString() => _content + "</svg>\n";

    private void Add(FormattableString line) => _content.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
