using System.Collections.Concurrent;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Text;

namespace Streaming.Moderation.Spam;

/// <summary>The memory behind <see cref="SpamSigns"/>: each channel's last lines, on this node.</summary>
public sealed class SpamWatch
{
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, RecentLines> _channels = new(StringComparer.Ordinal);

    /// <summary>The spam score of a comment that passed the limits; remembers it. The team may repeat itself.</summary>
    public float Take(Comment comment, NormalText text, int links)
    {
        if (Trust.IsTeam(comment.Author))
            return 0;
        var stranger = !Trust.IsKnown(comment.Author);
        var print = Fingerprint.Of(text.Text);
        var repetition = Of(comment.Channel, comment.At).Take(print, comment.Author.Id, stranger, comment.At);
        return SpamSigns.Score(print.Length, links, stranger, repetition);
    }

    private RecentLines Of(string channel, DateTimeOffset now)
    {
        if (_channels.TryGetValue(channel, out var lines))
            return lines;
        // A channel that wakes up pays for letting go of those that fell asleep.
        foreach (var (slug, idle) in _channels)
            if (now - idle.LastAt > ForgottenAfter)
                _channels.TryRemove(slug, out _);
        return _channels.GetOrAdd(channel, _ => new RecentLines());
    }
}
