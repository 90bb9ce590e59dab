using Streaming.Server.Access;
using Streaming.Server.Problems;

namespace Streaming.Server.Channels;

/// <summary>What the operator asks for.</summary>
public sealed record ChannelRequest(string? Slug, string? Name, string? Language)
{
    /// <summary>What is wrong with the request; null where nothing is.</summary>
    public IResult? Check(out string name, out string language)
    {
        var isNamed = PersonName.TryTidy(Name, ChannelNameLength, out var tidy, out var why);
        name = tidy ?? "";
        // Of fr-FR the first part counts: the classifier knows languages, not countries.
        language = (Language ?? "en").Split('-')[0].ToLowerInvariant();
        return string.IsNullOrEmpty(Slug) ? Problem.Missing("slug", "give 2 to 64 small letters, digits and inner hyphens, such as 'my-channel'")
            : Channels.Slug.Fault(Slug) is { } fault ? Problem.Invalid("slug", fault)
            : !isNamed ? Problem.Invalid("name", why!)
            : language is not [>= 'a' and <= 'z', >= 'a' and <= 'z'] ? Problem.Invalid("language", "'language' must be two small letters, such as 'fr' or 'en'.")
            : null;
    }

    private const int ChannelNameLength = 80;
}

/// <summary>A new channel; <paramref name="StreamKey"/> is shown this once.</summary>
public sealed record NewChannel(string Slug, string Name, string Language, string StreamKey, string RtmpUrl, string HlsUrl, string WatchUrl, string EmbedUrl)
{
    /// <summary>With the addresses under one base.</summary>
    public NewChannel(string slug, string name, string language, string streamKey, string rtmpUrl, string address)
        : this(slug, name, language, streamKey, rtmpUrl, $"{address}/live/{slug}/index.m3u8", $"{address}/watch/{slug}", $"{address}/embed/{slug}")
    {
    }
}

/// <summary>A new stream key, shown this once.</summary>
public sealed record NewKey(string StreamKey, string RtmpUrl);
