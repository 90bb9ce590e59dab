using Streaming.Broadcast.Segments;
using Xunit;

namespace Streaming.Tests.Unit.Broadcast;

public class SegmenterTests
{
    private readonly ManualClock _clock = new();
    private readonly List<MediaSegment> _cut = [];
    private readonly Segmenter _segmenter;

    public SegmenterTests() => _segmenter = new Segmenter(new SegmentLimits(), _cut.Add);

    [Fact]
    public void Segments_begin_at_keyframes_and_last_about_two_seconds()
    {
        Header();
        Run(0, 13_000, gop: 1000);
        Assert.All(_cut, segment => Assert.True(segment.Video[0].IsKeyframe));
        Assert.Equal([1.0, 1.0, 2.0, 2.0, 2.0, 2.0], _cut.Take(6).Select(segment => segment.Duration / 90_000.0));
        Assert.Equal(Enumerable.Range(0, _cut.Count), _cut.Select(segment => segment.Number));
    }

    [Fact]
    public void Pictures_and_sound_follow_without_a_gap()
    {
        Header();
        Run(0, 9_000, gop: 2000);
        for (var i = 1; i < _cut.Count; i++)
        {
            Assert.Equal(_cut[i - 1].Start + _cut[i - 1].Duration, _cut[i].Start);
            Assert.Equal(_cut[i - 1].AudioStart + (1024 * _cut[i - 1].Audio.Count), _cut[i].AudioStart);
            Assert.Equal(_cut[i].Duration, _cut[i].Video.Sum(sample => (long)sample.Duration));
        }
    }

    [Fact]
    public void A_stream_without_keyframes_is_cut_all_the_same()
    {
        Header();
        Run(0, 25_000, gop: 100_000);
        Assert.Equal(2, _cut.Count);
        Assert.False(_cut[1].IsIndependent);
    }

    [Fact]
    public void Without_sound_there_is_a_silent_track()
    {
        _segmenter.Video(0, Encoder.AvcHeader(), _clock.GetUtcNow());
        Run(0, 6_000, gop: 2000, sound: false);
        Assert.All(_cut, segment => Assert.InRange(segment.Audio.Count * 1024 / 48_000.0, 1.9, 2.1));
        Assert.All(_cut, segment => Assert.All(segment.Audio, size => Assert.Equal(9, size)));
    }

    [Fact]
    public void Sound_that_begins_late_comes_in_at_a_keyframe()
    {
        _segmenter.Video(0, Encoder.AvcHeader(), _clock.GetUtcNow());
        Run(0, 5_000, gop: 2000, sound: false);
        _segmenter.Audio(5_000, Encoder.AacHeader(), _clock.GetUtcNow());
        Run(5_000, 11_000, gop: 2000);
        Assert.Equal(5.0, _cut.TakeWhile(segment => segment.Epoch.Audio.Rate == 48_000).Sum(segment => segment.Duration) / 90_000.0, 1);
        Assert.Contains(_cut, segment => segment.Epoch.Audio.Rate == 44_100 && segment.Audio.All(size => size == 4));
    }

    [Fact]
    public void Sound_that_pauses_is_filled_with_silence()
    {
        Header();
        Run(0, 4_000, gop: 2000);
        Run(4_000, 8_000, gop: 2000, sound: false);
        Run(8_000, 12_001, gop: 2000);
        Assert.Single(_cut.Select(segment => segment.Epoch).Distinct());
        var samples = _cut.Sum(segment => segment.Audio.Count) * 1024;
        Assert.InRange(samples / 44_100.0, 11.7, 12.3);
        Assert.Contains(_cut, segment => segment.Audio.Contains(9));
    }

    [Fact]
    public void Sound_alone_is_a_broadcast_too()
    {
        _segmenter.Audio(0, Encoder.AacHeader(), _clock.GetUtcNow());
        for (var time = 0; time < 12_000; time += 23)
            _segmenter.Audio((uint)time, Encoder.Sound(), _clock.GetUtcNow());
        Assert.InRange(_cut.Count, 4, 5);
        Assert.All(_cut, segment => Assert.Null(segment.Epoch.Video));
        Assert.All(_cut, segment => Assert.InRange(segment.Duration / 90_000.0, 1.8, 2.2));
    }

    [Fact]
    public void Time_stamps_that_wrap_are_no_jump()
    {
        Header();
        Run(uint.MaxValue - 3_000, uint.MaxValue + 5_001L, gop: 2000);
        Assert.Single(_cut.Select(segment => segment.Epoch).Distinct());
        Assert.Equal(4, _cut.Count);
    }

    [Theory]
    [InlineData(600_000)]
    [InlineData(0)]
    public void A_jump_begins_a_new_epoch_at_the_next_keyframe(long to)
    {
        Header();
        Run(100_000, 105_000, gop: 2000);
        Run(to, to + 5_000, gop: 2000);
        var epochs = _cut.Select(segment => segment.Epoch).Distinct().Count();
        Assert.Equal(2, epochs);
        Assert.All(_cut, segment => Assert.InRange(segment.Duration, 1, 3 * 90_000));
    }

    [Fact]
    public void A_small_step_back_never_makes_a_duration_that_is_not_positive()
    {
        Header();
        Run(0, 2_000, gop: 2000);
        Run(1_900, 6_000, gop: 2000);
        Assert.All(_cut.SelectMany(segment => segment.Video), sample => Assert.True(sample.Duration > 0));
    }

    [Fact]
    public void Another_size_begins_a_new_epoch_with_its_configuration()
    {
        Header();
        Run(0, 4_100, gop: 2000);
        _segmenter.Video(4_100, Encoder.AvcHeader(854, 480), _clock.GetUtcNow());
        Run(4_100, 8_200, gop: 2000);
        Assert.Equal([1280, 854], _cut.Select(segment => segment.Epoch.Video!.Width).Distinct());
        Assert.Equal(4.1, _cut.Where(segment => segment.Epoch.Video!.Width == 1280).Sum(segment => segment.Duration) / 90_000.0, 1);
    }

    [Fact]
    public void The_same_configuration_again_changes_nothing()
    {
        Header();
        Run(0, 3_000, gop: 2000);
        Header();
        Run(3_000, 6_100, gop: 2000);
        Assert.Single(_cut.Select(segment => segment.Epoch).Distinct());
    }

    [Fact]
    public void Keyframes_carry_the_parameter_sets()
    {
        Header();
        Run(0, 2_100, gop: 2000);
        var sets = _cut[0].Epoch.Video!.ParameterSets;
        Assert.Equal(sets, _cut[0].VideoBytes.Parts.First()[..sets.Length].ToArray());
    }

    [Fact]
    public void What_a_publisher_leaves_open_is_not_lost()
    {
        Header();
        Run(0, 1_500, gop: 2000);
        Assert.Empty(_cut);
        _segmenter.Break(_clock.GetUtcNow());
        Assert.Equal(1.5, Assert.Single(_cut).Duration / 90_000.0, 1);
    }

    private void Header()
    {
        _segmenter.Video(0, Encoder.AvcHeader(), _clock.GetUtcNow());
        _segmenter.Audio(0, Encoder.AacHeader(), _clock.GetUtcNow());
    }

    // 25 pictures and 43 sounds a second.
    private void Run(long from, long to, int gop, bool sound = true)
    {
        var nextSound = (double)from;
        for (var time = from; time < to; time += 40)
        {
            _segmenter.Video(unchecked((uint)time), Encoder.Picture((time - from) % gop == 0), _clock.GetUtcNow());
            for (; sound && nextSound <= time; nextSound += 1024 / 44.1)
                _segmenter.Audio(unchecked((uint)(long)nextSound), Encoder.Sound(), _clock.GetUtcNow());
        }
    }
}
