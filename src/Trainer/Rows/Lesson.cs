using Streaming.Classifier;
using Streaming.Classifier.Features;
using Streaming.Classifier.Training;
using Streaming.Moderation.Text;

namespace Streaming.Trainer.Rows;

/// <summary>A text to learn from, with what is known and what may be inferred of each head.</summary>
/// <param name="Text">The text.</param>
/// <param name="Labels">Per harm: 0, 1 or unknown.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="French">Whether there is French in it; null where that is not to be learnt from it.</param>
/// <param name="English">The same for English.</param>
/// <param name="Chat">The row of harmless chat that it is or was made of; null for all else.</param>
public sealed record Lesson(string Text, IReadOnlyList<bool?> Labels, float Weight, bool? French, bool? English, Row? Chat = null)
{
    /// <summary>The row that this line must be learnt or left out together with. Empty for what is of our own making, hence always learnt.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether it is a row as it stands, with a label.</summary>
    public bool IsWhole => Unit.Length > 0 && !IsDisguised && Labels[0] is not null;

    /// <summary>Whether it is a copy whose words were disguised.</summary>
    public bool IsDisguised { get; init; }

    // What follows from the rules of labelling rather than from a label counts less.
    private const float Inferred = 0.5f;
    private const float ByWords = 0.3f;
    private const float Doubted = 0.2f;

    private const WordClass Harsh = WordClass.Insult | WordClass.Slur | WordClass.Profanity | WordClass.Sexual | WordClass.Rough | WordClass.MildInsult;

    // With one of these, a sworn line is aimed at somebody.
    private const WordClass Aimed = WordClass.Insult | WordClass.Slur | WordClass.Ableist | WordClass.Threat | WordClass.Sexual
        | WordClass.SecondPerson | WordClass.Identity | WordClass.Order;

    /// <summary>The lesson of a row.</summary>
    public static Lesson Of(Row row, float weight) => new(row.Text, row.Labels, weight, row.Language == "fr", row.Language == "en", BenignChat.WeightOf(row) > 0 ? row : null) { Unit = row.Id };

    /// <summary>Reads the text's features and settles every label.</summary>
    public Example ToExample(WordClasses classes)
    {
        var text = NormalText.From(Text);
        var known = Extraction.ClassesIn(text, classes);
        var weight = Weight * (Chat is not { } row ? 1 : BenignChat.IsSuspect(row, known) ? Doubted : BenignChat.TeachingOf(row));
        Span<float> labels = stackalloc float[Heads.Count];
        Span<float> weights = stackalloc float[Heads.Count];
        for (var head = Head.Toxicity; head <= Head.Profanity; head++)
        {
            var (label, share) = Settle(head, known);
            labels[(int)head] = label ? 1 : 0;
            weights[(int)head] = share * weight;
        }

        (labels[(int)Head.French], weights[(int)Head.French]) = (French == true ? 1 : 0, French is null ? 0 : 1);
        (labels[(int)Head.English], weights[(int)Head.English]) = (English == true ? 1 : 0, English is null ? 0 : 1);
        return Example.Of(text, classes, labels, weights);
    }

    private (bool Label, float Share) Settle(Head head, WordClass known)
    {
        // Some sources call any swearing toxic; here swearing at nobody is not, so such a label teaches little.
        if (head == Head.Toxicity && Labels[0] == true && (known & WordClass.Profanity) != WordClass.None && (known & Aimed) == WordClass.None && !NamesHarm())
            return (true, ByWords);
        if (Labels[(int)head] is { } label)
            return (label, 1);
        return head switch
        {
            // What is not toxic is no insult, attack, threat or harassment.
            Head.Insult or Head.IdentityAttack or Head.Threat or Head.Sexual when Labels[0] == false => (false, Inferred),
            Head.Sexual when (known & (WordClass.Sexual | WordClass.Rough)) == WordClass.None => (false, ByWords),
            Head.Threat when (known & (WordClass.Threat | WordClass.Violence)) == WordClass.None => (false, ByWords),
            Head.Profanity when (known & WordClass.Profanity) != WordClass.None => (true, ByWords),
            Head.Profanity when (known & Harsh) == WordClass.None => (false, ByWords),
            _ => (false, 0),
        };
    }

    private bool NamesHarm()
    {
        for (var head = Head.Insult; head <= Head.Sexual; head++)
            if (Labels[(int)head] == true)
                return true;
        return false;
    }
}
