namespace Streaming.Broadcast.Hls;

/// <summary>A file that viewers may fetch: parts that all of them share, written one after the other.</summary>
public sealed class MediaFile
{
    internal MediaFile(string extension, params IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        // Nobody can guess what was not listed.
        Name = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12)) + extension;
        Parts = [.. parts];
        Length = Parts.Sum(part => (long)part.Length);
    }

    /// <summary>The file's name in its channel: random, never used twice.</summary>
    public string Name { get; }

    /// <summary>The content.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Parts { get; }

    /// <summary>Bytes in all.</summary>
    public long Length { get; }
}
