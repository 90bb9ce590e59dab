using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Server.Telemetry;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Judging;

/// <summary>The model is changed while the server judges with it.</summary>
public sealed class ModelChangeTests : IAsyncLifetime
{
    private const string Slug = "change";
    private const string Current = "current.model";
    private const string Next = "next.model";
    private const string Damaged = "damaged.model";

    // A server that has just started compiles what the first comments touch.
    private const int Warm = 50;

    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "models");

    private static readonly string[] Words =
        ["bonjour", "soirée", "lumière", "maison", "route", "montagne", "musique", "jardin", "café", "livre", "train", "matin", "image", "guitare", "voyage", "fenêtre", "histoire", "couleur", "hiver", "marché"];

    private readonly string _folder = Directory.CreateTempSubdirectory("models-").FullName;
    private StreamingServer _server = null!;
    private int _written;

    public async ValueTask InitializeAsync()
    {
        File.Copy(Path.Combine(Shipped, "comments.model"), Path.Combine(_folder, Current));
        File.Copy(Path.Combine(Shipped, "comments-permissive.model"), Path.Combine(_folder, Next));
        var damaged = await File.ReadAllBytesAsync(Path.Combine(_folder, Next));
        damaged[damaged.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(_folder, Damaged), damaged);
        _server = await StreamingServer.StartAsync(
            null, $"--Classifier:Model={Path.Combine(_folder, Current)}", "--Limits:AuthorComments=100", "--Limits:AuthorPeriod=00:00:00.1", "--Limits:ChannelPerSecond=10000", "--Limits:ChannelBurst=10000");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_model_is_tried_on_live_comments_switched_to_and_rolled_back_without_a_comment_unjudged()
    {
        await _server.CreateChannelAsync(Slug);
        using var desk = _server.Http(await _server.TokenAsync(Slug, "moderator", "Ana"));
        (await desk.PutAsJsonAsync($"api/v1/channels/{Slug}/level", new { level = "open", reason = "the story" })).EnsureSuccessStatusCode();
        await using var author = await _server.ConnectAsync(await _server.GuestAsync(Slug));

        using var over = new CancellationTokenSource();
        var writing = WriteAsync(author, over.Token);
        await UntilAsync(() => Task.FromResult(writing.IsFaulted || Volatile.Read(ref _written) > Warm));
        var told = await ChangeAsync("trial", new { file = Next }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal((Current, Next), (NameOf(told, "inUse"), NameOf(told.GetProperty("trial"), "model")));
        await UntilAsync(async () => writing.IsFaulted || Figures(await ModelAsync()).GetProperty("compared").GetInt64() >= 200);
        if (writing.IsFaulted)
            await writing;

        var figures = Figures(await ModelAsync());
        Assert.Equal(0, figures.GetProperty("failed").GetInt64());
        Assert.InRange(figures.GetProperty("meanDifference").GetDouble(), 0.0001, 0.5);
        Assert.InRange(figures.GetProperty("microsecondsTrial").GetDouble(), 0.1, 1e6);
        using (var nobody = _server.Http())
            Assert.Contains("streaming_model_trial_compared", await nobody.GetStringAsync("metrics"), StringComparison.Ordinal);

        told = await ChangeAsync("switch").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal((Next, Current), (NameOf(told, "inUse"), NameOf(told, "previous")));
        Assert.False(told.TryGetProperty("trial", out _));
        told = await ChangeAsync("rollback").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal((Current, Next), (NameOf(told, "inUse"), NameOf(told, "previous")));

        await over.CancelAsync();
        var worst = await writing;
        Assert.InRange(_written, 200, int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_written} comments, each judged; the slowest receipt took {worst.TotalMilliseconds:F0} ms");

        var audit = await _server.Operator.GetFromJsonAsync<JsonElement>("api/v1/audit");
        Assert.Equal(["model.trial", "model.switched", "model.rolledBack"], audit.EnumerateArray().Select(line => line.GetProperty("action").GetString()));
    }

    [Theory]
    [InlineData(Damaged, HttpStatusCode.UnprocessableEntity, "unusableModel", "checksum")]
    [InlineData("nothing.model", HttpStatusCode.UnprocessableEntity, "unusableModel", "nothing.model")]
    [InlineData("../current.model", HttpStatusCode.BadRequest, "invalidFile", "folder")]
    [InlineData("", HttpStatusCode.BadRequest, "invalidFile", "missing")]
    public async Task A_file_that_is_no_model_is_refused_with_the_reason_and_the_old_one_stays(string file, HttpStatusCode status, string code, string reason)
    {
        var refused = await ChangeAsync("trial", new { file }).ShouldBeAsync(status, code);
        Assert.Contains(reason, refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var model = await ModelAsync();
        Assert.Equal((Current, false), (NameOf(model, "inUse"), model.TryGetProperty("trial", out _)));
    }

    [Fact]
    public async Task Without_a_trial_or_a_previous_model_there_is_nothing_to_change_to()
    {
        await ChangeAsync("switch").ShouldBeAsync(HttpStatusCode.Conflict, "noTrial");
        await ChangeAsync("rollback").ShouldBeAsync(HttpStatusCode.Conflict, "noPrevious");
        await _server.Operator.DeleteAsync("api/v1/model/trial").ShouldBeAsync(HttpStatusCode.Conflict, "noTrial");

        await ChangeAsync("trial", new { file = Next }).ShouldBeAsync(HttpStatusCode.OK);
        var ended = await _server.Operator.DeleteAsync("api/v1/model/trial").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal((Current, false), (NameOf(ended, "inUse"), ended.TryGetProperty("trial", out _)));
    }

    [Fact]
    public async Task A_server_that_started_without_a_model_is_given_one_while_it_runs()
    {
        await using var server = await StreamingServer.StartAsync(null, $"--Classifier:Model={Path.Combine(_folder, Damaged)}");
        var readiness = server.Services.GetRequiredService<Readiness>();
        Assert.Equal(PartState.Degraded, (await readiness.AskAsync(default)).Parts["classifier"].State);

        await server.Operator.PostAsJsonAsync("api/v1/model/trial", new { file = Next }).ShouldBeAsync(HttpStatusCode.OK);
        await server.Operator.PostAsJsonAsync("api/v1/model/switch", new { }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(PartState.Up, (await readiness.AskAsync(default)).Parts["classifier"].State);
    }

    [Fact]
    public async Task Only_the_operator_may_change_it()
    {
        await _server.CreateChannelAsync(Slug);
        using var owner = _server.Http(await _server.TokenAsync(Slug, "owner", "Ana"));
        await owner.PostAsJsonAsync("api/v1/model/trial", new { file = Next }).ShouldBeAsync(HttpStatusCode.Forbidden);
        using var nobody = _server.Http();
        await nobody.GetAsync("api/v1/model").ShouldBeAsync(HttpStatusCode.Unauthorized);
    }

    private static string? NameOf(JsonElement told, string which) => told.GetProperty(which).GetProperty("file").GetString();

    private static JsonElement Figures(JsonElement told) => told.GetProperty("trial").GetProperty("figures");

    private Task<HttpResponseMessage> ChangeAsync(string what, object? body = null) => _server.Operator.PostAsJsonAsync($"api/v1/model/{what}", body ?? new { });

    private Task<JsonElement> ModelAsync() => _server.Operator.GetFromJsonAsync<JsonElement>("api/v1/model");

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var deadline = Stopwatch.GetTimestamp() + (30 * Stopwatch.Frequency);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await pace.WaitForNextTickAsync() && !await condition())
            Assert.True(Stopwatch.GetTimestamp() < deadline, "It did not come to that within 30 s.");
    }

    // About 200 a second, unlike enough not to be taken for a flood; every receipt names a ruling that a model made.
    private async Task<TimeSpan> WriteAsync(LiveSocket author, CancellationToken over)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var (worst, random) = (TimeSpan.Zero, new Random(1));
        while (!over.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None))
        {
            var start = Stopwatch.GetTimestamp();
            var receipt = await author.InvokeAsync("Comment", Slug, $"{string.Join(' ', random.GetItems(Words, 6))} {_written}", $"id{_written}");
            if (_written > Warm)
                worst = TimeSpan.FromTicks(Math.Max(worst.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
            Assert.True(receipt.GetProperty("ruling").GetString() is "publish" or "hold" && receipt.GetProperty("reason").GetString() != "unjudged", receipt.ToString());
            Interlocked.Increment(ref _written);
        }

        return worst;
    }
}
