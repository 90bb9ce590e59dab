using Streaming.Broadcast.Media;

namespace Streaming.Broadcast.Segments;

/// <summary>One picture in a segment. Times in ticks of 1/90000 s.</summary>
internal readonly record struct VideoSample(int Duration, int Size, bool IsKeyframe, int Composition);

/// <summary>A stretch of media with one configuration and one clock; between two of them players meet a discontinuity.</summary>
internal sealed class Epoch(AvcConfig? video, AacConfig audio)
{
    /// <summary>The pictures' configuration; null where there is audio only.</summary>
    public AvcConfig? Video => video;

    public AacConfig Audio => audio;
}

/// <summary>About two seconds of media as the publisher sent them, not yet on anybody's screen.</summary>
internal sealed class MediaSegment
{
    public required Epoch Epoch { get; init; }

    /// <summary>0, 1, 2 … in the epoch: the next follows without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>First decode time in the epoch, 1/90000 s.</summary>
    public required long Start { get; init; }

    /// <summary>1/90000 s.</summary>
    public required long Duration { get; init; }

    /// <summary>First audio sample, counted from the epoch's start at the audio's rate.</summary>
    public required long AudioStart { get; init; }

    public required IReadOnlyList<VideoSample> Video { get; init; }

    /// <summary>Bytes of each audio frame.</summary>
    public required IReadOnlyList<int> Audio { get; init; }

    public required BlockBuffer VideoBytes { get; init; }

    public required BlockBuffer AudioBytes { get; init; }

    /// <summary>When the first frame arrived.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the segment was whole.</summary>
    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>Whether it begins with a keyframe.</summary>
    public bool IsIndependent => Video.Count == 0 || Video[0].IsKeyframe;

    /// <summary>Whether its sound is to be replaced by silence.</summary>
    public bool IsMuted { get; set; }

    /// <summary>What a segment counts at least, so that thousands of empty ones are too heavy too.</summary>
    public const int LeastWeight = 32 * 1024;

    /// <summary>What the segment counts against the memory of its channel: media and the tables of its frames.</summary>
    public int Weight => LeastWeight + VideoBytes.Length + AudioBytes.Length + (16 * Video.Count) + (4 * Audio.Count);
}
