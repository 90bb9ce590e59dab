using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional;

/// <summary>What is told of a spike afterwards, to whom, and after the server died in the middle of it.</summary>
public sealed class IncidentTests : IDisposable
{
    private const string Slug = "spike";
    private readonly string _folder = Directory.CreateTempSubdirectory("streaming-incident-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_incident_survives_a_kill_and_is_cleared_by_the_next_start()
    {
        string id;
        await using (var server = await ServerProcess.StartAsync(_folder))
        {
            await using var story = await Story.BeginAsync(server, Slug);
            await using var raid = await Crowd.OfAsync(server, Slug, 90);
            raid.Write(60, abusive: true);
            await story.WaitForAsync("newcomersHeld");
            // A second that was saved with the incident, not only its raise.
            id = await UntilAsync(server, incident => incident.GetProperty("curve").EnumerateArray().Count(second => second.GetProperty("abusive").GetInt32() > 0) >= 4);
            await server.KillAsync();
        }

        await using (var server = await ServerProcess.StartAsync(_folder))
        {
            var kept = await server.Operator.GetFromJsonAsync<JsonElement>($"api/v1/channels/{Slug}/incidents/{id}");
            Assert.Contains(kept.GetProperty("steps").EnumerateArray(), step => step.GetProperty("to").GetString() == "newcomersHeld");
            Assert.Contains(kept.GetProperty("curve").EnumerateArray(), second => second.GetProperty("abusive").GetInt32() > 0);

            Assert.Equal(id, await UntilAsync(server, incident => incident.TryGetProperty("clearedAt", out _)));
            var channel = await server.Operator.GetFromJsonAsync<JsonElement>($"api/v1/channels/{Slug}");
            Assert.Equal("open", channel.GetProperty("level").GetString());
        }
    }

    [Fact]
    public async Task Incidents_are_for_the_team()
    {
        await using var server = await StreamingServer.StartAsync();
        await server.CreateChannelAsync(Slug);
        using var nobody = server.Http();
        using var guest = server.Http(await server.GuestAsync(Slug));
        using var moderator = server.Http(await server.TokenAsync(Slug, "moderator"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync($"api/v1/channels/{Slug}/incidents")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync($"api/v1/channels/{Slug}/incidents")).StatusCode);
        Assert.Empty((await moderator.GetFromJsonAsync<JsonElement[]>($"api/v1/channels/{Slug}/incidents"))!);
        Assert.Equal(HttpStatusCode.NotFound, (await moderator.GetAsync($"api/v1/channels/{Slug}/incidents/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await moderator.GetAsync($"api/v1/channels/{Slug}/incidents?limit=0")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await moderator.GetAsync($"api/v1/channels/{Slug}/incidents?format=pdf")).StatusCode);
    }

    private static async Task<string> UntilAsync(StreamingClient server, Func<JsonElement, bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            var incidents = await server.Operator.GetFromJsonAsync<JsonElement[]>($"api/v1/channels/{Slug}/incidents", patience.Token);
            if (incidents!.FirstOrDefault(condition) is { ValueKind: JsonValueKind.Object } found)
                return found.GetProperty("id").GetString()!;
        }

        throw new TimeoutException("The incident never came so far.");
    }
}
