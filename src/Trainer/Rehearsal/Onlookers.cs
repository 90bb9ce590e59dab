using System.Text.Json;

namespace Streaming.Trainer.Rehearsal;

/// <summary>Viewers who only watch: they note every comment that they receive, and the first of them every change of level.</summary>
public sealed class Onlookers(RehearsalOptions options, Tally tally, TimeProvider clock) : IAsyncDisposable
{
    private readonly List<HubSocket> _sockets = [];
    private readonly List<(long At, string Level, string Gate)> _levels = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The level now.</summary>
    public string Level
    {
        get
        {
            lock (_levels)
                return _levels[^1].Level;
        }
    }

    /// <summary>The levels so far, with the moment of each.</summary>
    public IReadOnlyList<(long At, string Level, string Gate)> Levels
    {
        get
        {
            lock (_levels)
                return [.. _levels];
        }
    }

    /// <summary>Lets the viewers in.</summary>
    public async Task EnterAsync(CancellationToken cancel)
    {
        for (var n = 0; n < options.Viewers; n++)
            await AddAsync(isFirst: n == 0, cancel);
    }

    /// <summary>One more viewer, who sees the history first.</summary>
    public Task ComeLateAsync(CancellationToken cancel) => AddAsync(isFirst: false, cancel);

    /// <summary>Waits until all is open again; false where that did not come in time, or a cut waits for a person.</summary>
    public async Task<bool> WaitForOpenAsync(TimeSpan patience, CancellationToken cancel)
    {
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patient.CancelAfter(patience);
        try
        {
            while (true)
            {
                Task news;
                lock (_levels)
                {
                    if (_levels[^1].Level is "open" or "cut")
                        return _levels[^1].Level == "open";
                    news = _news.Task;
                }

                await news.WaitAsync(patient.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
            await socket.DisposeAsync();
    }

    private async Task AddAsync(bool isFirst, CancellationToken cancel)
    {
        var socket = await HubSocket.ConnectAsync(options.Server, null, (name, payload) => Hear(name, payload, isFirst), cancel);
        _sockets.Add(socket);
        var joined = await socket.CallAsync("Join", cancel, options.Channel, null);
        See(joined);
        if (isFirst)
            Note(joined.GetProperty("channel"));
    }

    private void Hear(string name, JsonElement payload, bool isFirst)
    {
        if (name == "Comments")
            See(payload);
        else if (name == "State" && isFirst)
            Note(payload);
    }

    private void See(JsonElement payload)
    {
        foreach (var comment in payload.GetProperty("comments").EnumerateArray())
            tally.See(comment.GetProperty("id").GetString()!);
    }

    private void Note(JsonElement state)
    {
        TaskCompletionSource news;
        lock (_levels)
        {
            _levels.Add((clock.GetTimestamp(), state.GetProperty("level").GetString()!, state.GetProperty("gate").GetString()!));
            (news, _news) = (_news, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        news.TrySetResult();
    }
}
