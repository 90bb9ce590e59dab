using Streaming.Broadcast.Hls;
using Streaming.Broadcast.Segments;

namespace Streaming.Broadcast.Live;

/// <summary>Decides what of one broadcast is aired, and when: holds segments back for the delay, and puts the slate in their place.</summary>
/// <remarks>
/// What was withheld stays withheld. Turning to the slate drops all that waits, and nothing that was taken while the slate stood is aired
/// afterwards: "resume" must not show, a delay later, what the slate was put up against. So the slate stands until the first segment
/// that began after the resume is due. The same bridge covers the hole that a dump or a lost publisher leaves.
/// </remarks>
internal sealed class Curtain(Reel reel)
{
    private static readonly TimeSpan LongBehind = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(1);

    private readonly Queue<MediaSegment> _waiting = [];
    private Epoch? _epoch;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _mutedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _slateFrom = DateTimeOffset.MinValue;
    private bool _isSlate;
    private bool _isBridging = true;
    private bool _isEnding;

    /// <summary>Nothing will be aired any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Bytes that wait.</summary>
    public long WaitingBytes { get; private set; }

    /// <summary>Takes a whole segment from the publisher.</summary>
    public void Push(MediaSegment segment)
    {
        _epoch = segment.Epoch;
        if (_isSlate || IsOver || segment.StartedAt < _notBefore)
            return;
        segment.IsMuted = segment.StartedAt < _mutedUntil;
        _waiting.Enqueue(segment);
        WaitingBytes += segment.Weight;
    }

    /// <summary>Airs what is due.</summary>
    public void Advance(DateTimeOffset now, TimeSpan delay)
    {
        while (!IsOver)
        {
            if (_waiting.TryPeek(out var segment) && segment.CompletedAt + delay <= now)
                Air(now);
            else if (IsSlateWanted(segment, delay) && SlateDue(now) is var due && due <= now)
                reel.AppendSlate(_epoch!, due);
            else
                break;
        }
        IsOver |= _isEnding && _waiting.Count == 0;
    }

    /// <summary>Puts the slate up, and drops all that waits.</summary>
    public void Slate(DateTimeOffset now)
    {
        _isSlate = true;
        _slateFrom = now;
        Drop(_ => true);
    }

    /// <summary>Lets pass what is taken from now on.</summary>
    public void Pass(DateTimeOffset now)
    {
        if (!_isSlate)
            return;
        _isSlate = false;
        Bridge(now);
        _notBefore = now;
    }

    /// <summary>Ends it at once; what waits is dropped.</summary>
    public void Cut()
    {
        Drop(_ => true);
        IsOver = true;
    }

    /// <summary>Ends it after what waits was aired.</summary>
    public void End()
    {
        _isEnding = true;
        _isBridging = false;
    }

    /// <summary>Drops what waits, or only its last part, and what is being taken now. Returns how much media it dropped.</summary>
    public TimeSpan Dump(TimeSpan? last, DateTimeOffset now)
    {
        var from = last is { } length ? now - length : DateTimeOffset.MinValue;
        _notBefore = now;
        Bridge(now);
        return Drop(segment => segment.CompletedAt > from);
    }

    /// <summary>Silences what was not aired yet, and what comes until then.</summary>
    public void Mute(DateTimeOffset until)
    {
        _mutedUntil = until;
        foreach (var segment in _waiting)
            segment.IsMuted = true;
    }

    /// <summary>Lets the sound pass of what is taken from now on.</summary>
    public void Unmute(DateTimeOffset now) => _mutedUntil = now < _mutedUntil ? now : _mutedUntil;

    /// <summary>Lets the slate stand in from a moment on until there is something to air.</summary>
    public void Bridge(DateTimeOffset from)
    {
        _isBridging = true;
        _slateFrom = from;
    }

    private void Air(DateTimeOffset now)
    {
        var segment = _waiting.Dequeue();
        WaitingBytes -= segment.Weight;
        reel.Append(segment, now);
        _isBridging = false;
    }

    // No slate where the next segment is as good as due: a round of it would only set viewers back.
    private bool IsSlateWanted(MediaSegment? next, TimeSpan delay) => _epoch is not null && !_isEnding
        && (_isSlate || (_isBridging && (next is null || next.CompletedAt + delay > NextRound + SoonEnough)));

    // The first round comes a little before the picture would have run out: players that ride close to the edge must not stall on it.
    private DateTimeOffset NextRound
    {
        get
        {
            if (reel.Last is not { } last)
                return _slateFrom;
            var end = last.ListedAt + last.Length - (last.IsSlate ? TimeSpan.Zero : Lead);
            return end > _slateFrom ? end : _slateFrom;
        }
    }

    private DateTimeOffset SlateDue(DateTimeOffset now) => now - NextRound > LongBehind ? now : NextRound;

    private TimeSpan Drop(Func<MediaSegment, bool> isDropped)
    {
        var dropped = 0L;
        for (var left = _waiting.Count; left > 0; left--)
        {
            var segment = _waiting.Dequeue();
            if (isDropped(segment))
            {
                dropped += segment.Duration;
                WaitingBytes -= segment.Weight;
            }
            else
            {
                _waiting.Enqueue(segment);
            }
        }
        return Ticks.ToTime(dropped);
    }
}
