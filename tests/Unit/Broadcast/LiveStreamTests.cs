using Streaming.Broadcast;
using Streaming.Broadcast.Live;
using Streaming.Broadcast.Rtmp;
using Xunit;

namespace Streaming.Tests.Unit.Broadcast;

/// <summary>What viewers of one channel get while publisher, gate and delay change. Each second of sound carries its own mark.</summary>
public sealed class LiveStreamTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly BroadcastMetrics _metrics = new();
    private readonly LiveStream _stream;
    private readonly List<CloseCause> _ended = [];
    private readonly List<BroadcastSession> _sessions = [];
    private readonly HashSet<int> _seen = [];
    private readonly List<Viewer> _views = [];
    private Publisher _publisher;
    private int _delay;
    private int _second;

    public LiveStreamTests()
    {
        _stream = new LiveStream("demo", new LiveOptions(), TimeSpan.FromSeconds(3), () => TimeSpan.FromSeconds(_delay), _metrics);
        _stream.Started += _sessions.Add;
        _stream.Ended += _sessions.Add;
        _publisher = new Publisher(_ended.Add);
    }

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public void There_is_nothing_before_the_first_segment()
    {
        Assert.Null(Viewer.Read(_stream, Now));
        Publish();
        Assert.Null(Viewer.Read(_stream, Now));
        Run(2);
        Assert.Single(View().Segments);
    }

    [Fact]
    public void Viewers_get_everything_once_and_in_order()
    {
        Publish();
        Run(40);
        Assert.Equal(Enumerable.Range(0, 38), _seen.Order());
        AssertRunsOn();
    }

    [Fact]
    public void The_delay_keeps_viewers_behind()
    {
        _delay = 8;
        Publish();
        for (var second = 0; second < 30; second++)
        {
            Run(1);
            Assert.DoesNotContain(_seen, seen => seen > _second - 8);
        }
        Assert.Contains(_seen, seen => seen >= _second - 12);
        AssertRunsOn();
    }

    [Fact]
    public void The_slate_withholds_for_ever_what_was_not_aired_and_what_was_taken_under_it()
    {
        _delay = 8;
        Publish();
        Run(20);
        var slated = _second;
        _stream.Turn(GatePosition.Slate, Now);
        Run(12);
        var resumed = _second;
        _stream.Turn(GatePosition.Pass, Now);
        Run(24);
        Assert.DoesNotContain(_seen, seen => seen >= slated - 8 && seen < resumed);
        Assert.Contains(_seen, seen => seen > resumed);
        AssertRunsOn();
        // In and out here, and out of the slate that stood until the delay had run for the first time.
        Assert.Equal(3, Breaks());
    }

    [Fact]
    public void The_slate_comes_at_once_and_goes_when_the_next_whole_segment_is_there()
    {
        Publish();
        Run(10);
        _stream.Turn(GatePosition.Slate, Now);
        Assert.True(View().Segments[^1].Breaks);
        Run(6);
        var under = View().Segments;
        Assert.Equal(4, under.Count(segment => segment.Init == under[^1].Init));
        _stream.Turn(GatePosition.Pass, Now);
        Run(4);
        var after = View().Segments[^1];
        Assert.NotEqual(under[^1].Init, after.Init);
        Assert.Equal(under[0].Init, after.Init);
        AssertRunsOn();
    }

    [Fact]
    public void Many_slates_in_and_out_leave_the_numbers_monotonic()
    {
        Publish();
        Run(6);
        for (var round = 0; round < 8; round++)
        {
            _stream.Turn(round % 2 == 0 ? GatePosition.Slate : GatePosition.Pass, Now);
            Run(7);
        }
        AssertRunsOn();
        Assert.Equal(8, Breaks());
    }

    [Fact]
    public void A_cut_ends_publisher_and_playlist_and_refuses_the_key()
    {
        _delay = 8;
        Publish();
        Run(20);
        var cut = _second;
        _stream.Turn(GatePosition.Cut, Now);
        Assert.Equal([CloseCause.GateCut], _ended);
        Assert.True(View().HasEnded);
        Assert.DoesNotContain(_seen, seen => seen >= cut - 8);
        Assert.Throws<RtmpException>(() => _stream.Video(_publisher, 0, Encoder.Picture(true), Now));
        Assert.Equal(CloseCause.GateCut, _stream.Begin(new Publisher(_ended.Add), Now));
        Assert.Equal(CloseCause.GateCut, _sessions[^1].Cause);
    }

    [Fact]
    public void After_a_resume_the_same_key_begins_a_new_broadcast_whose_numbers_go_on()
    {
        Publish();
        Run(10);
        _stream.Turn(GatePosition.Cut, Now);
        var last = View();
        _stream.Turn(GatePosition.Pass, Now);
        Publish();
        Run(4);
        var view = View();
        Assert.False(view.HasEnded);
        Assert.True(view.MediaSequence >= last.MediaSequence + last.Segments.Count);
        Assert.DoesNotContain(view.Segments, segment => last.Segments.Any(old => old.Name == segment.Name));
        Assert.Equal(2, _sessions.Select(session => session.Id).Distinct().Count());
    }

    [Fact]
    public void Dumped_seconds_are_never_served()
    {
        _delay = 8;
        Publish();
        Run(20);
        var dumped = _second;
        Assert.InRange(_stream.Dump(null, Now)!.Value.TotalSeconds, 6, 10);
        Run(30);
        Assert.DoesNotContain(_seen, seen => seen >= dumped - 8 && seen < dumped);
        Assert.Contains(_seen, seen => seen > dumped + 2);
        AssertRunsOn();
    }

    [Fact]
    public void A_dump_of_the_last_seconds_leaves_the_older_ones()
    {
        _delay = 8;
        Publish();
        Run(20);
        var dumped = _second;
        _stream.Dump(TimeSpan.FromSeconds(3), Now);
        Run(30);
        Assert.DoesNotContain(_seen, seen => seen >= dumped - 3 && seen < dumped);
        Assert.Contains(dumped - 7, _seen);
        AssertRunsOn();
    }

    [Fact]
    public void Files_that_no_playlist_named_are_not_found()
    {
        _delay = 8;
        Publish();
        Run(20);
        Assert.Null(_stream.Find("0.m4s"));
        Assert.Null(_stream.Find(""));
        var name = View().Segments[0].Name;
        Assert.NotNull(_stream.Find(name));
        Run(60);
        Assert.Null(_stream.Find(name));
    }

    [Fact]
    public void A_mute_silences_what_waits_and_lets_sound_pass_that_is_taken_afterwards()
    {
        _delay = 8;
        Publish();
        Run(20);
        var muted = _second;
        _stream.Mute(TimeSpan.FromSeconds(4), Now);
        Run(24);
        Assert.DoesNotContain(_seen, seen => seen >= muted - 8 && seen < muted + 4);
        Assert.Contains(_seen, seen => seen > muted + 6);
        Assert.Equal(1, Breaks());
        AssertRunsOn();
    }

    [Fact]
    public void A_lost_publisher_may_come_back_into_the_same_broadcast()
    {
        Publish();
        Run(10);
        _stream.Leave(_publisher, CloseCause.PeerClosed, Now);
        Idle(5);
        Publish();
        Run(6);
        Assert.False(View().HasEnded);
        Assert.Single(_sessions);
        AssertRunsOn();
    }

    [Fact]
    public void A_lost_publisher_that_stays_away_ends_the_broadcast()
    {
        Publish();
        Run(10);
        _stream.Leave(_publisher, CloseCause.PeerClosed, Now);
        Idle(7);
        Assert.False(View().HasEnded);
        Idle(2);
        Assert.True(View().HasEnded);
        Assert.Equal(CloseCause.PeerClosed, _sessions[^1].Cause);
        Idle(61);
        Assert.Null(Viewer.Read(_stream, Now));
    }

    [Fact]
    public void A_publisher_that_says_goodbye_ends_the_broadcast_once_the_delay_has_run_out()
    {
        _delay = 8;
        Publish();
        Run(20);
        _stream.Leave(_publisher, CloseCause.Unpublished, Now);
        Assert.False(View().HasEnded);
        Idle(9);
        Assert.True(View().HasEnded);
        Assert.Contains(_second - 1, _seen);
        AssertRunsOn();
    }

    [Fact]
    public void A_second_publisher_is_refused_while_the_first_one_sends()
    {
        Publish();
        Run(4);
        Assert.Equal(CloseCause.AlreadyPublishing, _stream.Begin(new Publisher(_ => { }), Now));
        Assert.Empty(_ended);
    }

    [Fact]
    public void A_publisher_that_fell_silent_gives_way_to_a_newer_one()
    {
        Publish();
        Run(4);
        Idle(3);
        var former = _publisher;
        Publish();
        Assert.Equal([CloseCause.TakenOver], _ended);
        Assert.Throws<RtmpException>(() => _stream.Video(former, 0, Encoder.Picture(true), Now));
        Run(4);
        Assert.Single(_sessions);
        AssertRunsOn();
    }

    [Fact]
    public void A_change_of_size_brings_a_new_initialisation_behind_a_discontinuity()
    {
        Publish();
        Run(6);
        _stream.Video(_publisher, (uint)(_second * 1000), Encoder.AvcHeader(720, 1280), Now);
        Run(6);
        var view = View();
        Assert.Equal(2, view.Segments.Select(segment => segment.Init).Distinct().Count());
        Assert.Single(view.Segments, segment => segment.Breaks);
        AssertRunsOn();
    }

    [Fact]
    public void A_publisher_too_heavy_for_the_memory_is_sent_away()
    {
        var stream = new LiveStream("demo", new LiveOptions { MaxMegabytes = 16 }, TimeSpan.FromSeconds(3), () => TimeSpan.FromSeconds(40), _metrics);
        stream.Begin(_publisher, Now);
        stream.Video(_publisher, 0, Encoder.AvcHeader(), Now);
        var refused = Assert.Throws<RtmpException>(() =>
        {
            for (var time = 0u; time < 40_000; time += 500)
                stream.Video(_publisher, time, Encoder.Picture(time % 1000 == 0, size: 500_000), Now);
        });
        Assert.Equal(CloseCause.TooHeavy, refused.Cause);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void A_flood_of_tiny_segments_is_too_heavy_before_it_fills_the_memory(int delay)
    {
        _delay = delay;
        Publish();
        var sent = 0;
        var refused = Assert.Throws<RtmpException>(() =>
        {
            for (; sent < 20_000; sent++)
            {
                // Each change of the picture's size ends a segment.
                _stream.Video(_publisher, 0, Encoder.AvcHeader(sent % 2 == 0 ? 640 : 1280, sent % 2 == 0 ? 360 : 720), Now);
                _stream.Video(_publisher, 0, Encoder.Picture(isKeyframe: true), Now);
                _stream.Video(_publisher, 0, Encoder.Picture(isKeyframe: false), Now);
            }
        });
        Assert.Equal(CloseCause.TooHeavy, refused.Cause);
        Assert.InRange(sent, 100, 10_000);
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    private void Publish()
    {
        _publisher = new Publisher(_ended.Add);
        Assert.Null(_stream.Begin(_publisher, Now));
        _stream.Video(_publisher, 0, Encoder.AvcHeader(), Now);
        _stream.Audio(_publisher, 0, Encoder.AacHeader(), Now);
    }

    // A keyframe a second; the sound of second n is full of the byte 100 + n (mod 100).
    private void Run(int seconds)
    {
        for (var end = _second + seconds; _second < end; _second++)
        {
            for (var step = 0; step < 25; step++)
            {
                var time = (uint)((_second * 1000) + (step * 40));
                _stream.Video(_publisher, time, Encoder.Picture(step == 0), Now);
                _stream.Audio(_publisher, time, Encoder.Sound(Mark(_second)), Now);
                _clock.Advance(TimeSpan.FromMilliseconds(40));
                if (step % 5 == 0)
                    _stream.Tick(Now);
            }
            Look();
        }
    }

    private void Idle(int seconds)
    {
        for (var step = 0; step < seconds * 5; step++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(200));
            _stream.Tick(Now);
            Look();
        }
    }

    private static byte Mark(int second) => (byte)(100 + (second % 100));

    private void Look()
    {
        if (Viewer.Read(_stream, Now) is not { } view)
            return;
        _views.Add(view);
        foreach (var segment in view.Segments.TakeLast(4))
            _seen.UnionWith(Enumerable.Range(0, Math.Min(_second + 1, 100)).Where(second => segment.Contains(Mark(second))));
    }

    private Viewer View()
    {
        Look();
        return _views[^1];
    }

    private int Breaks() => Timeline().Count(segment => segment.Breaks);

    private List<ViewedSegment> Timeline() =>
        [.. _views.SelectMany(view => view.Segments).DistinctBy(segment => segment.Name)];

    // What every client relies on, over all playlists that were looked at.
    private void AssertRunsOn()
    {
        var numbers = new Dictionary<long, string>();
        var eras = new Dictionary<long, long>();
        foreach (var view in _views)
        {
            var era = view.DiscontinuitySequence;
            for (var i = 0; i < view.Segments.Count; i++)
            {
                era += view.Segments[i].Breaks ? 1 : 0;
                var number = view.MediaSequence + i;
                Assert.Equal(view.Segments[i].Name, numbers.TryAdd(number, view.Segments[i].Name) ? view.Segments[i].Name : numbers[number]);
                Assert.Equal(era, eras.TryAdd(number, era) ? era : eras[number]);
            }
        }
        Assert.Equal(Enumerable.Range(0, numbers.Count).Select(i => (long)i), numbers.Keys.Order());
        var timeline = Timeline();
        foreach (var (before, after) in timeline.Zip(timeline.Skip(1)))
        {
            Assert.True(after.Date >= before.Date + TimeSpan.FromSeconds(before.Length) - TimeSpan.FromMilliseconds(2));
            var gap = (after.DecodeTimes.First() - before.DecodeTimes.First()) / 90_000.0 - before.Length;
            Assert.InRange(gap, -0.0001, after.Breaks ? 0.2 : 0.0001);
            var soundGap = (after.DecodeTimes.Last() - before.DecodeTimes.Last()) / 44_100.0;
            Assert.True(soundGap > 0);
        }
    }
}
