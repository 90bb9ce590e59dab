using Streaming.Broadcast.Media;

namespace Streaming.Broadcast.Segments;

/// <summary>The sound of one epoch: frames end to end, without holes and overlaps, and in time with the pictures.</summary>
internal sealed class AudioTrack(AacConfig config, SegmentLimits limits)
{
    private long _next;
    private bool _hasBegun;

    /// <summary>Where the sound ends so far, 1/90000 s.</summary>
    public long End => _next * 90_000 / config.Rate;

    /// <summary>Adds a frame of a time in milliseconds, moving or dropping it where it does not fit.</summary>
    public void Add(long time, ReadOnlySpan<byte> frame, SegmentBuilder segment)
    {
        var wanted = time * config.Rate / 1000;
        if (!_hasBegun && _next == 0 && wanted > 0)
            _next = wanted % config.FrameSamples;
        var slack = (long)limits.AudioSlack * config.Rate / 1000;
        if (wanted < _next - slack)
            return;
        _hasBegun = true;
        if (wanted > _next + slack)
            Fill(wanted - (config.FrameSamples / 2), segment);
        segment.AddAudio(_next, frame);
        _next += config.FrameSamples;
    }

    /// <summary>Fills the end of a segment with silence where the sound is missing; sound that is only interleaved late is waited for.</summary>
    public void FillTo(long end, SegmentBuilder segment)
    {
        var samples = end * config.Rate / 90_000;
        if (!_hasBegun || samples - _next > (long)limits.AudioLate * config.Rate / 1000)
            Fill(samples, segment);
    }

    private void Fill(long samples, SegmentBuilder segment)
    {
        for (; _next < samples; _next += config.FrameSamples)
            segment.AddAudio(_next, config.Silence);
    }
}
