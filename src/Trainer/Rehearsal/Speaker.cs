using System.Text.Json;

namespace Streaming.Trainer.Rehearsal;

/// <summary>One author of the rehearsal, who says one thing at a time: over REST, or over a hub connection of their own.</summary>
public sealed class Speaker(ServerDoor door, RehearsalOptions options, string token, bool isAttacker) : IAsyncDisposable
{
    private HubSocket? _hub;
    private int _busy;

    /// <summary>Whether the author belongs to the raid.</summary>
    public bool IsAttacker => isAttacker;

    /// <summary>From now on this author speaks over the hub.</summary>
    public async Task UseHubAsync(CancellationToken cancel) =>
        _hub = await HubSocket.ConnectAsync(options.Server, token, (_, _) => { }, cancel);

    /// <summary>Says a line, unless the one before is still on its way; tells the tally.</summary>
    public async Task SayAsync(string text, Phase phase, Tally tally, CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
            return;
        try
        {
            var receipt = _hub is null
                ? await door.PostAsync(token, text, cancel)
                : await _hub.CallAsync("Comment", cancel, options.Channel, text, Guid.NewGuid().ToString("N"));
            tally.Count(isAttacker, phase, receipt);
        }
        catch (Exception e) when (e is IOException or TimeoutException or JsonException)
        {
            tally.Fail(e.Message);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _hub?.DisposeAsync() ?? ValueTask.CompletedTask;
}
