namespace Streaming.Server.Wire;

/// <summary>Fields of comma-separated values, as RFC 4180 has them.</summary>
public static class Csv
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>Whether a request that names no format asks for them by its <c>Accept</c> header.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.Headers.Accept.ToString() is var accept && accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase)
        && !accept.Contains("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>One field, quoted where it must be.</summary>
    public static string Field(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        // A name such as =HYPERLINK(…) is text; spreadsheets must not run it.
        var harmless = value[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + value : value;
        return harmless.AsSpan().ContainsAny(Special) ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
