using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Compatible;

/// <summary>Clients whose host is fixed and that were given this server as their <c>https_proxy</c>: they name the whole address in their request line.</summary>
public sealed class ProxiedClientTests
{
    private const string Google = "commentanalyzer.googleapis.com";

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_request_for_the_old_host_is_answered_here(string scheme)
    {
        var folder = Directory.CreateTempSubdirectory("streaming-tls-");
        try
        {
            var certificate = Path.Combine(folder.FullName, "server.pfx");
            await File.WriteAllBytesAsync(certificate, NewCertificate(), TestContext.Current.CancellationToken);
            await using var server = await StreamingServer.StartAsync(null, "--urls=http://127.0.0.1:0;https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={certificate}");
            var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(text => new Uri(text)).First(one => one.Scheme == scheme);
            Assert.StartsWith("HTTP/1.1 200", await AskAsync(address, await server.KeyAsync()), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> AskAsync(Uri address, string key)
    {
        const string Body = """{"comment":{"text":"Hello"},"requestedAttributes":{"TOXICITY":{}}}""";
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using Stream stream = address.Scheme == "https" ? new SslStream(tcp.GetStream(), false, (_, certificate, _, _) => certificate?.Subject == $"CN={Google}") : tcp.GetStream();
        if (stream is SslStream secure)
            await secure.AuthenticateAsClientAsync(Google);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST https://{Google}/v1alpha1/comments:analyze?key={key} HTTP/1.1\r\nHost: {Google}\r\nConnection: close\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static byte[] NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Google}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return certificate.Export(X509ContentType.Pfx);
    }
}
