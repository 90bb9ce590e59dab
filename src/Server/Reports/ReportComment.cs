using Streaming.Moderation.Comments;
using Streaming.Server.Storage;

namespace Streaming.Server.Reports;

/// <summary>A comment as a report counts it: without its text.</summary>
/// <param name="At">When it came.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Ruling">What the pipeline ruled.</param>
/// <param name="Reason">Why.</param>
/// <param name="Fate">Where it stands now.</param>
public readonly record struct ReportComment(DateTimeOffset At, string AuthorId, Ruling Ruling, Reason Reason, CommentFate Fate)
{
    /// <summary>Whether viewers saw it as soon as it was judged.</summary>
    public bool WasPublished => Ruling is Ruling.Publish or Ruling.Mask;

    /// <summary>Whether its text was abusive; swearing and advertising are not, just as for the spike detector.</summary>
    public bool IsAbusive => !WasPublished && Reason is Reason.Insult or Reason.IdentityAttack or Reason.Threat or Reason.Sexual or Reason.Toxicity or Reason.Term;
}
