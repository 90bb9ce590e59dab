using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Streaming.Server.Chat;

/// <summary>Holds a connection to its pace: calls are delayed, never refused, so that the sender's own socket fills.</summary>
public sealed class CallPacing(IOptions<ChatOptions> options, TimeProvider clock) : IHubFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var wait = AudienceLifetime.ListenerOf(invocationContext.Context).Pace.Take(clock.GetUtcNow(), options.Value.CallsPerSecond);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, invocationContext.Context.ConnectionAborted);
        return await next(invocationContext);
    }
}
