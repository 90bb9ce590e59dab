namespace Streaming.Moderation.Ladder;

/// <summary>The rung of the response ladder that a channel is on, from least to most.</summary>
public enum Level
{
    /// <summary>Nothing is wrong.</summary>
    Open,

    /// <summary>Each author waits between comments.</summary>
    Slow,

    /// <summary>Comments of newcomers wait for a moderator.</summary>
    NewcomersHeld,

    /// <summary>All comments wait for a moderator.</summary>
    AllHeld,

    /// <summary>Viewers see no comments.</summary>
    CommentsHidden,

    /// <summary>And a slate stands in for the picture.</summary>
    Slate,

    /// <summary>And the broadcast is ended.</summary>
    Cut,
}

/// <summary>What stands between the publisher's video and the viewers.</summary>
public enum Gate
{
    /// <summary>The picture passes.</summary>
    Pass,

    /// <summary>A slate stands in for it.</summary>
    Slate,

    /// <summary>The broadcast is ended and its key refused.</summary>
    Cut,
}
