using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Streaming.Server.Access;

/// <summary>The way in for the operator of a new server: a link that works once, shown at the start.</summary>
/// <remarks>Only a hash is kept, and only in memory: each start before the first use shows a fresh link, and the older ones are void.</remarks>
public sealed partial class SetUpLink(
    TokenDirectory tokens, IServer server, IHostApplicationLifetime life, IOptions<AccessOptions> options, ILogger<SetUpLink> logger) : IHostedService
{
    private string? _hash;

    /// <summary>Takes the secret; true for the right one, the first time only.</summary>
    public bool TryUse(string secret)
    {
        var hash = Volatile.Read(ref _hash);
        return hash is not null && Secret.Equal(hash, Secret.Hash(secret))
            && Interlocked.CompareExchange(ref _hash, null, hash) == hash;
    }

    /// <summary>Whether a link is waiting to be used.</summary>
    public bool IsOpen => Volatile.Read(ref _hash) is not null;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AdminToken is { Length: > 0 } admin)
        {
            if (admin.Length < 32)
                LogShort(admin.Length);
        }
        else
        {
            // The port is known once the server listens.
            life.ApplicationStarted.Register(Open);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Open()
    {
        if (tokens.HasOperator)
            return;
        var secret = Secret.Create();
        _hash = Secret.Hash(secret);
        LogLink(Address(), secret);
    }

    private string Address() =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => address.StartsWith("http", StringComparison.Ordinal)) ?? "")
        .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal);

    // A warning, so that it is seen: until it is used, whoever reads it first owns the server.
    [LoggerMessage(LogLevel.Warning, "Nobody runs this server yet. Open {Address}/setup#{Secret} once to get the operator's token")]
    private partial void LogLink(string address, string secret);

    [LoggerMessage(LogLevel.Warning, "Access:AdminToken has only {Length} characters; use 32 random ones or more")]
    private partial void LogShort(int length);
}
