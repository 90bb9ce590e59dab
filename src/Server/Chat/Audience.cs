namespace Streaming.Server.Chat;

/// <summary>Everybody connected to the hub, by channel: viewers, the desk, and each author's own connections. Sends never block and never throw.</summary>
public sealed class Audience
{
    /// <summary>Sends an event to everybody who joined the channel, desk included.</summary>
    public void ToChannel(string slug, string name, object payload) => throw new NotSupportedException();

    /// <summary>Sends an event to the team members who watch the channel.</summary>
    public void ToDesk(string slug, string name, object payload) => throw new NotSupportedException();

    /// <summary>Sends an event to one author's connections.</summary>
    public void ToAuthor(string slug, string authorId, string name, object payload) => throw new NotSupportedException();
}
