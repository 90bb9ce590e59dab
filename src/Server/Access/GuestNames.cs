using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Text;
using Streaming.Server.Judging;

namespace Streaming.Server.Access;

/// <summary>Judges what guests call themselves: a name is shown beside every comment, so an insult may not hide in it.</summary>
public sealed class GuestNames(GuardedClassifier classifier, TimeProvider clock)
{
    // Measured on first names, nicknames and insults in both languages: names stay below 0.4, insults above 0.6.
    private const float RefusedFrom = 0.6f;

    /// <summary>Whether a tidy name may be shown on a channel.</summary>
    public bool Allows(string name, ChannelView channel)
    {
        var now = clock.GetUtcNow();
        var text = channel.Terms.WithoutPermitted(NormalText.From(name), now);
        if (text.IsEmpty)
            return true;
        if (channel.Terms.Blocked(text, now).Count > 0)
            return false;
        if (!Enum.GetValues<Category>().Any(category => channel.Rules.Strictness[category] > 0))
            return true;
        var scores = classifier.Judge(text).Scores;
        // Unjudged names pass: they say little, and without a classifier no comment of theirs is shown unless the rules want that.
        return !scores.IsJudged || scores.Toxicity < RefusedFrom;
    }
}
