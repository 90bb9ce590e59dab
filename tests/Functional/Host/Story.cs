using System.Text.Json;

namespace Streaming.Tests.Functional.Host;

/// <summary>A channel with a desk that sees everything that happens on it.</summary>
public sealed class Story(LiveSocket desk) : IAsyncDisposable
{
    public LiveSocket Desk => desk;

    /// <summary>Every level that was announced.</summary>
    public IEnumerable<string> Levels => desk.Events.Where(e => e.Name == "State").Select(e => e.Payload.GetProperty("level").GetString()!);

    public static bool IsBeyondSlow(string level) => level is not ("open" or "slow");

    public static async Task<Story> BeginAsync(StreamingClient server, string slug, object? rules = null)
    {
        await server.CreateChannelAsync(slug, rules);
        var desk = await server.ConnectAsync(await server.TokenAsync(slug, "broadcaster", "Bob"));
        await desk.InvokeAsync("Join", slug, null);
        await desk.InvokeAsync("Watch", slug);
        return new Story(desk);
    }

    /// <summary>Waits until a level is announced.</summary>
    public Task<JsonElement> WaitForAsync(string level) =>
        desk.WaitForAsync("State", state => state.GetProperty("level").GetString() == level);

    /// <summary>Waits for so many more seconds of the channel to be told.</summary>
    public async Task PulseAsync(int pulses = 2)
    {
        var before = desk.Events.Count(e => e.Name == "Pulse");
        await desk.WaitForAsync(events => events.Count(e => e.Name == "Pulse") >= before + pulses, $"{pulses} pulses", seconds: 10 + (2 * pulses));
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}
