using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Terms;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Moderation;

/// <summary>Stages 3 to 5 over one normalised text: terms, classifier, rules. No memory, no I/O.</summary>
internal static class Reading
{
    private static readonly Scores Harmless = new(0, []);

    /// <summary>Why a normalised text is not judged at all.</summary>
    public static Reason Refusal(NormalText text, Author author, ChannelRules rules)
    {
        var onlyEmoji = (text.IsEmpty || rules.EmojiOnly) && EmojiText.IsOnly(text.Original);
        if (text.IsEmpty && !onlyEmoji)
            return Reason.Empty;
        return rules.EmojiOnly && !onlyEmoji && !Trust.IsTeam(author) ? Reason.EmojiOnly : Reason.None;
    }

    /// <summary>The verdict.</summary>
    public static Verdict Judge(
        NormalText text, Comment comment, ChannelView channel, IToxicityClassifier classifier, int links, float spam)
    {
        // 3. Terms: what is permitted is taken out before anything is held against the comment.
        var read = channel.Terms.WithoutPermitted(text, comment.At);
        var terms = channel.Terms.Blocked(read, comment.At);

        // 4. Classify.
        var judgement = Ask(classifier, read);
        var scores = judgement.Scores.With(Category.Spam, spam);

        // 5. Rule, and show what moved the ruling.
        var verdict = RuleBook.Decide(new(scores, terms, links), comment.Author, channel, comment.At) with { Language = judgement.Language };
        return verdict.Ruling == Ruling.Publish ? verdict : Explained(verdict, classifier, read, terms, channel.Rules);
    }

    // Fails closed: a classifier that throws has judged nothing, and the channel's failure rule decides.
    private static Judgement Ask(IToxicityClassifier classifier, NormalText text)
    {
        if (text.IsEmpty)
            return new(Harmless, "other");
        try
        {
            return classifier.Judge(text);
        }
        catch (Exception)
        {
            return new(Scores.Unjudged, "other");
        }
    }

    private static Verdict Explained(
        Verdict verdict, IToxicityClassifier classifier, NormalText text, IReadOnlyList<TermMatch> terms, ChannelRules rules)
    {
        List<Span> spans = [.. terms.Select(term => new Span(term.Start, term.End, Category.Profanity))];
        if (verdict.Ruling != Ruling.Mask)
            return verdict with { Spans = [.. spans, .. Explain(classifier, text, verdict.Scores)] };

        // Only terms and swearing are masked. With nothing to put stars on, a person decides.
        if (Thresholds.For(Category.Profanity, rules.Strictness).Of(verdict.Scores[Category.Profanity]) == Ruling.Mask)
            spans.AddRange(Explain(classifier, text, verdict.Scores).Where(span => span.Category == Category.Profanity));
        return spans.Count > 0
            ? verdict with { Spans = spans }
            : verdict with { Ruling = Ruling.Hold, HeldFor = TimeSpan.FromSeconds(rules.HeldExpirySeconds) };
    }

    private static IReadOnlyList<Span> Explain(IToxicityClassifier classifier, NormalText text, Scores scores)
    {
        try
        {
            return text.IsEmpty || !scores.IsJudged ? [] : classifier.Explain(text, scores);
        }
        catch (Exception)
        {
            return [];
        }
    }
}
