using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Moderation.Ladder;
using Streaming.Server.Storage;
using Streaming.Tests.Functional.Chat;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Retraction;

public sealed class RetractionTests
{
    [Fact]
    public async Task A_retracted_comment_is_gone_from_every_page_and_every_history()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "gone");
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", "gone");
        await server.PostAsync("gone", await server.GuestAsync("gone"), "stays");
        var id = (await server.PostAsync("gone", await server.GuestAsync("gone"), "goes")).GetProperty("id").GetGuid();
        await viewer.WaitForAsync(_ => viewer.Comments.Count == 2, "both");
        using var mo = server.Http(await server.TokenAsync("gone", "moderator"));

        await mo.DeleteAsync($"api/v1/channels/gone/comments/{id}").ShouldBeAsync(HttpStatusCode.NoContent);
        await mo.DeleteAsync($"api/v1/channels/gone/comments/{id}").ShouldBeAsync(HttpStatusCode.NoContent);

        var retracted = await viewer.WaitForAsync("Retracted");
        Assert.Equal(id, retracted.GetProperty("ids")[0].GetGuid());
        await using var late = await server.ConnectAsync();
        await late.InvokeAsync("Join", "gone", 0);
        Assert.DoesNotContain("goes", late.Wire);
        Assert.Contains("stays", late.Wire);
        Assert.Equal(["stays"], (await mo.GetFromJsonAsync<JsonElement[]>("api/v1/channels/gone/comments"))!.Select(c => c.GetProperty("text").GetString()));
        Assert.Equal(["stays"], (await mo.GetFromJsonAsync<JsonElement[]>("api/v1/channels/gone/comments?after=0"))!.Select(c => c.GetProperty("text").GetString()));
        Assert.Single(viewer.Events, e => e.Name == "Retracted");
        Assert.Null(await server.Services.GetRequiredService<AuditLog>().VerifyAsync("gone", default));
    }

    [Fact]
    public async Task Only_published_comments_are_retracted()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "none");
        var held = (await server.PostAsync("none", await server.GuestAsync("none"), "zweifelhaft")).GetProperty("id").GetGuid();
        using var mo = server.Http(await server.TokenAsync("none", "moderator"));
        using var guest = server.Http(await server.GuestAsync("none"));

        await mo.DeleteAsync($"api/v1/channels/none/comments/{held}").ShouldBeAsync(HttpStatusCode.NotFound, "unknownComment");
        await mo.DeleteAsync($"api/v1/channels/none/comments/{Guid.NewGuid()}").ShouldBeAsync(HttpStatusCode.NotFound, "unknownComment");
        await guest.DeleteAsync($"api/v1/channels/none/comments/{held}").ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooLow");
    }

    [Fact]
    public async Task All_of_an_author_goes_at_once_and_what_is_held_is_rejected()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "all");
        var token = await server.GuestAsync("all", "Bad");
        await using var author = await server.ConnectAsync(token);
        var authorId = (await author.InvokeAsync("Join", "all")).GetProperty("author").GetProperty("id").GetString()!;
        await server.PostAsync("all", token, "one of theirs");
        await server.PostAsync("all", token, "another of theirs");
        await server.PostAsync("all", token, "zweifelhaft");
        await server.PostAsync("all", await server.GuestAsync("all"), "of somebody else");
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", "all");

        await server.Services.GetRequiredService<Server.Review.Retraction>().RetractAllOfAsync("all", authorId, Maker.Person("mo", "Mo"), default);

        Assert.Equal(authorId, (await viewer.WaitForAsync("Retracted")).GetProperty("authorId").GetString());
        var receipt = await author.WaitForAsync("Receipt");
        Assert.Equal("reject", receipt.GetProperty("ruling").GetString());
        Assert.Equal("Mo", receipt.GetProperty("maker").GetString());
        await using var late = await server.ConnectAsync();
        await late.InvokeAsync("Join", "all");
        Assert.DoesNotContain("of theirs", late.Wire);
        Assert.Contains("of somebody else", late.Wire);
        Assert.Empty((await server.Operator.GetFromJsonAsync<JsonElement[]>("api/v1/channels/all/queue"))!);
        Assert.Null(await server.Services.GetRequiredService<AuditLog>().VerifyAsync("all", default));
    }
}
