using Streaming.Broadcast.Fmp4;
using Streaming.Broadcast.Media;
using Streaming.Broadcast.Segments;
using Streaming.Broadcast.Slates;

namespace Streaming.Broadcast.Hls;

/// <summary>What was aired, in order: one running time, whatever is spliced into it. Appends alone; old segments fall off its tail.</summary>
internal sealed class Reel(long firstSequence, long discontinuities, TimeSpan window)
{
    private const int MinListed = 4;

    private readonly List<AiredSegment> _segments = [];
    private readonly Dictionary<string, MediaFile> _files = new(StringComparer.Ordinal);
    private readonly SplicePoint _end = new();
    private MediaSegment? _lastLive;
    private Epoch? _initOf;
    private MediaFile? _init;
    private int _firstListed;

    public long NextSequence { get; private set; } = firstSequence;

    /// <summary>Discontinuities before the first listed segment.</summary>
    public long DiscontinuitySequence { get; private set; } = discontinuities;

    /// <summary>Discontinuities so far.</summary>
    public long Discontinuities { get; private set; } = discontinuities;

    public AiredSegment? Last => _segments.Count > 0 ? _segments[^1] : null;

    /// <summary>The segments that the playlist lists.</summary>
    public ReadOnlySpan<AiredSegment> Listed => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_segments)[_firstListed..];

    /// <summary>Bytes of all segments that are kept.</summary>
    public long Bytes { get; private set; }

    /// <summary>The longest listed so far, in whole seconds; a playlist's target must not shrink.</summary>
    public int TargetSeconds { get; private set; } = 2;

    public MediaFile? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>Appends a segment of the publisher's.</summary>
    public void Append(MediaSegment segment, DateTimeOffset now)
    {
        var follows = _lastLive is { } last && last.Epoch == segment.Epoch && last.Number + 1 == segment.Number && Last is { IsSlate: false };
        if (!follows)
            _end.Splice(segment);
        if (_initOf != segment.Epoch)
            SetInit(segment.Epoch, segment.Epoch.Video);
        _lastLive = segment;
        var head = _end.WriteHead(NextSequence + 1, segment);
        var audio = segment.IsMuted ? Silence(segment) : segment.AudioBytes.Parts;
        Add(new(".m4s", [head, .. segment.VideoBytes.Parts, .. audio]), segment.Duration, !follows, segment.IsIndependent, isSlate: false, segment.StartedAt, now);
    }

    /// <summary>Appends one round of the slate, with the tracks that the publisher has.</summary>
    public void AppendSlate(Epoch epoch, DateTimeOffset listedAt)
    {
        var isFirst = Last is not { IsSlate: true } || _initOf != epoch;
        var slate = epoch.Video is null ? null : SlateLibrary.Nearest(epoch.Video);
        if (isFirst)
            SetInit(epoch, slate?.Config);
        var head = _end.WriteSlateHead(NextSequence + 1, slate, epoch.Audio, out var frames);
        var silence = new byte[frames * epoch.Audio.Silence.Length];
        for (var i = 0; i < frames; i++)
            epoch.Audio.Silence.CopyTo(silence, i * epoch.Audio.Silence.Length);
        var picture = slate is null ? ReadOnlyMemory<byte>.Empty : slate.Bytes;
        Add(new(".m4s", [head, picture, silence]), SlatePicture.Duration, isFirst, isIndependent: true, isSlate: true, listedAt, listedAt);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Silence(MediaSegment segment) =>
        Enumerable.Repeat<ReadOnlyMemory<byte>>(segment.Epoch.Audio.Silence, segment.Audio.Count);

    private void SetInit(Epoch epoch, AvcConfig? video)
    {
        _initOf = epoch;
        _init = new(".mp4", InitSegment.Write(video, epoch.Audio));
    }

    private void Add(
        MediaFile file, long duration, bool isDiscontinuity, bool isIndependent, bool isSlate, DateTimeOffset taken, DateTimeOffset listedAt)
    {
        var earliest = Last is { } last ? last.ProgramDate + last.Length : taken;
        // The first segment of all breaks with nothing, unless a broadcast went before it.
        var breaks = isDiscontinuity && (_segments.Count > 0 || NextSequence > 0);
        _segments.Add(new AiredSegment
        {
            Sequence = NextSequence++,
            File = file,
            Init = _init!,
            Duration = duration,
            IsDiscontinuity = breaks,
            IsSlate = isSlate,
            IsIndependent = isIndependent,
            ProgramDate = isDiscontinuity && taken > earliest ? taken : earliest,
            ListedAt = listedAt,
        });
        Discontinuities += breaks ? 1 : 0;
        TargetSeconds = Math.Max(TargetSeconds, (int)Math.Round(duration / 90_000.0, MidpointRounding.AwayFromZero));
        Bytes += file.Length;
        _files[file.Name] = file;
        _files[_init!.Name] = _init;
        _end.Advance(duration);
        Trim();
    }

    // Listed: the window. Kept beyond that: as much again, since a slow viewer fetches what a playlist named a while ago.
    private void Trim()
    {
        for (var firstListed = FirstWithin(window); _firstListed < firstListed; _firstListed++)
            DiscontinuitySequence += _segments[_firstListed].IsDiscontinuity ? 1 : 0;
        var firstKept = FirstWithin(2 * window);
        for (var i = 0; i < firstKept; i++)
            Forget(_segments[i], _segments[i + 1]);
        _segments.RemoveRange(0, firstKept);
        _firstListed -= firstKept;
    }

    private int FirstWithin(TimeSpan length)
    {
        var first = _segments.Count;
        while (first > 0 && (length > TimeSpan.Zero || _segments.Count - first < MinListed))
            length -= _segments[--first].Length;
        return first;
    }

    private void Forget(AiredSegment segment, AiredSegment next)
    {
        _files.Remove(segment.File.Name);
        Bytes -= segment.File.Length;
        if (next.Init != segment.Init)
            _files.Remove(segment.Init.Name);
    }
}
