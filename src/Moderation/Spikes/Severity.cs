namespace Streaming.Moderation.Spikes;

/// <summary>How bad the abuse on a channel is, from least to most.</summary>
public enum Severity
{
    /// <summary>What the channel is used to.</summary>
    None,

    /// <summary>A little more than usual: a quarrel.</summary>
    Unrest,

    /// <summary>Far more than usual: a spike.</summary>
    Spike,

    /// <summary>Very many authors, and a good part of all who write.</summary>
    Severe,
}
