using System.Text;
using Streaming.Server.Channels;

namespace Streaming.Server.Compatible;

/// <summary>The description by which Google's client libraries make themselves a client: these two methods, on this server.</summary>
public static class DiscoveryEndpoint
{
    private static readonly string Document = Read();

    /// <summary>Maps <c>GET /$discovery/rest</c>.</summary>
    public static void MapDiscovery(this IEndpointRouteBuilder app) => app.MapGet("/$discovery/rest", Describe)
        .WithTags("Perspective").WithSummary("The discovery document for Google's client libraries, with this server's own address; ?version=v1alpha1 is all there is")
        .AddEndpointFilter<OpenToBrowsers>()
        .Produces<string>(StatusCodes.Status200OK, "application/json").Produces(StatusCodes.Status404NotFound);

    private static IResult Describe(string? version, HttpContext context, ChannelAddresses addresses) => version is null or "v1alpha1"
        ? Results.Text(Document.Replace("http://server/", addresses.Base(context.Request) + "/", StringComparison.Ordinal), "application/json; charset=UTF-8", Encoding.UTF8)
        : GoogleDialect.NotFound($"There is no version '{(version.Length > 40 ? version[..40] : version)}' of this; ask for ?version=v1alpha1.");

    private static string Read()
    {
        using var reader = new StreamReader(typeof(DiscoveryEndpoint).Assembly.GetManifestResourceStream("discovery.json")!);
        return reader.ReadToEnd();
    }
}
