using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Text;
using Streaming.Server.Judging;
using Streaming.Server.Storage;

namespace Streaming.Server.Telemetry;

/// <summary>How a part of the server is.</summary>
public enum PartState
{
    /// <summary>It works.</summary>
    Up,

    /// <summary>It works with less than usual; requests are still welcome.</summary>
    Degraded,

    /// <summary>Without it no request can be served well.</summary>
    Down,
}

/// <summary>One part of the server.</summary>
/// <param name="State">How it is.</param>
/// <param name="Detail">More, in words.</param>
public sealed record Part(PartState State, string? Detail = null);

/// <summary>Whether the server is ready for requests, part by part.</summary>
/// <param name="Ready">Whether load balancers should send any.</param>
/// <param name="Stopping">Whether it is on its way out.</param>
/// <param name="Parts">The parts by name.</param>
public sealed record ReadyAnswer(bool Ready, bool Stopping, IReadOnlyDictionary<string, Part> Parts);

/// <summary>Asks each part how it is.</summary>
public sealed class Readiness(
    Journal journal, IDbContextFactory<StreamingDb> databases, IServer server, IHostApplicationLifetime life, GuardedClassifier classifier)
{
    /// <summary>The answer at this moment. Degraded is not dead: only a part that is down takes the server out.</summary>
    public async Task<ReadyAnswer> AskAsync(CancellationToken cancel)
    {
        var parts = new Dictionary<string, Part>
        {
            ["storage"] = await StorageAsync(cancel),
            ["classifier"] = Classifier(),
            ["listeners"] = Listeners(),
        };
        var stopping = life.ApplicationStopping.IsCancellationRequested;
        return new(!stopping && parts.Values.All(part => part.State != PartState.Down), stopping, parts);
    }

    private async Task<Part> StorageAsync(CancellationToken cancel)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            await db.Channels.AnyAsync(cancel);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            return new(PartState.Down, "The database cannot be read.");
        }

        // Viewers can still watch and read while nothing new is taken.
        return journal.IsWriting ? new(PartState.Up) : new(PartState.Degraded, "The database takes nothing: comments are refused until it does.");
    }

    private Part Classifier() => classifier.Judge(NormalText.From("hello")).Scores.IsJudged
        ? new(PartState.Up)
        : new(PartState.Degraded, "No model: each channel's failure rule applies to every comment.");

    private Part Listeners()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Count > 0 ? new(PartState.Up, string.Join(' ', addresses)) : new(PartState.Down, "Nothing is listened on.");
    }
}
