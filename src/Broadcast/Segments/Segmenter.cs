using Streaming.Broadcast.Media;

namespace Streaming.Broadcast.Segments;

/// <summary>Cuts one publisher's frames into segments. Frames pass through untouched; what is missing in the sound becomes silence.</summary>
/// <remarks>
/// Every segment with pictures has an audio track as well, silent where the publisher sends none: players cannot add a track to a running stream,
/// and an audio that begins late or pauses would stall them.
/// </remarks>
internal sealed class Segmenter(SegmentLimits limits, Action<MediaSegment> emit)
{
    private readonly MediaClock _clock = new(limits);
    private AvcConfig? _video;
    private AacConfig? _audio;
    private Epoch? _epoch;
    private SegmentBuilder? _open;
    private AudioTrack? _track;
    private long _base;
    private long _lastPicture;
    private long? _firstAudio;
    private int _number;

    /// <summary>Takes a video message.</summary>
    public void Video(uint timestamp, ReadOnlySpan<byte> payload, DateTimeOffset now)
    {
        var tag = FlvTag.Video(payload);
        if (tag.Kind == FlvKind.Config)
            Configure(AvcConfig.Parse(tag.Body), now);
        else if (tag.Kind == FlvKind.Frame && _video is not null)
            Picture(PictureTime(timestamp, now), tag, now);
    }

    /// <summary>Takes an audio message.</summary>
    public void Audio(uint timestamp, ReadOnlySpan<byte> payload, DateTimeOffset now)
    {
        var tag = FlvTag.Audio(payload);
        if (tag.Kind == FlvKind.Config)
            _audio = AacConfig.Parse(tag.Body) is var config && config.IsSameAs(_audio) ? _audio : config;
        else if (tag.Kind == FlvKind.Frame && _audio is not null && SoundTime(timestamp, now) is { } time)
            Sound(time, tag.Body, now);
    }

    /// <summary>Ends what is open: the publisher is gone, or its clock or configuration changed.</summary>
    public void Break(DateTimeOffset now)
    {
        if (_open is { IsEmpty: false })
            Emit(null, now);
        _open = null;
        _epoch = null;
        _firstAudio = null;
        _clock.Reset();
    }

    private void Configure(AvcConfig video, DateTimeOffset now)
    {
        if (video.IsSameAs(_video))
            return;
        Break(now);
        _video = video;
    }

    private long PictureTime(uint timestamp, DateTimeOffset now)
    {
        var time = _clock.Read(timestamp, out var jumped);
        if (jumped)
            BreakAt(time, now);
        return time;
    }

    // Pictures lead the clock: sound from before or after a jump is left out until it fits again.
    private long? SoundTime(uint timestamp, DateTimeOffset now)
    {
        var time = _clock.Read(timestamp, out var jumped);
        if (jumped && _epoch is { Video: not null })
            return null;
        if (jumped)
            BreakAt(time, now);
        return time;
    }

    private void BreakAt(long time, DateTimeOffset now)
    {
        Break(now);
        _clock.Accept(time);
    }

    private void Picture(long time, FlvTag tag, DateTimeOffset now)
    {
        NalUnits.Check(tag.Body, _video!.LengthSize);
        if (tag.IsKeyframe && _epoch is not null && !IsCurrent(_epoch))
            BreakAt(time, now);
        if (_epoch is not { Video: not null } && !tag.IsKeyframe)
            return;
        if (_epoch is null)
            Begin(new Epoch(_video, _audio ?? AacConfig.Default), time);
        var local = Math.Max((time - _base) * 90, _open is null && _number == 0 ? 0 : _lastPicture + 1);
        if (_open is not null && MustCut(local, tag.IsKeyframe))
            Cut(local, now);
        _open ??= new SegmentBuilder(_epoch!, _number, local, now);
        _open.AddPicture(local, tag.IsKeyframe, tag.Composition * 90, tag.Body);
        _lastPicture = local;
    }

    // An audio that appeared or changed waits for the next keyframe: no picture is lost for it.
    private bool IsCurrent(Epoch epoch) => epoch.Video is not null && (_audio is null || _audio.IsSameAs(epoch.Audio));

    private void Sound(long time, ReadOnlySpan<byte> frame, DateTimeOffset now)
    {
        _firstAudio ??= time;
        if (_epoch is { Video: not null } && ((time - _base) * 90) - _lastPicture > limits.Longest * 90L)
        {
            // The pictures stopped, the sound goes on; a keyframe ends this.
            BreakAt(time, now);
            Begin(new Epoch(null, _audio!), time);
        }
        if (_epoch is { Video: null } && !_audio!.IsSameAs(_epoch.Audio))
            Break(now);
        if (_epoch is null && !(_video is null && time - _firstAudio >= limits.AudioOnlyAfter))
            return;
        if (_epoch is null)
            Begin(new Epoch(null, _audio!), time);
        if (!_audio!.IsSameAs(_epoch!.Audio))
            return;
        if (_epoch.Video is null)
            OpenForSound(now);
        if (_open is not null)
            _track!.Add(time - _base, frame, _open);
    }

    private void OpenForSound(DateTimeOffset now)
    {
        if (_open is not null && _track!.End - _open.Start >= limits.Target * 90L)
            Cut(_track.End, now);
        _open ??= new SegmentBuilder(_epoch!, _number, _track!.End, now);
    }

    private void Begin(Epoch epoch, long time)
    {
        _open = null;
        _epoch = epoch;
        _base = time;
        _number = 0;
        _track = new AudioTrack(epoch.Audio, limits);
    }

    private bool MustCut(long local, bool isKeyframe)
    {
        var length = local - _open!.Start;
        var target = _number < limits.FirstCount ? limits.FirstTarget : limits.Target;
        return (isKeyframe && length >= target * 90L) || length >= limits.Longest * 90L || _open.Length >= limits.MaxBytes;
    }

    private void Cut(long end, DateTimeOffset now)
    {
        if (_epoch!.Video is not null)
            _track!.FillTo(end, _open!);
        Emit(end, now);
    }

    private void Emit(long? end, DateTimeOffset now)
    {
        emit(_open!.Complete(end, now));
        _open = null;
        _number++;
    }
}
