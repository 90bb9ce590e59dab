using Streaming.Moderation.Ladder;
using Streaming.Moderation.Spikes;
using Streaming.Server.Chat;

namespace Streaming.Server.Spikes;

/// <summary>What the desk hears of the watch: <c>Pulse</c> once a second, <c>Incident</c> at every turn.</summary>
public sealed class DeskReports(Audience audience)
{
    /// <summary>The channel's second.</summary>
    public void Pulse(string slug, IncidentPoint point, double toxicity, LadderState ladder, SpikeState spikes) => audience.ToDesk(slug, "Pulse", new
    {
        slug,
        point.At,
        point.Comments,
        point.Abusive,
        point.Refused,
        point.AbusiveAuthors,
        toxicity,
        point.Level,
        Hand = HandView.Of(ladder.Hand),
        Question = QuestionView.Of(ladder.Question),
        detector = new
        {
            spikes.Raised,
            spikes.Severity,
            spikes.Regulars,
            point.Pressure,
            share = Math.Round(spikes.Share, 3),
            usual = Math.Round(spikes.Usual, 3),
            point.Authors,
            flood = Math.Round(spikes.Sums.Refused, 1),
            spikes.Flooded,
        },
    });

    /// <summary>The incident as it stands; the curve is for whoever asks.</summary>
    public void Tell(string slug, IncidentAccount incident, LadderState ladder) => audience.ToDesk(slug, "Incident", new
    {
        slug,
        incident.Id,
        incident.RaisedAt,
        incident.ClearedAt,
        ladder.Level,
        incident.Steps,
        Question = QuestionView.Of(ladder.Question),
    });
}
