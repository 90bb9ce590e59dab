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
    private long _shownEnd;
    private long _offset;
    private int _slateLag;

    /// <summary>Moves an epoch to the end of what was aired.</summary>
    public void Splice(MediaSegment segment)
    {
        _offset = _end - segment.Start;
        if (segment.Audio.Count > 0)
            _offset = Math.Max(_offset, _audioEnd - (segment.AudioStart * 90_000 / segment.Epoch.Audio.Rate));
        // With B-pictures the last picture is shown after the last decode time; the next one must not be shown before it.
        if (segment.Video.Count > 0)
            _offset = Math.Max(_offset, _shownEnd - segment.Start - segment.Video[0].Composition);
        _end = segment.Start + _offset;
    }

    public byte[] WriteHead(long number, MediaSegment segment)
    {
        var audio = segment.Epoch.Audio;
        var audioTime = segment.AudioStart + (_offset * audio.Rate / 90_000);
        if (segment.Audio.Count > 0)
            _audioEnd = RoundUp(audioTime + ((long)segment.Audio.Count * audio.FrameSamples), audio.Rate);
        _shownEnd = Math.Max(_shownEnd, ShownEnd(segment.Start + _offset, segment.Video));
        var sizes = segment.IsMuted ? [.. Enumerable.Repeat(audio.Silence.Length, segment.Audio.Count)] : segment.Audio;
        return Fragment.WriteHead(number, segment.Start + _offset, audioTime, segment.Video, sizes, audio.FrameSamples);
    }

    /// <summary>The slate's sound begins where the sound before it ended and reaches to the end of its pictures.</summary>
    public byte[] WriteSlateHead(long number, SlatePicture? slate, AacConfig audio, bool isFirst, out int frames)
    {
        if (isFirst)
            _slateLag = (int)Math.Max(0, _shownEnd - _end);
        IReadOnlyList<VideoSample> pictures = slate is null ? [] : [.. slate.Samples.Select(sample => sample with { Composition = _slateLag })];
        _shownEnd = Math.Max(_shownEnd, ShownEnd(_end, pictures));
        var start = RoundUp(_audioEnd, 90_000, audio.Rate);
        if (_audioEnd < _end - 90_000)
            start = RoundUp(_end, 90_000, audio.Rate);
        var wanted = (_end + SlatePicture.Duration) * audio.Rate / 90_000;
        frames = (int)Math.Max(0, (wanted - start + audio.FrameSamples - 1) / audio.FrameSamples);
        if (frames > 0)
            _audioEnd = RoundUp(start + ((long)frames * audio.FrameSamples), audio.Rate);
        return Fragment.WriteHead(
            number, _end, start, pictures, [.. Enumerable.Repeat(audio.Silence.Length, frames)], audio.FrameSamples);
    }

    public void Advance(long duration) => _end += duration;

    private static long ShownEnd(long time, IReadOnlyList<VideoSample> pictures)
    {
        var end = 0L;
        foreach (var picture in pictures)
        {
            end = Math.Max(end, time + picture.Composition + picture.Duration);
            time += picture.Duration;
        }
        return end;
    }

    private static long RoundUp(long samples, int rate) => RoundUp(samples, rate, 90_000);

    private static long RoundUp(long value, int from, int to) => ((value * to) + from - 1) / from;
}
