using Streaming.Classifier;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Xunit;

namespace Streaming.Tests.Unit.Classifier;

public sealed class ModelFileTests
{
    private static readonly byte[] Bytes = TinyModel.Shared.ToBytes();

    [Fact]
    public void What_was_written_is_read_again()
    {
        var model = ModelFile.Read(new MemoryStream(Bytes));
        Assert.Equal("tiny", model.Description);
        Assert.Equal(Bytes, model.ToBytes());
    }

    [Fact]
    public void Weights_learnt_elsewhere_keep_sixteen_bits_in_the_file()
    {
        var random = new Random(5);
        var weights = Enumerable.Range(0, FeatureSpace.Buckets * Heads.Count).Select(i => i % 97 == 0 ? random.NextSingle() - 0.5f : 0).ToArray();
        float[] offsets = [0.25f, 0, 0, 0, 0, 0, 0, -3];
        var model = TinyModel.Shared with { Linear = LinearModel.Of(weights, offsets) };
        var read = ModelFile.Read(new MemoryStream(model.ToBytes())).Linear;
        Assert.Equal(offsets, read.Refinement!.Offsets);
        for (var i = 0; i < weights.Length; i += 97)
        {
            var kept = (read.Weights[i] + (read.Refinement.Weights[i] / 256f)) * read.Scales[i % Heads.Count];
            Assert.Equal(weights[i], kept, 0.5f / 127 / 256);
        }
    }

    [Fact]
    public void Learning_twice_gives_the_same_bytes() => Assert.Equal(Bytes, TinyModel.Learn().ToBytes());

    [Fact]
    public void Another_seed_gives_other_bytes() => Assert.NotEqual(Bytes, TinyModel.Learn(seed: 2).ToBytes());

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var random = new Random(4);
        for (var round = 0; round < 60; round++)
        {
            var damaged = (byte[])Bytes.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(damaged)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(60)]
    public void A_file_that_ends_too_early_is_refused(int length) =>
        Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(Bytes[..length])));

    [Fact]
    public void A_file_of_another_version_says_so()
    {
        var later = (byte[])Bytes.Clone();
        later[8]++;
        var refused = Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(later)));
        Assert.Contains("version 4", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Something_else_is_no_model() =>
        Assert.Contains("not a model", Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream("hello, world"u8.ToArray()))).Message, StringComparison.Ordinal);
}
