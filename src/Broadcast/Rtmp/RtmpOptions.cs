using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Streaming.Broadcast.Rtmp;

/// <summary>Where publishers connect, and what one of them may ask of this server.</summary>
public sealed class RtmpOptions : IValidatableObject
{
    /// <summary>Where RTMP listens, <c>address:port</c>; port 0 takes a free one.</summary>
    public string Endpoint { get; init; } = "127.0.0.1:1935";

    /// <summary>Where RTMPS listens; off if empty.</summary>
    public string SecureEndpoint { get; init; } = "";

    /// <summary>The certificate of RTMPS: a PFX file, or a PEM file together with <see cref="CertificateKey"/>.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>The PEM file of the certificate's key.</summary>
    public string CertificateKey { get; init; } = "";

    /// <summary>The password of the PFX file or of the key.</summary>
    public string CertificatePassword { get; init; } = "";

    /// <summary>Connections in total.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; init; } = 500;

    /// <summary>Connections from one address.</summary>
    [Range(1, 100_000)]
    public int MaxConnectionsPerAddress { get; init; } = 40;

    /// <summary>Seconds from connecting to an accepted <c>publish</c>.</summary>
    [Range(1, 120)]
    public int PublishSeconds { get; init; } = 10;

    /// <summary>Seconds that a publisher may send nothing.</summary>
    [Range(2, 600)]
    public int IdleSeconds { get; init; } = 15;

    /// <summary>Seconds of silence after which a newer connection with the same key takes over; before, it is refused.</summary>
    [Range(1, 60)]
    public int TakeoverSeconds { get; init; } = 3;

    /// <summary>Bytes of one chunk.</summary>
    [Range(128, 16_777_215)]
    public int MaxChunkBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of one message (a frame) of a publisher who was let in.</summary>
    [Range(65_536, 16_777_215)]
    public int MaxMessageBytes { get; init; } = 8 << 20;

    /// <summary>Chunk streams of one connection.</summary>
    [Range(4, 1024)]
    public int MaxChunkStreams { get; init; } = 32;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPEndPoint.TryParse(Endpoint, out _))
            yield return new($"Rtmp:Endpoint '{Endpoint}' is no address:port, such as 127.0.0.1:1935.", [nameof(Endpoint)]);
        if (SecureEndpoint.Length > 0 && !IPEndPoint.TryParse(SecureEndpoint, out _))
            yield return new($"Rtmp:SecureEndpoint '{SecureEndpoint}' is no address:port, such as 0.0.0.0:1936.", [nameof(SecureEndpoint)]);
        if (SecureEndpoint.Length > 0 && !File.Exists(Certificate))
            yield return new($"Rtmp:SecureEndpoint needs Rtmp:Certificate; the file '{Certificate}' does not exist.", [nameof(Certificate)]);
    }
}
