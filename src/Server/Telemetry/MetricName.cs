using System.Text;

namespace Streaming.Server.Telemetry;

/// <summary>Names and values as Prometheus spells them.</summary>
public static class MetricName
{
    /// <summary>An instrument's name: underscores, its unit, and <c>_total</c> where it only grows.</summary>
    public static string Of(string instrument, string? unit, bool isCounter)
    {
        var name = Plain(instrument);
        var suffix = unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            _ => "",
        };
        if (!name.EndsWith(suffix, StringComparison.Ordinal))
            name += suffix;
        return isCounter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    /// <summary>A name or a label's key with nothing but letters, digits and underscores.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length + 1);
        foreach (var letter in name)
            plain.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        if (plain.Length == 0 || char.IsAsciiDigit(plain[0]))
            plain.Insert(0, '_');
        return plain.ToString();
    }

    /// <summary>A label's value between quotation marks.</summary>
    public static string Value(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A help text on its line.</summary>
    public static string Help(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
