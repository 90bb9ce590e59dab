namespace Streaming.Broadcast.Media;

/// <summary>Bytes that grow in blocks: nothing is copied when they grow, no block reaches the large object heap, and viewers share them.</summary>
internal sealed class BlockBuffer(int blockSize)
{
    private readonly List<byte[]> _blocks = [];
    private int _free;

    public int Length { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        while (!bytes.IsEmpty)
        {
            if (_free == 0)
            {
                _blocks.Add(GC.AllocateUninitializedArray<byte>(blockSize));
                _free = blockSize;
            }
            var size = Math.Min(_free, bytes.Length);
            bytes[..size].CopyTo(_blocks[^1].AsSpan(blockSize - _free));
            bytes = bytes[size..];
            _free -= size;
        }
    }

    // What the last block has left is given back: many short segments must not hold many empty blocks.
    public void Trim()
    {
        if (_free == 0)
            return;
        _blocks[^1] = _blocks[^1][..^_free];
        _free = 0;
    }

    public IEnumerable<ReadOnlyMemory<byte>> Parts
    {
        get
        {
            for (var i = 0; i < _blocks.Count; i++)
                yield return _blocks[i].AsMemory(0, i == _blocks.Count - 1 ? _blocks[i].Length - _free : _blocks[i].Length);
        }
    }
}
