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
    private InitFile? _live;
    private InitFile? _slate;
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
        if (_live?.Epoch != segment.Epoch)
            _live = new(segment.Epoch, segment.Epoch.Video);
        _lastLive = segment;
        var head = _end.WriteHead(NextSequence + 1, segment);
        var audio = segment.IsMuted ? Silence(segment) : segment.AudioBytes.Parts;
        Add(new AiredSegment
        {
            Sequence = NextSequence,
            File = new(".m4s", [head, .. segment.VideoBytes.Parts, .. audio]),
            Init = _live.File,
            Duration = segment.Duration,
            IsDiscontinuity = Breaks(!follows),
            IsSlate = false,
            IsIndependent = segment.IsIndependent,
            ProgramDate = follows || segment.StartedAt < RunningDate ? RunningDate : segment.StartedAt,
            ListedAt = now,
        });
    }

    /// <summary>Appends one round of the slate, with the tracks that the publisher has.</summary>
    public void AppendSlate(Epoch epoch, DateTimeOffset listedAt)
    {
        var slate = epoch.Video is { } video ? SlateLibrary.Nearest(video.Width, video.Height) : null;
        var isFirst = Last is not { IsSlate: true } || _slate?.Epoch != epoch;
        if (_slate?.Epoch != epoch)
            _slate = new(epoch, slate?.Config);
        var head = _end.WriteSlateHead(NextSequence + 1, slate, epoch.Audio, isFirst, out var frames);
        var silence = new byte[frames * epoch.Audio.Silence.Length];
        for (var i = 0; i < frames; i++)
            epoch.Audio.Silence.CopyTo(silence, i * epoch.Audio.Silence.Length);
        var picture = slate is null ? ReadOnlyMemory<byte>.Empty : slate.Bytes;
        Add(new AiredSegment
        {
            Sequence = NextSequence,
            File = new(".m4s", [head, picture, silence]),
            Init = _slate!.File,
            Duration = SlatePicture.Duration,
            IsDiscontinuity = Breaks(isFirst),
            IsSlate = true,
            IsIndependent = true,
            ProgramDate = Last is null ? listedAt : RunningDate,
            ListedAt = listedAt,
        });
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Silence(MediaSegment segment) =>
        Enumerable.Repeat<ReadOnlyMemory<byte>>(segment.Epoch.Audio.Silence, segment.Audio.Count);

    private DateTimeOffset RunningDate => Last is { } last ? last.ProgramDate + last.Length : DateTimeOffset.MinValue;

    // The first segment of all breaks with nothing, unless a broadcast went before it.
    private bool Breaks(bool isSplice) => isSplice && NextSequence > 0;

    private void Add(AiredSegment segment)
    {
        _segments.Add(segment);
        NextSequence++;
        Discontinuities += segment.IsDiscontinuity ? 1 : 0;
        TargetSeconds = Math.Max(TargetSeconds, (int)Math.Round(segment.Duration / 90_000.0, MidpointRounding.AwayFromZero));
        Bytes += segment.File.Length + MediaSegment.LeastWeight;
        _files[segment.File.Name] = segment.File;
        _files[segment.Init.Name] = segment.Init;
        _end.Advance(segment.Duration);
        Trim();
    }

    // Listed: the window. Kept beyond that: as much again, since a slow viewer fetches what a playlist named a while ago.
    private void Trim()
    {
        for (var firstListed = FirstWithin(window); _firstListed < firstListed; _firstListed++)
            DiscontinuitySequence += _segments[_firstListed].IsDiscontinuity ? 1 : 0;
        var firstKept = FirstWithin(2 * window);
        for (var i = 0; i < firstKept; i++)
            Forget(i);
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

    private void Forget(int index)
    {
        _files.Remove(_segments[index].File.Name);
        Bytes -= _segments[index].File.Length + MediaSegment.LeastWeight;
        var init = _segments[index].Init;
        if (!_segments.Skip(index + 1).Any(later => later.Init == init))
            _files.Remove(init.Name);
    }

    private sealed class InitFile(Epoch epoch, AvcConfig? video)
    {
        public Epoch Epoch => epoch;

        public MediaFile File { get; } = new(".mp4", InitSegment.Write(video, epoch.Audio));
    }
}
