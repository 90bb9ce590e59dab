namespace Streaming.Tests.Functional.Judging;

/// <summary>
/// One line of the regression net: a comment of our own as a live chat has it, and whether the balanced setting should keep it back. No model
/// is taught these lines or tuned to them; a wrong one is a sign of something general to put right.
/// </summary>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Behaviour">What kind of line it is, such as <c>quoted</c> or <c>football</c>.</param>
/// <param name="IsToBeWithheld">Held or rejected; else it is to be published as it stands, unmasked.</param>
/// <param name="Text">As typed.</param>
internal sealed record NetLine(string Language, string Behaviour, bool IsToBeWithheld, string Text)
{
    /// <summary>The lines of one language.</summary>
    public static IEnumerable<NetLine> Read(string language) =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Judging", $"net-{language}.tsv"))
        let fields = line.Split('\t')
        select new NetLine(language, fields[0], IsWithholding(fields[1]), fields[2]);

    private static bool IsWithholding(string expected) => expected switch
    {
        "withhold" => true,
        "publish" => false,
        _ => throw new InvalidDataException($"A line of the net expects '{expected}'; 'publish' and 'withhold' are known."),
    };
}
