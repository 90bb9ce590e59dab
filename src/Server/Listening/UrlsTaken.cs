using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Streaming.Server.Listening;

/// <summary>Takes <c>--urls</c> out of the host's hands just before it listens: they are said to Kestrel in code, and it would warn that it listens elsewhere.</summary>
public sealed class UrlsTaken(IServer server) : IStartupFilter
{
    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        server.Features.Get<IServerAddressesFeature>()?.Addresses.Clear();
        return next;
    }
}
