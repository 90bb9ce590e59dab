using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Server.Channels;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Channels;

public sealed class ChannelTests : IAsyncLifetime
{
    private StreamingServer _server = null!;

    private HttpClient Operator => _server.Operator;

    public async ValueTask InitializeAsync() => _server = await StreamingServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_new_channel_tells_its_key_and_where_it_is_found()
    {
        using var answer = await Operator.PostAsJsonAsync("api/v1/channels", new { slug = "paris", name = "Paris en direct", language = "fr" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/api/v1/channels/paris", answer.Headers.Location!.ToString());
        var made = await answer.JsonAsync();
        var root = _server.Address.ToString().TrimEnd('/');
        Assert.Equal(43, made.GetProperty("streamKey").GetString()!.Length);
        Assert.StartsWith("rtmp://127.0.0.1:", made.GetProperty("rtmpUrl").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("/live", made.GetProperty("rtmpUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal($"{root}/live/paris/index.m3u8", made.GetProperty("hlsUrl").GetString());
        Assert.Equal($"{root}/watch/paris", made.GetProperty("watchUrl").GetString());
        Assert.Equal($"{root}/embed/paris", made.GetProperty("embedUrl").GetString());

        using var nobody = _server.Http();
        var seen = await nobody.GetAsync("api/v1/channels/paris").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("Paris en direct", seen.GetProperty("name").GetString());
        Assert.Equal("open", seen.GetProperty("level").GetString());
        Assert.Equal("pass", seen.GetProperty("gate").GetString());
        Assert.Equal("open", seen.GetProperty("mode").GetString());
        Assert.False(seen.GetProperty("live").GetBoolean());
        Assert.Equal(0, seen.GetProperty("viewers").GetInt32());
        Assert.Equal(0, seen.GetProperty("commentsPerSecond").GetDouble());
        Assert.DoesNotContain(made.GetProperty("streamKey").GetString()!, seen.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slug_is_taken_once_even_by_many_at_a_time()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Operator.PostAsJsonAsync("api/v1/channels", new { slug = "lyon", name = "Lyon", language = "fr" })));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        await Operator.PostAsJsonAsync("api/v1/channels", new { slug = "lyon", name = "Lyon", language = "fr" })
            .ShouldBeAsync(HttpStatusCode.Conflict, "slugTaken");
    }

    [Theory]
    [InlineData("""{"name":"x","language":"fr"}""", "invalidSlug")]
    [InlineData("""{"slug":"A B","name":"x","language":"fr"}""", "invalidSlug")]
    [InlineData("""{"slug":"-x-","name":"x","language":"fr"}""", "invalidSlug")]
    [InlineData("""{"slug":"../etc","name":"x","language":"fr"}""", "invalidSlug")]
    [InlineData("""{"slug":"été","name":"x","language":"fr"}""", "invalidSlug")]
    [InlineData("""{"slug":"api","name":"x","language":"fr"}""", "invalidSlug")]
    [InlineData("""{"slug":"ok","language":"fr"}""", "invalidName")]
    [InlineData("""{"slug":"ok","name":"  ","language":"fr"}""", "invalidName")]
    [InlineData("""{"slug":"ok","name":"x","language":"French"}""", "invalidLanguage")]
    public async Task A_wrong_channel_is_refused_by_name(string body, string code) =>
        await Operator.PostAsync("api/v1/channels", new StringContent(body, Encoding.UTF8, "application/json")).ShouldBeAsync(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Of_a_language_with_its_country_the_language_counts()
    {
        await Operator.PostAsJsonAsync("api/v1/channels", new { slug = "quebec", name = "x", language = "fr-CA" }).ShouldBeAsync(HttpStatusCode.Created);
        var channel = await Operator.GetAsync("api/v1/channels/quebec").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("fr", channel.GetProperty("language").GetString());
    }

    [Fact]
    public async Task A_name_of_81_characters_is_one_too_long()
    {
        await Operator.PostAsJsonAsync("api/v1/channels", new { slug = "long", name = new string('n', 81), language = "fr" }).ShouldBeAsync(HttpStatusCode.BadRequest, "invalidName");
        await Operator.PostAsJsonAsync("api/v1/channels", new { slug = "long", name = new string('n', 80), language = "fr" }).ShouldBeAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_new_stream_key_puts_the_old_one_out_of_force_at_once()
    {
        var old = (await _server.CreateChannelAsync("paris")).GetProperty("streamKey").GetString()!;
        var keys = _server.Services.GetRequiredService<StreamKeys>();
        Assert.Equal("paris", keys.Find(old)!.Slug);
        string? replaced = null;
        keys.Replaced += slug => replaced = slug;

        var fresh = (await Operator.PostAsync("api/v1/channels/paris/stream-key", null).ShouldBeAsync(HttpStatusCode.OK)).GetProperty("streamKey").GetString()!;
        Assert.Null(keys.Find(old));
        Assert.Equal("paris", keys.Find(fresh)!.Slug);
        Assert.Equal("paris", replaced);
        Assert.Null(keys.Find(fresh + "x"));
    }

    [Fact]
    public async Task A_removed_channel_leaves_nothing_and_its_slug_begins_anew()
    {
        var key = (await _server.CreateChannelAsync("paris", new { slowSeconds = 7 })).GetProperty("streamKey").GetString()!;
        var token = await _server.TokenAsync("paris", "owner");
        await Operator.PostAsJsonAsync("api/v1/channels/paris/authors/g1/ban", new { reason = "raid", retract = false }).ShouldBeAsync(HttpStatusCode.OK);
        using var owner = _server.Http(token);
        await owner.DeleteAsync("api/v1/channels/paris").ShouldBeAsync(HttpStatusCode.NoContent);

        await Operator.GetAsync("api/v1/channels/paris").ShouldBeAsync(HttpStatusCode.NotFound, "unknownChannel");
        await owner.GetAsync("api/v1/channels").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenInvalid");
        Assert.Null(_server.Services.GetRequiredService<StreamKeys>().Find(key));

        await _server.CreateChannelAsync("paris");
        var rules = await Operator.GetAsync("api/v1/channels/paris/rules").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(0, rules.GetProperty("slowSeconds").GetInt32());
        await Operator.GetAsync("api/v1/channels/paris/authors/g1").ShouldBeAsync(HttpStatusCode.NotFound, "unknownAuthor");
        var audit = await Operator.GetAsync("api/v1/channels/paris/audit").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("channel.created", Assert.Single(audit.EnumerateArray()).GetProperty("action").GetString());
    }

    [Fact]
    public async Task Everybody_lists_what_is_theirs()
    {
        await _server.CreateChannelAsync("paris");
        await _server.CreateChannelAsync("lyon");
        var all = await Operator.GetAsync("api/v1/channels").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(["lyon", "paris"], all.EnumerateArray().Select(channel => channel.GetProperty("slug").GetString()!));
        using var member = _server.Http(await _server.TokenAsync("paris", "moderator"));
        var own = await member.GetAsync("api/v1/channels").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("paris", Assert.Single(own.EnumerateArray()).GetProperty("slug").GetString());
    }

    [Fact]
    public async Task Addresses_follow_the_public_url_where_one_is_given()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Http:PublicUrl=https://live.example.org/");
        var made = await server.CreateChannelAsync("paris");
        Assert.Equal("https://live.example.org/watch/paris", made.GetProperty("watchUrl").GetString());
        Assert.StartsWith("rtmp://live.example.org", made.GetProperty("rtmpUrl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_survives_a_restart_with_rules_and_key()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-").FullName;
        try
        {
            string key;
            await using (var first = await StreamingServer.StartAsync(folder))
                key = (await first.CreateChannelAsync("paris", new { readOnly = true })).GetProperty("streamKey").GetString()!;
            await using var second = await StreamingServer.StartAsync(folder);
            Assert.Equal("paris", second.Services.GetRequiredService<StreamKeys>().Find(key)!.Slug);
            var seen = await second.Operator.GetAsync("api/v1/channels/paris").ShouldBeAsync(HttpStatusCode.OK);
            Assert.Equal("readOnly", seen.GetProperty("mode").GetString());
            foreach (var file in Directory.GetFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
                Assert.DoesNotContain(key, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
