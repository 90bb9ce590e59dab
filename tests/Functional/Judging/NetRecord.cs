using System.Globalization;
using Xunit;

namespace Streaming.Tests.Functional.Judging;

/// <summary>
/// The rates that the net must not fall below: <c>net-recorded.tsv</c>. After a change that is meant, write today's in their place with
/// <c>STREAMING_NET_RECORD=$PWD/tests/Functional/Judging/net-recorded.tsv dotnet artifacts/bin/Functional/debug/Streaming.Tests.Functional.dll -class '*.Net*'</c>.
/// </summary>
internal static class NetRecord
{
    private const string Variable = "STREAMING_NET_RECORD";
    private const string Head = "# behaviour, language, share of lines ruled on as they should be; NetRecord.cs says how to write it anew";

    // Rates are written with four decimals.
    private const double Rounding = 0.00005;

    private static readonly Dictionary<(string, string), double> Known = Read(Path.Combine(AppContext.BaseDirectory, "Judging", "net-recorded.tsv"));

    /// <summary>The recorded rate, or null where there is none.</summary>
    public static double? Of(NetRate rate) => Known.TryGetValue((rate.Behaviour, rate.Language), out var recorded) ? recorded : null;

    /// <summary>Fails where a rate lies below its record, naming the lines; or writes the rates down where that was asked for.</summary>
    public static void Compare(IReadOnlyList<NetRate> rates)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
        {
            Write(file, rates);
            return;
        }

        var complaints = rates.Select(Complaint).OfType<string>().ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private static string? Complaint(NetRate rate) => Of(rate) switch
    {
        null => $"{rate.Behaviour} {rate.Language} has no recorded rate; write it down with {Variable}.",
        { } recorded when rate.Right < recorded - Rounding => string.Create(CultureInfo.InvariantCulture,
            $"{rate.Behaviour} {rate.Language}: {rate.Right:0.000} right, {recorded:0.000} recorded. Wrong:\n  {string.Join("\n  ", rate.Wrong)}"),
        _ => null,
    };

    private static Dictionary<(string Behaviour, string Language), double> Read(string file) => File.ReadLines(file)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t'))
        .ToDictionary(fields => (fields[0], fields[1]), fields => double.Parse(fields[2], CultureInfo.InvariantCulture));

    // Each suite brings its own behaviours; the others' stay.
    private static void Write(string file, IReadOnlyList<NetRate> rates)
    {
        var all = File.Exists(file) ? Read(file) : [];
        foreach (var rate in rates)
            all[(rate.Behaviour, rate.Language)] = rate.Right;
        var rows = all.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key.Behaviour}\t{r.Key.Language}\t{r.Value:0.0000}"));
        File.WriteAllLines(file, rows.Order(StringComparer.Ordinal).Prepend(Head));
    }
}
