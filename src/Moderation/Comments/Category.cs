namespace Streaming.Moderation.Comments;

/// <summary>What kind of harm a score speaks of. The wire names are the camelCase member names.</summary>
public enum Category
{
    /// <summary>An insult at a person or a group.</summary>
    Insult,

    /// <summary>Hate or contempt for people because of who they are.</summary>
    IdentityAttack,

    /// <summary>A wish or an announcement of harm.</summary>
    Threat,

    /// <summary>Sexual harassment or explicit sexual talk.</summary>
    Sexual,

    /// <summary>Swearing, at nobody in particular.</summary>
    Profanity,

    /// <summary>Advertising, link dropping and copied lines; judged by rule, not by the model.</summary>
    Spam,
}
