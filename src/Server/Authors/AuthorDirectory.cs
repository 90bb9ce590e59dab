using Streaming.Moderation.Comments;
using Streaming.Server.Access;

namespace Streaming.Server.Authors;

/// <summary>What each channel knows of its authors, in memory over storage: names, records and sanctions.</summary>
public sealed class AuthorDirectory
{
    /// <summary>The caller as an author of this channel, with their standing now. A first sight makes a newcomer.</summary>
    public Author Of(string slug, Caller caller, DateTimeOffset now) => throw new NotSupportedException($"{slug} {caller} {now}");

    /// <summary>Takes a changed fate of one of the author's comments into their record; storage has it already.</summary>
    public void Count(string slug, string authorId, RecordChange change) => throw new NotSupportedException($"{slug} {authorId} {change}");
}

/// <summary>What one comment did to its author's record.</summary>
public enum RecordChange
{
    /// <summary>Viewers saw it, judged by the machine.</summary>
    Published,

    /// <summary>A person approved it after it was held.</summary>
    Approved,

    /// <summary>The machine or a person rejected it.</summary>
    Rejected,
}
