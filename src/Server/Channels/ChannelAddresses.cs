using Microsoft.Extensions.Options;
using Streaming.Server.Broadcasts;
using Streaming.Server.Listening;

namespace Streaming.Server.Channels;

/// <summary>Where a channel is found, as seen from outside.</summary>
public sealed class ChannelAddresses(IOptions<HttpOptions> options, RtmpListener rtmp)
{
    /// <summary>The server's address in front of all paths, without a slash at its end.</summary>
    public string Base(HttpRequest request) =>
        options.Value.PublicUrl is { Length: > 0 } given ? given.TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    /// <summary>Where publishers send their stream; the key is the stream name.</summary>
    public string Rtmp(HttpRequest request) => $"rtmp://{new Uri(Base(request)).Host}:{rtmp.Port}/live";
}
