namespace Streaming.Broadcast.Segments;

/// <summary>Where segments are cut. Milliseconds of media unless said otherwise.</summary>
internal sealed record SegmentLimits
{
    /// <summary>A keyframe after this cuts: two seconds less the rounding of time stamps.</summary>
    public int Target { get; init; } = 1900;

    /// <summary>The first segments of an epoch may be this short, so that viewers see something early.</summary>
    public int FirstTarget { get; init; } = 900;

    /// <summary>How many those are.</summary>
    public int FirstCount { get; init; } = 2;

    /// <summary>Without any keyframe it is cut here; encoders' automatic interval of 250 pictures stays below.</summary>
    public int Longest { get; init; } = 10_500;

    /// <summary>Bytes at which it is cut as well.</summary>
    public int MaxBytes { get; init; } = 24 << 20;

    /// <summary>A step of the clock beyond this, or <see cref="Backward"/> back, begins a new epoch.</summary>
    public int Forward { get; init; } = 8_000;

    /// <summary>The largest harmless step back: tracks interleave that loosely.</summary>
    public int Backward { get; init; } = 3_000;

    /// <summary>Audio that is this far from where the frames before it end is moved there.</summary>
    public int AudioSlack { get; init; } = 60;

    /// <summary>Audio missing for this long at the end of a segment is filled with silence.</summary>
    public int AudioLate { get; init; } = 1_000;

    /// <summary>Audio alone for this long, with no video announced, is an audio broadcast.</summary>
    public int AudioOnlyAfter { get; init; } = 1_500;
}
