using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.HttpOverrides;

namespace Streaming.Server.Listening;

/// <summary>How the server meets the network.</summary>
public sealed class HttpOptions : IValidatableObject
{
    /// <summary>The address under which people reach the server, such as <c>https://live.example.org</c>. Empty: each request's own host.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Addresses or prefixes (<c>10.0.0.0/8</c>) whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed. Nobody's by default, loopback neither.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>Hub connections from one address (an IPv6 /64 counts as one) at a time; not for loopback.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAddress { get; init; } = 256;

    /// <summary>Hub connections in all at a time.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; init; } = 20_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl.Length > 0 && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            yield return new($"PublicUrl '{PublicUrl}' is no http or https address.", [nameof(PublicUrl)]);
        foreach (var proxy in TrustedProxies)
            if (!TrustedProxy.TryParse(proxy, out _))
                yield return new($"TrustedProxies has '{proxy}', which is neither an address nor a prefix such as 10.0.0.0/8.", [nameof(TrustedProxies)]);
    }

    /// <summary>Takes the proxies also as one value with commas: lists are awkward in environment variables.</summary>
    public void TakeList(IConfiguration configuration)
    {
        if (configuration["Http:TrustedProxies"] is { Length: > 0 } list)
            TrustedProxies = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Puts the trusted proxies, and nobody else, into force.</summary>
    public void Apply(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // However many trusted proxies stand in a row, the first address that is not theirs is the sender's.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in TrustedProxies)
            if (TrustedProxy.TryParse(proxy, out var network))
                forwarded.KnownIPNetworks.Add(network);
    }
}
