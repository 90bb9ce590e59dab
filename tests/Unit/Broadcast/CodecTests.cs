using Streaming.Broadcast.Media;
using Streaming.Broadcast.Rtmp;
using Streaming.Broadcast.Slates;
using Xunit;

namespace Streaming.Tests.Unit.Broadcast;

public class CodecTests
{
    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1280, 720)]
    [InlineData(854, 480)]
    [InlineData(720, 1280)]
    public void The_size_is_read_from_the_sequence_parameter_set(int width, int height)
    {
        var config = AvcConfig.Parse(Encoder.Avc(width, height));
        Assert.Equal((width, height), (config.Width, config.Height));
    }

    [Fact]
    public void Any_cut_of_a_configuration_is_refused_cleanly()
    {
        var record = Encoder.Avc();
        for (var length = 0; length < record.Length - 1; length++)
            Assert.Equal(CloseCause.BadMedia, Assert.Throws<RtmpException>(() => AvcConfig.Parse(record.AsSpan(0, length))).Cause);
    }

    [Theory]
    [InlineData(new byte[] { 0x12, 0x10 }, 44100, 2)]
    [InlineData(new byte[] { 0x11, 0x88 }, 48000, 1)]
    [InlineData(new byte[] { 0x2B, 0x92, 0x08, 0x00 }, 22050, 2)]
    public void An_audio_configuration_is_read(byte[] record, int rate, int channels)
    {
        var config = AacConfig.Parse(record);
        Assert.Equal((rate, channels, 1024), (config.Rate, config.Channels, config.FrameSamples));
    }

    [Theory]
    [InlineData(new byte[] { 0x12 })]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x17, 0x80 })]
    public void A_broken_audio_configuration_is_refused(byte[] record) => Assert.Throws<RtmpException>(() => AacConfig.Parse(record));

    [Fact]
    public void Silence_of_one_and_two_channels_is_what_every_decoder_has_met()
    {
        Assert.Equal([0x00, 0xC8, 0x00, 0x80, 0x23, 0x80], SilentAac.Frame(1));
        Assert.Equal([0x21, 0x00, 0x49, 0x90, 0x02, 0x19, 0x00, 0x23, 0x80], SilentAac.Frame(2));
    }

    [Theory]
    [InlineData(new byte[] { 0x12, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x90, (byte)'h', (byte)'v', (byte)'c', (byte)'1' })]
    public void Video_other_than_H264_is_refused(byte[] tag) =>
        Assert.Equal(CloseCause.CodecRefused, Assert.Throws<RtmpException>(() => FlvTag.Video(tag)).Cause);

    [Fact]
    public void Audio_other_than_AAC_is_refused() =>
        Assert.Equal(CloseCause.CodecRefused, Assert.Throws<RtmpException>(() => FlvTag.Audio([0x2F, 1, 2, 3])).Cause);

    [Fact]
    public void A_negative_composition_time_keeps_its_sign() =>
        Assert.Equal(-40, FlvTag.Video(Encoder.Picture(false, composition: (-40) & 0xFFFFFF)).Composition);

    [Fact]
    public void A_frame_whose_units_overrun_it_is_refused() =>
        Assert.Throws<RtmpException>(() => NalUnits.Check([0, 0, 0, 9, 1, 2, 3], 4));

    [Theory]
    [InlineData(1280, 720, 1280, 720)]
    [InlineData(3840, 2160, 1920, 1080)]
    [InlineData(640, 480, 640, 360)]
    [InlineData(540, 960, 720, 1280)]
    [InlineData(1080, 1920, 1080, 1920)]
    public void The_nearest_slate_has_the_publishers_shape(int width, int height, int slateWidth, int slateHeight)
    {
        var slate = SlateLibrary.Nearest(width, height);
        Assert.Equal((slateWidth, slateHeight), (slate.Config.Width, slate.Config.Height));
    }

    [Fact]
    public void A_slate_begins_with_a_keyframe_and_fills_its_round()
    {
        Assert.All(SlateLibrary.All, slate =>
        {
            Assert.True(slate.Samples[0].IsKeyframe);
            Assert.Equal(20, slate.Samples.Count);
            Assert.Equal(SlatePicture.Duration, slate.Samples.Sum(sample => sample.Duration));
            Assert.Equal(slate.Bytes.Length, slate.Samples.Sum(sample => sample.Size));
        });
    }
}
