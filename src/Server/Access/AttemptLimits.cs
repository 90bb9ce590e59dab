using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Streaming.Server.Listening;

namespace Streaming.Server.Access;

/// <summary>How often strangers of one network may ask for a guest's token or be wrong about a secret.</summary>
public sealed class AttemptLimits(IOptions<AccessOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _guests = PerMinute(options.Value.GuestsPerMinute);
    private readonly PartitionedRateLimiter<string> _failures = PerMinute(options.Value.FailuresPerMinute);

    /// <summary>Counts one request for a guest's token; false where the network must wait.</summary>
    public bool TryGuest(HttpContext context, out TimeSpan wait) => Try(_guests, context, 1, out wait);

    /// <summary>Whether the network may still be wrong; asked before a secret is looked at, so that guessing stops.</summary>
    public bool MayTry(HttpContext context, out TimeSpan wait) => Try(_failures, context, 0, out wait);

    /// <summary>Counts one wrong secret.</summary>
    public void CountFailure(HttpContext context) => Try(_failures, context, 1, out _);

    /// <inheritdoc/>
    public void Dispose()
    {
        _guests.Dispose();
        _failures.Dispose();
    }

    private static bool Try(PartitionedRateLimiter<string> limiter, HttpContext context, int permits, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        // Loopback and unknown addresses say nothing about who asks.
        if (AddressPrefix.Of(context.Connection.RemoteIpAddress) is not { } prefix)
            return true;
        using var lease = limiter.AttemptAcquire(prefix, permits);
        if (!lease.IsAcquired)
            wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retry) && retry > TimeSpan.FromSeconds(1) ? retry : TimeSpan.FromSeconds(1);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> PerMinute(int count) =>
        PartitionedRateLimiter.Create<string, string>(prefix => RateLimitPartition.GetSlidingWindowLimiter(prefix, _ => new()
        {
            PermitLimit = count,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));
}
