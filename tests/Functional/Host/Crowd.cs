using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Trainer.Rehearsal;

namespace Streaming.Tests.Functional.Host;

/// <summary>Guests of one channel who write at a pace until told to stop.</summary>
public sealed class Crowd : IAsyncDisposable
{
    private readonly List<HttpClient> _guests = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly RaidLines _lines = RaidLines.BuiltIn(seed: 7);
    private readonly string _slug;
    private Task _writing = Task.CompletedTask;

    private Crowd(string slug) => _slug = slug;

    /// <summary>The receipts so far.</summary>
    public ConcurrentBag<JsonElement> Receipts { get; } = [];

    /// <summary>New guests.</summary>
    public static async Task<Crowd> OfAsync(StreamingClient server, string slug, int count)
    {
        var crowd = new Crowd(slug);
        for (var n = 0; n < count; n++)
            crowd._guests.Add(server.Http(await server.GuestAsync(slug, $"guest{n}")));
        return crowd;
    }

    /// <summary>Lets them write in turn, so many comments per second together.</summary>
    public Crowd Write(double perSecond, bool abusive)
    {
        _writing = WriteAsync(perSecond, abusive);
        return this;
    }

    /// <summary>One of them writes so many comments, each as soon as the one before was answered.</summary>
    public async Task HammerAsync(int comments, bool abusive)
    {
        for (var n = 0; n < comments; n++)
            await SayAsync(_guests[0], abusive);
    }

    /// <summary>They fall silent.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _writing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _guests.ForEach(guest => guest.Dispose());
        _stop.Dispose();
    }

    private async Task WriteAsync(double perSecond, bool abusive)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        var said = new List<Task>();
        var began = Environment.TickCount64;
        try
        {
            for (var turn = 0; await timer.WaitForNextTickAsync(_stop.Token);)
                for (; turn < (Environment.TickCount64 - began) / 1000.0 * perSecond; turn++)
                    said.Add(SayAsync(_guests[turn % _guests.Count], abusive));
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }

        await Task.WhenAll(said);
    }

    private async Task SayAsync(HttpClient guest, bool abusive)
    {
        try
        {
            var answer = await guest.PostAsJsonAsync($"api/v1/channels/{_slug}/comments", new { text = _lines.Next(abusive) });
            Receipts.Add(await answer.Content.ReadFromJsonAsync<JsonElement>());
        }
        catch (HttpRequestException)
        {
            // The server was killed; that is what some stories are about.
        }
    }
}
