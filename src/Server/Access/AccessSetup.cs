namespace Streaming.Server.Access;

/// <summary>Who may do what: tokens, guests, roles.</summary>
public static class AccessSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
    }

    /// <summary>Puts authentication into the request's way.</summary>
    public static void UseAccess(this WebApplication app)
    {
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapAccess(this WebApplication app)
    {
    }
}
