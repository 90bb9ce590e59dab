using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Streaming.Classifier.Features;
using Streaming.Classifier.Network;

namespace Streaming.Classifier.Model;

/// <summary>A model on disk: magic, version, SHA-256 of the rest, then the model, deflated.</summary>
public static class ModelFile
{
    /// <summary>The version of the layout and of the features; a file of another version is refused.</summary>
    public const int Version = 3;

    private const int MostEntries = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "STRMMODL"u8;

    /// <summary>Writes a model. Equal models give equal bytes.</summary>
    public static void Write(CommentModel model, Stream file)
    {
        var body = Pack(model);
        using var writer = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(SHA256.HashData(body));
        writer.Write(body.Length);
        writer.Write(body);
    }

    /// <summary>Reads a model; anything that is not one, whole and unchanged, is an <see cref="InvalidDataException"/> that says what is wrong.</summary>
    public static CommentModel Read(Stream file)
    {
        try
        {
            using var reader = new BinaryReader(file, System.Text.Encoding.UTF8, leaveOpen: true);
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
                throw new InvalidDataException("This is not a model file.");
            var version = reader.ReadInt32();
            if (version != Version)
                throw new InvalidDataException($"The model file has version {version}; this program reads version {Version}. Train it again.");
            return Unpack(CheckedBody(reader));
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("The model file ends too early.");
        }
    }

    private static byte[] CheckedBody(BinaryReader reader)
    {
        var sum = reader.ReadBytes(SHA256.HashSizeInBytes);
        var length = reader.ReadInt32();
        if (length < 0 || length > FeatureSpace.Buckets * Heads.Count * 2)
            throw new InvalidDataException("The model file has an impossible length.");
        var body = reader.ReadBytes(length);
        if (body.Length != length)
            throw new EndOfStreamException();
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(sum))
            throw new InvalidDataException("The model file's checksum does not match: it is damaged.");
        return body;
    }

    private static byte[] Pack(CommentModel model)
    {
        using var packed = new MemoryStream();
        using (var deflated = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var writer = new BinaryWriter(deflated))
        {
            writer.Write(model.Description);
            writer.Write(MemoryMarshal.AsBytes<Calibration>(model.Calibrations.ToArray()));
            writer.Write(MemoryMarshal.AsBytes<Surest>(model.Surests.ToArray()));
            writer.Write(model.Classes.Entries.Count);
            foreach (var (key, value) in model.Classes.Entries)
            {
                writer.Write(key);
                writer.Write((int)value);
            }

            writer.Write(MemoryMarshal.AsBytes(model.Linear.Scales));
            writer.Write(MemoryMarshal.AsBytes(model.Linear.Weights));
            writer.Write(model.Network.Weights.RowStep);
            writer.Write(MemoryMarshal.AsBytes<sbyte>(model.Network.Weights.Rows));
            foreach (var part in model.Network.Weights.Parts)
                writer.Write(MemoryMarshal.AsBytes<float>(part));
            if (model.Linear.Refinement is { } refinement)
            {
                writer.Write(MemoryMarshal.AsBytes<float>(refinement.Offsets));
                writer.Write(MemoryMarshal.AsBytes<sbyte>(refinement.Weights));
            }
        }

        return packed.ToArray();
    }

    private static CommentModel Unpack(byte[] body)
    {
        using var inflated = new DeflateStream(new MemoryStream(body), CompressionMode.Decompress);
        using var reader = new BinaryReader(inflated);
        var description = reader.ReadString();
        var calibrations = Read<Calibration>(inflated, new Calibration[Calibration.Tongues * Heads.Harms]);
        var surests = Read<Surest>(inflated, new Surest[Calibration.Tongues]);
        var classes = new WordClasses(ReadEntries(reader));
        var scales = Read<float>(inflated, new float[Heads.Count]);
        var weights = Read<sbyte>(inflated, new sbyte[FeatureSpace.Buckets * Heads.Count]);
        var network = new NetworkWeights { RowStep = reader.ReadSingle() };
        Read<sbyte>(inflated, network.Rows);
        foreach (var part in network.Parts)
            Read<float>(inflated, part);
        return new CommentModel(description, classes, new LinearModel(weights, scales, ReadRefinement(inflated)), new NetworkModel(network), calibrations, surests);
    }

    // Files of our own learner end before it.
    private static Refinement? ReadRefinement(Stream inflated)
    {
        var offsets = new float[Heads.Count];
        var bytes = MemoryMarshal.AsBytes(offsets.AsSpan());
        var read = inflated.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read == 0)
            return null;
        return read == bytes.Length ? new(Read<sbyte>(inflated, new sbyte[FeatureSpace.Buckets * Heads.Count]), offsets) : throw new EndOfStreamException();
    }

    private static T[] Read<T>(Stream inflated, T[] into)
        where T : unmanaged
    {
        inflated.ReadExactly(MemoryMarshal.AsBytes(into.AsSpan()));
        return into;
    }

    private static KeyValuePair<uint, WordClass>[] ReadEntries(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > MostEntries)
            throw new InvalidDataException("The model file has an impossible number of words.");
        var entries = new KeyValuePair<uint, WordClass>[count];
        for (var i = 0; i < count; i++)
            entries[i] = new(reader.ReadUInt32(), (WordClass)reader.ReadInt32());
        return entries;
    }
}
