using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Streaming.Trainer.Rehearsal;
using Xunit;

namespace Streaming.Tests.Functional;

/// <summary>The raid for which the product was made, and what must not be taken for one. Real insults, the real classifier.</summary>
public sealed class RaidTests
{
    private const string Slug = "raid";

    [Fact]
    public async Task A_raid_is_shielded_at_once_costs_the_audience_nothing_and_leaves_the_picture_to_people()
    {
        await using var server = await StreamingServer.StartAsync();
        await server.CreateChannelAsync(Slug);
        var broadcaster = await server.TokenAsync(Slug, "broadcaster", "Bob");
        await using var desk = await server.ConnectAsync(broadcaster);
        await desk.InvokeAsync("Join", Slug, null);
        await desk.InvokeAsync("Watch", Slug);

        var result = await RehearseCommand.RunAsync(
            new()
            {
                Server = server.Address, Channel = Slug, Token = broadcaster,
                Attackers = 120, Rate = 80, Seconds = 8, Audience = 10, Season = 0, Before = 14, After = 10, Viewers = 3,
            },
            _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal((0, null), (result.Failures, result.LatestFailure));
        Assert.True(result.Abusive.Sent > 400, result.ToTable());
        Assert.True(result.SecondsToShield < 3, result.ToTable());
        Assert.True(result.AbusiveReceivedShare <= 0.01, result.ToTable());
        Assert.True(result.BenignWithheldOutsidePeak <= 0.05, result.ToTable());
        Assert.True(result.SecondsToOpen < 60, result.ToTable());

        // The studio was asked, nobody answered, and nothing happened to the picture.
        Assert.Contains(desk.Events, e => e.Name == "Incident" && e.Payload.TryGetProperty("question", out _));
        Assert.All(desk.Events.Where(e => e.Name == "State"), e => Assert.Equal("pass", e.Payload.GetProperty("gate").GetString()));
        Assert.Contains(desk.Events, e => e.Name == "Pulse" && e.Payload.GetProperty("detector").GetProperty("raised").GetBoolean());

        // The incident tells cause, curve and maker of each step.
        var told = await desk.WaitForAsync("Incident", incident => incident.TryGetProperty("clearedAt", out _));
        using var http = server.Http(broadcaster);
        var incident = await http.GetFromJsonAsync<JsonElement>($"api/v1/channels/{Slug}/incidents/{told.GetProperty("id").GetString()}");
        var steps = incident.GetProperty("steps").EnumerateArray().ToList();
        Assert.Contains(steps, step => (step.GetProperty("to").GetString(), step.GetProperty("cause").GetString()) == ("newcomersHeld", "spike"));
        Assert.Equal(("open", "calm"), (steps[^1].GetProperty("to").GetString(), steps[^1].GetProperty("cause").GetString()));
        Assert.All(steps, step => Assert.Equal("automatic", step.GetProperty("maker").GetString()));
        Assert.Contains(incident.GetProperty("curve").EnumerateArray(), second => second.GetProperty("abusive").GetInt32() > 20);

        var csv = await http.GetStringAsync($"api/v1/channels/{Slug}/incidents/{told.GetProperty("id").GetString()}?format=csv");
        Assert.Contains("slow,newcomersHeld,spike,automatic", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_loud_author_never_moves_the_level_beyond_slow()
    {
        await using var server = await StreamingServer.StartAsync();
        await using var story = await Story.BeginAsync(server, Slug);
        await using var quiet = await Crowd.OfAsync(server, Slug, 20);
        quiet.Write(2, abusive: false);
        await using var loud = await Crowd.OfAsync(server, Slug, 1);
        await loud.HammerAsync(500, abusive: true);
        await story.PulseAsync();

        Assert.Equal(500, loud.Receipts.Count);
        Assert.DoesNotContain(story.Levels, Story.IsBeyondSlow);
    }

    [Fact]
    public async Task A_lively_harmless_chat_is_left_alone()
    {
        await using var server = await StreamingServer.StartAsync();
        await using var story = await Story.BeginAsync(server, Slug);
        await using var chat = await Crowd.OfAsync(server, Slug, 80);
        chat.Write(50, abusive: false);
        await story.PulseAsync(pulses: 10);
        await chat.StopAsync();

        Assert.True(chat.Receipts.Count >= 400, $"{chat.Receipts.Count} comments");
        Assert.DoesNotContain(story.Levels, Story.IsBeyondSlow);
    }

    [Fact]
    public async Task A_throttled_flood_does_not_hide_an_attack()
    {
        await using var server = await StreamingServer.StartAsync();
        await using var story = await Story.BeginAsync(server, Slug);
        await using var bots = await Crowd.OfAsync(server, Slug, 30);
        bots.Write(150, abusive: false);
        await story.WaitForAsync("slow");
        Assert.Contains(bots.Receipts, receipt => receipt.GetProperty("reason").GetString() == "tooFast");

        await using var raid = await Crowd.OfAsync(server, Slug, 90);
        var onset = Environment.TickCount64;
        raid.Write(30, abusive: true);
        await story.WaitForAsync("newcomersHeld");
        Assert.InRange(Environment.TickCount64 - onset, 0, 3000);
    }

    [Fact]
    public async Task A_hand_beats_the_machine_until_it_is_handed_back()
    {
        await using var server = await StreamingServer.StartAsync();
        await using var story = await Story.BeginAsync(server, Slug);
        using var moderator = server.Http(await server.TokenAsync(Slug, "moderator", "Ana"));
        (await moderator.PutAsJsonAsync($"api/v1/channels/{Slug}/level", new { level = "open", reason = "they are my students" })).EnsureSuccessStatusCode();
        await using var raid = await Crowd.OfAsync(server, Slug, 90);
        raid.Write(60, abusive: true);
        await story.Desk.WaitForAsync("Pulse", pulse => pulse.GetProperty("detector").GetProperty("severity").GetString() == "severe");
        Assert.All(story.Levels, level => Assert.Equal("open", level));

        (await moderator.DeleteAsync($"api/v1/channels/{Slug}/level")).EnsureSuccessStatusCode();
        await story.WaitForAsync("newcomersHeld");
    }

    [Fact]
    public async Task An_unanswered_question_slates_where_the_rules_say_so_and_the_slate_steps_back_by_itself()
    {
        await using var server = await StreamingServer.StartAsync();
        await using var story = await Story.BeginAsync(server, Slug, new { ladder = new { onCountdown = "slate", countdownSeconds = 2 } });
        await using var raid = await Crowd.OfAsync(server, Slug, 120);
        raid.Write(60, abusive: true);
        var asked = await story.Desk.WaitForAsync("Incident", incident => incident.TryGetProperty("question", out _));
        Assert.Equal("slate", asked.GetProperty("question").GetProperty("onCountdown").GetString());

        var slate = await story.WaitForAsync("slate");
        Assert.Equal(
            ("slate", "countdown", "automatic"),
            (slate.GetProperty("gate").GetString(), slate.GetProperty("cause").GetString(), slate.GetProperty("maker").GetString()));
        await raid.StopAsync();
        await story.Desk.WaitForAsync("State", state => state.GetProperty("level").GetString() == "open", seconds: 60);
    }

    [Fact]
    public async Task Whoever_answers_keep_keeps_the_picture()
    {
        await using var server = await StreamingServer.StartAsync();
        await using var story = await Story.BeginAsync(server, Slug, new { ladder = new { onCountdown = "cut", countdownSeconds = 3 } });
        await using var raid = await Crowd.OfAsync(server, Slug, 120);
        raid.Write(60, abusive: true);
        await story.Desk.WaitForAsync("Incident", incident => incident.TryGetProperty("question", out _));
        (await server.Operator.PostAsync($"api/v1/channels/{Slug}/broadcast/keep", null)).EnsureSuccessStatusCode();
        await story.PulseAsync(pulses: 5);

        Assert.All(story.Desk.Events.Where(e => e.Name == "State"), e => Assert.Equal("pass", e.Payload.GetProperty("gate").GetString()));
    }

    [Fact]
    public async Task With_automatic_up_to_cut_the_raid_is_slated_within_five_seconds_and_cut_when_it_goes_on()
    {
        await using var server = await StreamingServer.StartAsync();
        await using var story = await Story.BeginAsync(server, Slug, new { ladder = new { automaticUpTo = "cut", cutAfterSeconds = 3 } });
        await using var raid = await Crowd.OfAsync(server, Slug, 300);
        var onset = Environment.TickCount64;
        raid.Write(60, abusive: true);
        await story.WaitForAsync("slate");
        Assert.InRange(Environment.TickCount64 - onset, 0, 5000);

        var cut = await story.WaitForAsync("cut");
        Assert.Equal(("cut", "spikeWentOn", "automatic"), (cut.GetProperty("gate").GetString(), cut.GetProperty("cause").GetString(), cut.GetProperty("maker").GetString()));
        await raid.StopAsync();
        var cleared = await story.Desk.WaitForAsync("Incident", incident => incident.TryGetProperty("clearedAt", out _), seconds: 40);
        Assert.Equal("cut", cleared.GetProperty("level").GetString());

        (await server.Operator.PostAsync($"api/v1/channels/{Slug}/broadcast/resume", null)).EnsureSuccessStatusCode();
        await story.Desk.WaitForAsync("State", state => state.TryGetProperty("cause", out var cause) && cause.GetString() == "resumed");
        var steps = (await server.Operator.GetFromJsonAsync<JsonElement>($"api/v1/channels/{Slug}/incidents"))[0].GetProperty("steps").EnumerateArray();
        Assert.Equal(["slow", "newcomersHeld", "slate", "cut", "open"], steps.Select(step => step.GetProperty("to").GetString()));
    }
}
