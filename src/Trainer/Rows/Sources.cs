namespace Streaming.Trainer.Rows;

/// <summary>What is known of the data sets: how far their labels are believed, and their licence class.</summary>
public sealed class Sources
{
    private readonly Dictionary<string, (float Weight, string Licence)> _sources;

    private Sources(Dictionary<string, (float, string)> sources) => _sources = sources;

    /// <summary>Reads <c>sources.tsv</c> of the data folder.</summary>
    public static Sources Read(string folder)
    {
        var lines = File.ReadLines(Path.Combine(folder, "sources.tsv")).Select(l => l.Split('\t')).ToList();
        var (tier, licence) = (Array.IndexOf(lines[0], "tier"), Array.IndexOf(lines[0], "licence_class"));
        return new(lines.Skip(1).ToDictionary(f => f[0], f => (WeightOf(f[tier]), f[licence])));
    }

    /// <summary>How much a row of a source counts.</summary>
    public float Weight(string source) => _sources.TryGetValue(source, out var known) ? known.Weight : 0;

    /// <summary>The licence class of a source: <c>p</c> permissive, <c>nc</c> non-commercial, <c>u</c> not stated.</summary>
    public string Licence(string source) => _sources.TryGetValue(source, out var known) ? known.Licence : "u";

    // Human gold and read rows count whole; noisy, presumed and made-up ones less; those too noisy to learn from not at all.
    private static float WeightOf(string tier) => tier switch
    {
        "A" or "L" => 1,
        "B" => 0.7f,
        "R" => 0.8f,
        "W" => 0.75f,
        "S" => 0.4f,
        "D" => 0.35f,
        _ => 0,
    };
}
