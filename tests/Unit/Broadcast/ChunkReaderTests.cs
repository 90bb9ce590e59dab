using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Streaming.Broadcast.Rtmp;
using Xunit;

namespace Streaming.Tests.Unit.Broadcast;

public class ChunkReaderTests
{
    private static readonly Gen<RtmpMessage> Messages =
        from size in Gen.OneOf(Gen.Choose(0, 300), Gen.Choose(0, 70_000))
        from time in Gen.Elements(0u, 1u, 0xFFFFFEu, 0xFFFFFFu, 0x1000000u, uint.MaxValue)
        from type in Gen.Elements(MessageType.Audio, MessageType.Video, MessageType.Command)
        select new RtmpMessage(type, time, 1, Bytes(size));

    [Fact]
    public void What_is_written_is_read_however_the_bytes_arrive() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from messages in Messages.ListOf(5)
         from chunk in Gen.Elements(1, 128, 4096, 65_536)
         from step in Gen.Elements(1, 7, 1000, 100_000)
         select (messages, chunk, step)).ToArbitrary(),
        given =>
        {
            var reader = Reader(out var output);
            reader.SetChunkSize((uint)given.chunk);
            var writer = new ChunkWriter(output) { ChunkSize = given.chunk };
            foreach (var message in given.messages)
                writer.Write(3, message);
            var read = ReadAll(reader, output.WrittenMemory, given.chunk == 1 ? Math.Max(given.step, 7) : given.step);
            return read.Count == given.messages.Count && read.Zip(given.messages).All(pair =>
                pair.First.Type == pair.Second.Type && pair.First.Timestamp == pair.Second.Timestamp
                && pair.First.Payload.Span.SequenceEqual(pair.Second.Payload.Span));
        }));

    [Fact]
    public void Short_headers_repeat_what_they_leave_out()
    {
        var reader = Reader(out _);
        byte[] bytes =
        [
            0x04, 0, 0, 100, 0, 0, 2, 9, 1, 0, 0, 0, 0xA1, 0xA2,
            0x44, 0, 0, 40, 0, 0, 1, 8, 0xB1,
            0x84, 0, 0, 20, 0xC1,
            0xC4, 0xD1,
        ];
        var read = ReadAll(reader, bytes, 3);
        Assert.Equal([100u, 140u, 160u, 180u], read.Select(message => message.Timestamp));
        Assert.Equal([MessageType.Video, MessageType.Audio, MessageType.Audio, MessageType.Audio], read.Select(message => message.Type));
        Assert.Equal([0xA1, 0xB1, 0xC1, 0xD1], read.Select(message => (int)message.Payload.Span[0]));
    }

    [Fact]
    public void Messages_of_two_chunk_streams_interleave()
    {
        var reader = Reader(out _);
        reader.SetChunkSize(2);
        byte[] bytes =
        [
            0x04, 0, 0, 0, 0, 0, 4, 9, 1, 0, 0, 0, 1, 2,
            0x05, 0, 0, 0, 0, 0, 3, 8, 1, 0, 0, 0, 7, 8,
            0xC4, 3, 4,
            0xC5, 9,
        ];
        var read = ReadAll(reader, bytes, 1);
        Assert.Equal([1, 2, 3, 4], read[0].Payload.ToArray());
        Assert.Equal([7, 8, 9], read[1].Payload.ToArray());
    }

    [Fact]
    public void Chunk_streams_with_wide_numbers_are_understood()
    {
        var reader = Reader(out _);
        byte[] bytes = [0x00, 10, 0, 0, 1, 0, 0, 1, 9, 0, 0, 0, 0, 0xAA, 0x01, 10, 2, 0, 0, 1, 0, 0, 1, 8, 0, 0, 0, 0, 0xBB];
        Assert.Equal([0xAA, 0xBB], ReadAll(reader, bytes, 1).Select(message => (int)message.Payload.Span[0]));
    }

    [Fact]
    public void A_chunk_size_above_the_limit_is_refused() =>
        Assert.Equal(CloseCause.ChunkTooLarge, Cause(() => Reader(out _).SetChunkSize(2_000_000)));

    [Fact]
    public void A_message_above_the_limit_is_refused_before_its_bytes_come() =>
        Assert.Equal(CloseCause.MessageTooLarge, Cause(() => ReadAll(Reader(out _), new byte[] { 0x04, 0, 0, 0, 0x40, 0, 0, 9, 1, 0, 0, 0 }, 100)));

    [Fact]
    public void More_chunk_streams_than_the_limit_are_refused() => Assert.Equal(CloseCause.TooManyChunkStreams, Cause(() =>
    {
        var bytes = Enumerable.Range(3, 20).SelectMany(id => new byte[] { (byte)id, 0, 0, 0, 0, 0, 1, 9, 1, 0, 0, 0, 0 }).ToArray();
        ReadAll(Reader(out _), bytes, 100);
    }));

    [Fact]
    public void A_first_header_that_leaves_things_out_is_refused() =>
        Assert.Equal(CloseCause.BadChunk, Cause(() => ReadAll(Reader(out _), new byte[] { 0xC4, 1 }, 100)));

    [Fact]
    public void A_message_inside_another_is_refused()
    {
        var reader = Reader(out _);
        reader.SetChunkSize(1);
        byte[] first = [0x04, 0, 0, 0, 0, 0, 4, 9, 1, 0, 0, 0, 1];
        Assert.Equal(CloseCause.BadChunk, Cause(() => ReadAll(reader, new byte[][] { first, first }.SelectMany(x => x).ToArray(), 100)));
    }

    [Fact]
    public void A_truncated_message_is_waited_for()
    {
        byte[] bytes = [0x04, 0, 0, 0, 0, 0, 4, 9, 1, 0, 0, 0, 1, 2, 3];
        Assert.Empty(ReadAll(Reader(out _), bytes, 1));
    }

    private static ChunkReader Reader(out ArrayBufferWriter<byte> output)
    {
        output = new ArrayBufferWriter<byte>();
        return new ChunkReader(16, 1 << 20) { MaxMessageBytes = 1 << 20 };
    }

    private static CloseCause Cause(Action action) => Assert.Throws<RtmpException>(action).Cause;

    private static ReadOnlyMemory<byte> Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private static List<RtmpMessage> ReadAll(ChunkReader chunks, ReadOnlyMemory<byte> bytes, int step)
    {
        var read = new List<RtmpMessage>();
        var used = 0L;
        for (var end = Math.Min(step, bytes.Length); ; end = Math.Min(end + step, bytes.Length))
        {
            var reader = new SequenceReader<byte>(new ReadOnlySequence<byte>(bytes[(int)used..end]));
            while (chunks.TryRead(ref reader, out var message))
                read.Add(message with { Payload = message.Payload.ToArray() });
            used += reader.Consumed;
            if (end == bytes.Length)
                return read;
        }
    }
}
