using Microsoft.AspNetCore.SignalR;

namespace Streaming.Server.Chat;

/// <summary>Logs the faults of hub calls that are ours. SignalR's own log of them is off: it takes every refusal for an error, and anybody could fill the disk with refusals.</summary>
public sealed partial class CallFaults(ILogger<CallFaults> logger) : IHubFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception e) when (e is not (HubException or OperationCanceledException))
        {
            LogFailed(invocationContext.HubMethodName, e);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Error, "The hub's {Method} failed")]
    private partial void LogFailed(string method, Exception cause);
}
