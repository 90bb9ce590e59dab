using Streaming.Broadcast.Rtmp;
using Xunit;

namespace Streaming.Tests.Unit.Broadcast;

public class Amf0Tests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var read = Read(Amf0Writer.Write("connect", 1.5, true, null, new (string, object?)[] { ("app", "live"), ("n", 3) }));
        Assert.Equal(["connect", 1.5, true, null], read.Take(4));
        var members = Assert.IsType<Dictionary<string, object?>>(read[4]);
        Assert.Equal("live", members["app"]);
        Assert.Equal(3.0, members["n"]);
    }

    [Theory]
    [InlineData(0x04)]
    [InlineData(0x07)]
    [InlineData(0x0D)]
    [InlineData(0x10)]
    [InlineData(0x11)]
    [InlineData(0xFF)]
    public void An_unknown_type_is_refused(byte marker) => Refused(marker, 0, 0, 0, 0);

    [Fact]
    public void Truncated_values_are_refused()
    {
        Refused(0x00, 1, 2, 3);
        Refused(0x02, 0xFF, 0xFF, 65);
        Refused(0x03, 0, 1, 65);
        Refused(0x0C, 0xFF, 0xFF, 0xFF, 0xFF);
        Refused(0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 5);
    }

    [Fact]
    public void Depth_is_bounded() => Refused([.. Enumerable.Repeat<byte[]>([0x03, 0, 1, 65], 1000).SelectMany(x => x)]);

    [Fact]
    public void The_number_of_values_is_bounded() => Refused([.. Enumerable.Repeat((byte)5, 100_000)]);

    private static void Refused(params byte[] bytes) =>
        Assert.Equal(CloseCause.BadAmf, Assert.Throws<RtmpException>(() => Read(bytes)).Cause);

    private static List<object?> Read(ReadOnlyMemory<byte> bytes) => new Amf0Reader(bytes.Span).ReadAll();
}
