using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Rules;
using Streaming.Server.Storage;
using Streaming.Server.Wire;

namespace Streaming.Server.Channels;

/// <summary>A channel between its row and its life in memory.</summary>
public static class ChannelStore
{
    /// <summary>The row of a new channel, with the default rules.</summary>
    public static ChannelRow NewRow(string slug, string name, string language, string keyHash, DateTimeOffset now) => new()
    {
        Slug = slug,
        Name = name,
        Language = language,
        CreatedAt = now,
        StreamKeyHash = keyHash,
        Rules = ToJson(new ChannelRules()),
        RulesVersion = 1,
    };

    /// <summary>The rules as they are kept.</summary>
    public static string ToJson(ChannelRules rules) => JsonSerializer.Serialize(rules, WireJson.Options);

    /// <summary>The channel in memory. What an older version wrote is read as far as it is known.</summary>
    public static LiveChannel ToChannel(ChannelRow row)
    {
        var rules = JsonSerializer.Deserialize<ChannelRules>(row.Rules, WireJson.Options) ?? new ChannelRules();
        var channel = new LiveChannel(row.Slug, row.Name, row.Language, rules);
        channel.Apply(rules, row.RulesVersion);
        return channel;
    }

    /// <summary>Deletes every row of a channel; gives how many there were.</summary>
    public static int Purge(StreamingDb db, string slug) =>
        db.Comments.Where(row => row.Channel == slug).ExecuteDelete()
        + db.Authors.Where(row => row.Channel == slug).ExecuteDelete()
        + db.Audit.Where(row => row.Channel == slug).ExecuteDelete()
        + db.Incidents.Where(row => row.Channel == slug).ExecuteDelete()
        + db.Broadcasts.Where(row => row.Channel == slug).ExecuteDelete()
        + db.Tokens.Where(row => row.Channel == slug).ExecuteDelete()
        + db.ApiKeys.Where(row => row.Channel == slug).ExecuteDelete()
        + db.Suggestions.Where(row => row.Channel == slug).ExecuteDelete()
        + db.Channels.Where(row => row.Slug == slug).ExecuteDelete();
}
