using Microsoft.Extensions.DependencyInjection;
using Streaming.Classifier;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Judging;

public sealed class MissingModelTests
{
    [Fact]
    public async Task A_server_with_its_model_judges()
    {
        await using var server = await StreamingServer.StartAsync();
        Assert.True(server.Services.GetRequiredService<ClassifierState>().IsLoaded);
        Assert.True(Judge(server, "bonjour").IsJudged);
    }

    [Fact]
    public async Task A_server_without_its_model_starts_judges_nothing_and_says_why()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Classifier:Model=/nowhere/comments.model");
        var state = server.Services.GetRequiredService<ClassifierState>();
        Assert.False(state.IsLoaded);
        Assert.Contains("/nowhere", state.Trouble, StringComparison.Ordinal);
        Assert.Equal(Scores.Unjudged, Judge(server, "bonjour"));
    }

    [Fact]
    public async Task A_damaged_model_is_no_model()
    {
        var shipped = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "models", "comments.model"), TestContext.Current.CancellationToken);
        shipped[^1] ^= 1;
        var damaged = Path.GetTempFileName();
        await File.WriteAllBytesAsync(damaged, shipped, TestContext.Current.CancellationToken);
        await using var server = await StreamingServer.StartAsync(null, $"--Classifier:Model={damaged}");
        Assert.Contains("checksum", server.Services.GetRequiredService<ClassifierState>().Trouble, StringComparison.Ordinal);
        Assert.False(Judge(server, "bonjour").IsJudged);
        File.Delete(damaged);
    }

    private static Scores Judge(StreamingServer server, string text) =>
        server.Services.GetRequiredService<IToxicityClassifier>().Judge(NormalText.From(text)).Scores;
}
