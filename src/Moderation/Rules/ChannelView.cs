using Streaming.Moderation.Ladder;
using Streaming.Moderation.Terms;

namespace Streaming.Moderation.Rules;

/// <summary>What the pipeline needs to know of a channel at one moment: an immutable snapshot, replaced whole.</summary>
/// <param name="Slug">The channel.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Terms">The rules' terms, compiled.</param>
/// <param name="Level">The level in force.</param>
/// <param name="RaisedAt">When the spike was raised that the machine holds newcomers for; null where a person does, or nobody.</param>
public sealed record ChannelView(string Slug, ChannelRules Rules, ChannelTerms Terms, Level Level, DateTimeOffset? RaisedAt = null);
