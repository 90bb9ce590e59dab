namespace Streaming.Server.Chat;

/// <summary>The hub and the relay.</summary>
public static class ChatSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddChat(this WebApplicationBuilder builder)
    {
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapChat(this WebApplication app)
    {
    }
}
