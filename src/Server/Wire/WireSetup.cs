namespace Streaming.Server.Wire;

/// <summary>One spelling for REST and hub.</summary>
public static class WireSetup
{
    /// <summary>Makes every JSON body follow <see cref="WireJson"/>.</summary>
    public static void AddWire(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        // Thrown, not answered: the problem document names what was wrong, in every environment.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }
}
