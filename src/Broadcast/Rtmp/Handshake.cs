using System.Buffers;
using System.Security.Cryptography;

namespace Streaming.Broadcast.Rtmp;

/// <summary>The plain RTMP handshake, version 3. What the peer echoes is not compared: some encoders send nothing meaningful there.</summary>
internal sealed class Handshake(IBufferWriter<byte> output)
{
    private const int Block = 1536;

    private bool _hasAnswered;

    /// <summary>Takes what has come; true once the handshake is through.</summary>
    public bool TryComplete(ref SequenceReader<byte> bytes)
    {
        // The version counts at once: garbage is not read up to the block's end.
        if (!_hasAnswered && bytes.TryPeek(out var version) && version != 3)
            throw new RtmpException(CloseCause.WrongVersion, $"version {version}; only 3 is spoken here");
        if (!_hasAnswered && bytes.Remaining > Block)
            Answer(ref bytes);
        if (!_hasAnswered || bytes.Remaining < Block)
            return false;
        bytes.Advance(Block);
        return true;
    }

    private void Answer(ref SequenceReader<byte> bytes)
    {
        var answer = output.GetSpan(1 + Block + Block)[..(1 + Block + Block)];
        answer[0] = 3;
        answer[1..9].Clear();
        RandomNumberGenerator.Fill(answer[9..(1 + Block)]);
        bytes.Advance(1);
        bytes.TryCopyTo(answer[(1 + Block)..]);
        bytes.Advance(Block);
        output.Advance(answer.Length);
        _hasAnswered = true;
    }
}
