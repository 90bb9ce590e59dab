using Streaming.Broadcast.Media;

namespace Streaming.Broadcast.Segments;

/// <summary>The segment that is being filled.</summary>
internal sealed class SegmentBuilder(Epoch epoch, int number, long start, DateTimeOffset startedAt)
{
    private const int LikelyDuration = 3000;

    private readonly List<VideoSample> _video = [];
    private readonly List<int> _audio = [];
    private readonly BlockBuffer _videoBytes = new(64 * 1024);
    private readonly BlockBuffer _audioBytes = new(8 * 1024);
    private long _lastPicture;
    private long _audioStart;

    public long Start => start;

    public int Length => _videoBytes.Length + _audioBytes.Length + (16 * _video.Count) + (4 * _audio.Count);

    public bool IsEmpty => _video.Count == 0 && _audio.Count == 0;

    public void AddPicture(long time, bool isKeyframe, int composition, ReadOnlySpan<byte> frame)
    {
        EndPicture(time);
        var before = _videoBytes.Length;
        if (isKeyframe)
            _videoBytes.Append(epoch.Video!.ParameterSets);
        _videoBytes.Append(frame);
        _video.Add(new(LikelyDuration, _videoBytes.Length - before, isKeyframe, composition));
        _lastPicture = time;
    }

    public void AddAudio(long sample, ReadOnlySpan<byte> frame)
    {
        if (_audio.Count == 0)
            _audioStart = sample;
        _audioBytes.Append(frame);
        _audio.Add(frame.Length);
    }

    /// <summary>Ends where the next begins; null where nothing better is known than the length of the picture before.</summary>
    public MediaSegment Complete(long? end, DateTimeOffset now)
    {
        EndPicture(end ?? _lastPicture + (_video.Count > 1 ? _video[^2].Duration : LikelyDuration));
        _videoBytes.Trim();
        _audioBytes.Trim();
        var audioEnd = _audio.Count * (long)epoch.Audio.FrameSamples * 90_000 / epoch.Audio.Rate;
        var duration = end is { } known ? known - start
            : _video.Count > 0 ? _lastPicture + _video[^1].Duration - start
            : audioEnd;
        return new MediaSegment
        {
            Epoch = epoch,
            Number = number,
            Start = start,
            Duration = duration,
            AudioStart = _audioStart,
            Video = _video,
            Audio = _audio,
            VideoBytes = _videoBytes,
            AudioBytes = _audioBytes,
            StartedAt = startedAt,
            CompletedAt = now,
        };
    }

    // How long a picture stands is known when the next one comes.
    private void EndPicture(long next)
    {
        if (_video.Count > 0)
            _video[^1] = _video[^1] with { Duration = (int)(next - _lastPicture) };
    }
}
