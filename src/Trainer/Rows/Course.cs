using Streaming.Trainer.Contrast;

namespace Streaming.Trainer.Rows;

/// <summary>Everything that a model is taught, in order: the data's rows, our lines of contrast, disguised copies, mixed languages.</summary>
public static class Course
{
    private const float DisguisedWeight = 0.6f;
    private const int DisguisedPercent = 25;
    private const int MixedLines = 4000;

    // Those that normalising does not undo are practised most.
    private static readonly Trick[] Tricks = [.. Obfuscation.Tricks, Trick.Leet, Trick.Spacing, Trick.Swaps, Trick.Swaps, Trick.Mask];

    /// <summary>Puts the lessons together.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="licences">Only rows of sources of these licence classes.</param>
    /// <param name="seed">Decides every draw.</param>
    public static List<Lesson> Of(string folder, IReadOnlySet<string> licences, int seed)
    {
        var sources = Sources.Read(folder);
        var lessons = new List<Lesson>();
        foreach (var row in Row.Read(folder, "train").Where(r => licences.Contains(sources.Licence(r.Source))))
            if (sources.Weight(row.Source) is > 0 and var weight)
                lessons.Add(Lesson.Of(row, weight));

        lessons.AddRange(new ContrastLines("fr", seed).Draw());
        lessons.AddRange(new ContrastLines("en", seed).Draw());
        var random = new Random(seed);
        var spoken = lessons.Where(l => l.French == true || l.English == true).ToList();
        lessons.AddRange(spoken.Where(_ => random.Next(100) < DisguisedPercent).Select(l => Disguised(l, random)).ToList());
        lessons.AddRange(Mixed(spoken, random));
        return lessons;
    }

    // Harmless lines are disguised as often as abusive ones: the disguise alone proves nothing.
    private static Lesson Disguised(Lesson lesson, Random random) => lesson with
    {
        Text = Obfuscation.Apply(Tricks[random.Next(Tricks.Length)], lesson.Text, random),
        Weight = lesson.Weight * DisguisedWeight,
        French = null,
        English = null,
        IsDisguised = true,
    };

    private static IEnumerable<Lesson> Mixed(List<Lesson> spoken, Random random)
    {
        var unknown = new bool?[Streaming.Classifier.Heads.Harms];
        var french = spoken.Where(l => l.French == true && l.Text.Length < 100).ToList();
        var english = spoken.Where(l => l.English == true && l.Text.Length < 100).ToList();
        if (french.Count == 0 || english.Count == 0)
            yield break;
        for (var i = 0; i < MixedLines; i++)
        {
            var (first, second) = (french[random.Next(french.Count)].Text, english[random.Next(english.Count)].Text);
            yield return new Lesson(i % 2 == 0 ? $"{first} {second}" : $"{second} {first}", unknown, 1, true, true);
        }
    }
}
