using Streaming.Broadcast.Fmp4;
using Streaming.Broadcast.Media;
using Streaming.Broadcast.Segments;
using Streaming.Broadcast.Slates;

namespace Streaming.Broadcast.Hls;

/// <summary>Where the running time ends, for pictures and sound; gives each segment its decode times so that neither ever steps back.</summary>
internal sealed class SplicePoint
{
    private long _end;
    private long _audioEnd;
    private long _offset;

    /// <summary>Moves an epoch to the end of what was aired.</summary>
    public void Splice(MediaSegment segment)
    {
        _offset = _end - segment.Start;
        if (segment.Audio.Count > 0)
            _offset = Math.Max(_offset, _audioEnd - (segment.AudioStart * 90_000 / segment.Epoch.Audio.Rate));
        _end = segment.Start + _offset;
    }

    public byte[] WriteHead(long number, MediaSegment segment)
    {
        var audio = segment.Epoch.Audio;
        var audioTime = segment.AudioStart + (_offset * audio.Rate / 90_000);
        if (segment.Audio.Count > 0)
            _audioEnd = RoundUp(audioTime + ((long)segment.Audio.Count * audio.FrameSamples), audio.Rate);
        var sizes = segment.IsMuted ? [.. Enumerable.Repeat(audio.Silence.Length, segment.Audio.Count)] : segment.Audio;
        return Fragment.WriteHead(number, segment.Start + _offset, audioTime, segment.Video, sizes, audio.FrameSamples);
    }

    /// <summary>The slate's sound begins where the sound before it ended and reaches to the end of its pictures.</summary>
    public byte[] WriteSlateHead(long number, SlatePicture? slate, AacConfig audio, out int frames)
    {
        var start = RoundUp(_audioEnd, 90_000, audio.Rate);
        if (_audioEnd < _end - 90_000)
            start = RoundUp(_end, 90_000, audio.Rate);
        var wanted = (_end + SlatePicture.Duration) * audio.Rate / 90_000;
        frames = (int)Math.Max(0, (wanted - start + audio.FrameSamples - 1) / audio.FrameSamples);
        if (frames > 0)
            _audioEnd = RoundUp(start + ((long)frames * audio.FrameSamples), audio.Rate);
        return Fragment.WriteHead(
            number, _end, start, slate?.Samples ?? [], [.. Enumerable.Repeat(audio.Silence.Length, frames)], audio.FrameSamples);
    }

    public void Advance(long duration) => _end += duration;

    private static long RoundUp(long samples, int rate) => RoundUp(samples, rate, 90_000);

    private static long RoundUp(long value, int from, int to) => ((value * to) + from - 1) / from;
}
