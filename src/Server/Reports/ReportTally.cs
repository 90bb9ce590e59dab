using Streaming.Moderation.Comments;
using Streaming.Server.Storage;
using Streaming.Server.Wire;

namespace Streaming.Server.Reports;

/// <summary>Counts comments one by one, so that a broadcast of millions needs no memory for them.</summary>
public sealed class ReportTally
{
    private const int Top = 10;

    private readonly Dictionary<Ruling, int> _rulings = [];
    private readonly Dictionary<Reason, int> _reasons = [];
    private readonly Dictionary<CommentFate, int> _fates = [];
    private readonly SortedDictionary<DateTimeOffset, MinutePoint> _minutes = [];
    private readonly Dictionary<string, bool> _authors = [];
    private int _total;

    /// <summary>By what became of them.</summary>
    public CommentCounts Comments => new(_total, Named(_rulings), Named(_reasons), Named(_fates));

    /// <summary>Who wrote them.</summary>
    public AuthorCounts Authors => new(_authors.Count, _authors.Values.Count(isAbusive => isAbusive));

    /// <summary>Why comments did not go out as they were, the most frequent first.</summary>
    public IReadOnlyList<ReasonCount> TopReasons =>
        [.. _reasons.Where(reason => reason.Key != Reason.None).OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key).Take(Top)
            .Select(reason => new ReasonCount(reason.Key, reason.Value))];

    /// <summary>Minute by minute.</summary>
    public IReadOnlyList<MinutePoint> Curve => [.. _minutes.Values];

    /// <summary>Counts one.</summary>
    public void Add(ReportComment comment)
    {
        _total++;
        CountOne(_rulings, comment.Ruling);
        CountOne(_reasons, comment.Reason);
        CountOne(_fates, comment.Fate);
        _authors[comment.AuthorId] = comment.IsAbusive || _authors.GetValueOrDefault(comment.AuthorId);
        var minute = new DateTimeOffset(comment.At.UtcTicks - (comment.At.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        var point = _minutes.GetValueOrDefault(minute) ?? new(minute, 0, 0, 0, 0);
        _minutes[minute] = point with
        {
            Comments = point.Comments + 1,
            Published = point.Published + (comment.WasPublished ? 1 : 0),
            Withheld = point.Withheld + (comment.WasPublished ? 0 : 1),
            Abusive = point.Abusive + (comment.IsAbusive ? 1 : 0),
        };
    }

    private static void CountOne<T>(Dictionary<T, int> counts, T key) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static Dictionary<string, int> Named<T>(Dictionary<T, int> counts) where T : struct, Enum =>
        counts.OrderBy(count => count.Key).ToDictionary(count => WireJson.Name(count.Key), count => count.Value);
}
