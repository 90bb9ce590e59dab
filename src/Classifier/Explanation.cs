using System.Runtime.Intrinsics;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;

namespace Streaming.Classifier;

/// <summary>Which words moved a score, and by how much.</summary>
internal static class Explanation
{
    // A word counts when its part is at least this much of the largest one, and at least this many logits.
    private const float LeastShare = 0.35f;
    private const float LeastLogits = 0.4f;

    // The network is asked once more for each word that is tried: those that the linear model finds weightiest.
    private const int MostTried = 4;

    // Below this a category is not worth showing, unless none is above it.
    private const float LeastScore = 0.3f;

    /// <summary>The stretches of the original, in order, each for the category it moved.</summary>
    public static IReadOnlyList<Span> Of(CommentClassifier classifier, NormalText text, Scores scores)
    {
        if (text.IsEmpty || !scores.IsJudged)
            return [];

        var worth = Worth(scores);
        if (worth.Count == 0)
            return [];

        var parts = Parts(classifier, text);
        var spans = new List<Span>();
        foreach (var category in worth)
            AddSpans(text, parts[(int)Heads.Of(category)], category, spans);
        return [.. spans.OrderBy(s => s.Start).ThenBy(s => s.Category)];
    }

    private static List<Category> Worth(Scores scores)
    {
        var judged = Enumerable.Range(0, Scores.Categories).Select(c => (Category)c).Where(c => c != Category.Spam).ToList();
        var high = judged.Where(c => scores[c] >= LeastScore).ToList();
        return high.Count > 0 ? high : scores.Toxicity >= LeastScore ? [judged.MaxBy(c => scores[c])] : [];
    }

    // Per head, what each word adds to the calibrated logit: to the linear model by the weights it brings, to the network by what is lost without it.
    private static float[][] Parts(CommentClassifier classifier, NormalText text)
    {
        var words = text.Words[..Math.Min(text.Words.Length, Features.Extraction.MostWords)];
        var linear = new Vector256<float>[words.Length];
        var whole = classifier.Score(text.Units, words, linear);
        var tongue = Languages.Of(whole, text.Units).Tongue;

        var parts = Enumerable.Range(0, Heads.Harms).Select(_ => new float[text.Words.Length]).ToArray();
        for (var word = 0; word < words.Length; word++)
            Set(parts, word, new(linear[word], classifier.IsLinearAlone ? linear[word] : default));
        if (classifier.IsLinearAlone)
            return parts;

        var rest = new TextWord[words.Length - 1];
        foreach (var left in Weightiest(parts, words))
        {
            words[..left].CopyTo(rest);
            words[(left + 1)..].CopyTo(rest.AsSpan(left));
            Set(parts, left, new(linear[left], whole.Network - classifier.ScoreNetwork(text.Units, rest)));
        }

        return parts;

        void Set(float[][] into, int word, in RawScores part)
        {
            for (var head = Head.Toxicity; head <= Head.Profanity; head++)
                into[(int)head][word] = classifier.Logit(part, tongue, head) - classifier.Logit(default, tongue, head);
        }
    }

    private static List<int> Weightiest(float[][] parts, ReadOnlySpan<TextWord> words)
    {
        var tried = new List<int>(words.Length);
        for (var word = 0; word < words.Length; word++)
            if (words[word].Kind != WordKind.Punctuation)
                tried.Add(word);
        return [.. tried.OrderByDescending(word => parts.Max(head => head[word])).ThenBy(word => word).Take(MostTried)];
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
