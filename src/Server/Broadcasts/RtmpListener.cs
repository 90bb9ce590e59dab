using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Streaming.Broadcast.Rtmp;

namespace Streaming.Server.Broadcasts;

/// <summary>Where publishers connect. Kestrel listens, so that RTMP lives and dies with the server and shares its TLS.</summary>
public sealed class RtmpListener(IOptions<RtmpOptions> options)
{
    private ListenOptions? _plain;
    private ListenOptions? _secure;

    /// <summary>The port of RTMP: once the server runs, the one that is really bound.</summary>
    public int Port => _plain?.IPEndPoint?.Port ?? IPEndPoint.Parse(options.Value.Endpoint).Port;

    /// <summary>The port of RTMPS; null where it is off.</summary>
    public int? SecurePort => _secure?.IPEndPoint?.Port;

    /// <summary>Adds the endpoints.</summary>
    public void Listen(KestrelServerOptions kestrel)
    {
        var rtmp = options.Value;
        kestrel.Listen(IPEndPoint.Parse(rtmp.Endpoint), listen =>
        {
            _plain = listen;
            listen.UseConnectionHandler<RtmpDoor>();
        });
        if (rtmp.SecureEndpoint.Length == 0)
            return;
        kestrel.Listen(IPEndPoint.Parse(rtmp.SecureEndpoint), listen =>
        {
            _secure = listen;
            listen.UseHttps(Certificate(rtmp));
            listen.UseConnectionHandler<RtmpDoor>();
        });
    }

    private static X509Certificate2 Certificate(RtmpOptions rtmp)
    {
        if (rtmp.CertificateKey.Length == 0)
            return X509CertificateLoader.LoadPkcs12FromFile(rtmp.Certificate, rtmp.CertificatePassword);
        return rtmp.CertificatePassword.Length == 0
            ? X509Certificate2.CreateFromPemFile(rtmp.Certificate, rtmp.CertificateKey)
            : X509Certificate2.CreateFromEncryptedPemFile(rtmp.Certificate, rtmp.CertificatePassword, rtmp.CertificateKey);
    }
}
