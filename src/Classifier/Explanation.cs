using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;

namespace Streaming.Classifier;

/// <summary>Which words moved a score: each word is left out in turn, and what the score loses is the word's part in it.</summary>
internal static class Explanation
{
    // A word counts when its part is at least this much of the largest one, and at least this many logits.
    private const float LeastShare = 0.35f;
    private const float LeastLogits = 0.4f;

    // The network is asked once per word that is tried.
    private const int MostTried = 12;

    // Below this a category is not worth showing, unless none is above it.
    private const float LeastScore = 0.3f;

    /// <summary>The stretches of the original, in order, each for the category it moved.</summary>
    public static IReadOnlyList<Span> Of(CommentClassifier classifier, NormalText text, Scores scores)
    {
        if (text.IsEmpty || !scores.IsJudged)
            return [];

        var parts = Parts(classifier, text);
        var spans = new List<Span>();
        foreach (var category in Worth(scores))
            AddSpans(text, parts[(int)Heads.Of(category)], category, spans);
        return [.. spans.OrderBy(s => s.Start).ThenBy(s => s.Category)];
    }

    private static List<Category> Worth(Scores scores)
    {
        var judged = Enumerable.Range(0, Scores.Categories).Select(c => (Category)c).Where(c => c != Category.Spam).ToList();
        var high = judged.Where(c => scores[c] >= LeastScore).ToList();
        return high.Count > 0 ? high : scores.Toxicity >= LeastScore ? [judged.MaxBy(c => scores[c])] : [];
    }

    // Per head, what each word adds to the calibrated logit. In a long text only the words that the linear model finds weightiest are tried.
    private static float[][] Parts(CommentClassifier classifier, NormalText text)
    {
        var all = Enumerable.Range(0, Math.Min(text.Words.Length, Features.Extraction.MostWords)).ToArray();
        return all.Length <= MostTried
            ? Parts(classifier, text, all)
            : Parts(classifier, text, Weightiest(Parts(classifier.LinearAlone, text, all), all));
    }

    private static int[] Weightiest(float[][] parts, int[] words) =>
        [.. words.OrderByDescending(word => parts.Max(head => head[word])).ThenBy(word => word).Take(MostTried)];

    private static float[][] Parts(CommentClassifier classifier, NormalText text, int[] tried)
    {
        var words = text.Words;
        var whole = classifier.Score(text.Units, words);
        var tongue = Languages.Of(whole, text.Units).Tongue;

        var parts = Enumerable.Range(0, Heads.Harms).Select(_ => new float[text.Words.Length]).ToArray();
        var rest = new TextWord[words.Length - 1];
        foreach (var left in tried)
        {
            words[..left].CopyTo(rest);
            words[(left + 1)..].CopyTo(rest.AsSpan(left));
            var without = classifier.Score(text.Units, rest);
            for (var head = Head.Toxicity; head <= Head.Profanity; head++)
                parts[(int)head][left] = classifier.Logit(whole, tongue, head) - classifier.Logit(without, tongue, head);
        }

        return parts;
    }

    private static void AddSpans(NormalText text, float[] parts, Category category, List<Span> spans)
    {
        var least = Math.Max(LeastLogits, LeastShare * parts.Max());
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] < least || text.Words[i].Kind == WordKind.Punctuation)
                continue;
            var first = i;
            while (i + 1 < parts.Length && parts[i + 1] >= least && text.Words[i + 1].Kind != WordKind.Punctuation)
                i++;
            var (start, end) = text.OriginalRange(text.Words[first].Start, text.Words[i].Start + text.Words[i].Length);
            spans.Add(new(start, end, category));
        }
    }
}
