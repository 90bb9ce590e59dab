using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Text;
using Streaming.Server.Judging;

namespace Streaming.Server.Access;

/// <summary>Judges what guests call themselves: a name is shown beside every comment, so an insult may not hide in it.</summary>
public sealed class GuestNames(GuardedClassifier classifier)
{
    // Names are short and often slang; only what is clearly abusive is refused, since the comments themselves are judged anyway.
    private const float RefusedFrom = 0.9f;

    /// <summary>Whether a tidy name may be shown on a channel.</summary>
    public bool Allows(string name, ChannelView channel)
    {
        var text = NormalText.From(name);
        if (text.IsEmpty)
            return true;
        var scores = classifier.Judge(text).Scores;
        // Unjudged names pass: they say little, and without a classifier their comments are held in any case.
        return !scores.IsJudged || !Enum.GetValues<Category>().Any(category =>
            category != Category.Spam && channel.Rules.Strictness[category] > 0 && scores[category] >= RefusedFrom);
    }
}
