using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Broadcasts;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Reports;

/// <summary>What the team reads of a broadcast afterwards.</summary>
public sealed class ReportTests : OnAir
{
    private const string Report = $"api/v1/channels/{Slug}/report";

    [Fact]
    public async Task A_broadcast_is_told_in_numbers_without_any_text()
    {
        (await Server.Operator.PutAsJsonAsync($"api/v1/channels/{Slug}/rules", new { blockedTerms = new[] { new { term = "zorglub", action = "hold" } } })).EnsureSuccessStatusCode();
        await Server.PostAsync(Slug, await Server.GuestAsync(Slug, "early"), "before the broadcast");
        await using var encoder = Ffmpeg.Publish(Url);
        await Until.TrueAsync(async () => (await BroadcastsAsync()).Length == 1, "the broadcast is in the book");
        await SpeakAsync();
        await OrderAsync("cut").ShouldBeAsync(HttpStatusCode.OK);
        await Until.TrueAsync(async () => (await BroadcastsAsync())[0].TryGetProperty("endedAt", out _), "its end is in the book");
        await Server.PostAsync(Slug, await Server.GuestAsync(Slug, "late"), "after the broadcast");

        var broadcast = (await BroadcastsAsync())[0];
        var report = await Server.Operator.GetAsync(Report).ShouldBeAsync(HttpStatusCode.OK);
        var named = await Server.Operator.GetAsync($"{Report}?broadcast={broadcast.GetProperty("id")}").ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(report.GetRawText(), named.GetRawText());
        Assert.Equal(broadcast.GetRawText(), report.GetProperty("broadcast").GetRawText());
        Assert.False(string.IsNullOrEmpty(broadcast.GetProperty("cause").GetString()));
        var comments = report.GetProperty("comments");
        Assert.Equal(2, comments.GetProperty("total").GetInt32());
        Assert.Equal(1, comments.GetProperty("byRuling").GetProperty("publish").GetInt32());
        Assert.Equal(1, comments.GetProperty("byReason").GetProperty("term").GetInt32());
        Assert.Equal(1, comments.GetProperty("byFate").GetProperty("rejected").GetInt32());
        Assert.Equal(2, report.GetProperty("authors").GetProperty("total").GetInt32());
        Assert.Equal("term", report.GetProperty("topReasons")[0].GetProperty("reason").GetString());
        Assert.Equal("banned", report.GetProperty("sanctions")[0].GetProperty("kind").GetString());
        var mo = report.GetProperty("makers").EnumerateArray().Single(maker => maker.GetProperty("maker").GetString() == "Mo");
        Assert.Equal(1, mo.GetProperty("actions").GetProperty("comment.rejected").GetInt32());
        Assert.Equal(2, report.GetProperty("curve").EnumerateArray().Sum(minute => minute.GetProperty("comments").GetInt32()));
        Assert.DoesNotContain("zorglub", report.GetRawText(), StringComparison.Ordinal);

        var csv = await Server.Operator.GetStringAsync($"{Report}?format=csv");
        Assert.StartsWith("section,at,name,value,maker,makerId\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\r\ncomments,,total,2,,\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\r\nmaker,,comment.rejected,1,Mo,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_are_for_the_team_and_name_what_they_do_not_know()
    {
        using var nobody = Server.Http();
        using var guest = Server.Http(await Server.GuestAsync(Slug));
        using var moderator = Server.Http(await Server.TokenAsync(Slug, "moderator"));
        await nobody.GetAsync(Report).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await guest.GetAsync($"api/v1/channels/{Slug}/broadcasts").ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooLow");
        await guest.GetAsync(Report).ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooLow");
        await moderator.GetAsync($"{Report}?broadcast={Guid.NewGuid()}").ShouldBeAsync(HttpStatusCode.NotFound, "unknownBroadcast");
        await moderator.GetAsync($"{Report}?broadcast=last").ShouldBeAsync(HttpStatusCode.NotFound, "unknownBroadcast");
        await moderator.GetAsync($"{Report}?format=pdf").ShouldBeAsync(HttpStatusCode.BadRequest, "invalidFormat");
    }

    [Fact]
    public async Task A_channel_that_was_never_on_air_is_told_from_its_beginning()
    {
        await Server.PostAsync(Slug, await Server.GuestAsync(Slug), "hello everybody");
        var report = await Server.Operator.GetAsync(Report).ShouldBeAsync(HttpStatusCode.OK);
        Assert.False(report.TryGetProperty("broadcast", out _));
        Assert.Equal(1, report.GetProperty("comments").GetProperty("total").GetInt32());
        Assert.Empty(await BroadcastsAsync());
    }

    private async Task SpeakAsync()
    {
        await Server.PostAsync(Slug, await Server.GuestAsync(Slug, "Ann"), "what a nice picture");
        var held = await Server.PostAsync(Slug, await Server.GuestAsync(Slug, "Bob"), "a zorglub is here");
        using var mo = Server.Http(await Server.TokenAsync(Slug, "moderator", "Mo"));
        await mo.PostAsync($"api/v1/channels/{Slug}/queue/{held.GetProperty("id")}/reject", null).ShouldBeAsync(HttpStatusCode.OK);
        await mo.PostAsJsonAsync($"api/v1/channels/{Slug}/authors/bob/ban", new { reason = "enough" }).ShouldBeAsync(HttpStatusCode.OK);
    }

    private Task<JsonElement[]> BroadcastsAsync() => Server.Operator.GetFromJsonAsync<JsonElement[]>($"api/v1/channels/{Slug}/broadcasts")!;
}
