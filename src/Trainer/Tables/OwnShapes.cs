namespace Streaming.Trainer.Tables;

/// <summary>Our additions to the published tables, from <c>shapes.txt</c>.</summary>
internal static class OwnShapes
{
    /// <summary>The lines of a section, as written.</summary>
    public static IEnumerable<string> Section(string name) =>
        Resource.Lines("shapes.txt").SkipWhile(line => line != $"[{name}]").Skip(1).TakeWhile(line => line[0] != '[');
}
