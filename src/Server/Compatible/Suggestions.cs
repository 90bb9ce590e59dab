using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Streaming.Moderation.Ladder;
using Streaming.Server.Keys;
using Streaming.Server.Storage;

namespace Streaming.Server.Compatible;

/// <summary>What became of a suggestion.</summary>
public enum SuggestionFate
{
    /// <summary>It is on disk.</summary>
    Kept,

    /// <summary>The key was revoked or its owner's consent withdrawn in the meantime; nothing was kept.</summary>
    NoConsent,

    /// <summary>As many are kept as <see cref="KeyOptions.SuggestionsPerChannel"/> allows; nothing was kept.</summary>
    Full,
}

/// <summary>Suggested scores and their texts, kept with the consent of the key's owner so that a model can learn from them.</summary>
public sealed class Suggestions(Journal journal, AuditLog audit, DataFolder folder, IDbContextFactory<StreamingDb> databases, IOptions<KeyOptions> options, TimeProvider clock)
{
    /// <summary>The suggested value of an attribute: that of the whole, or else the highest of its stretches; null for none.</summary>
    public static double? Value(SuggestedScores? scores) => scores?.SummaryScore?.Value ?? scores?.SpanScores?.Max(span => span?.Score?.Value);

    /// <summary>Keeps a suggestion.</summary>
    /// <param name="key">The key that it came with.</param>
    /// <param name="text">The comment.</param>
    /// <param name="language">Its language, where it is known.</param>
    /// <param name="scores">The scores by name, 0 to 1.</param>
    public ValueTask<SuggestionFate> KeepAsync(ApiKeyRow key, string text, string? language, IReadOnlyDictionary<string, double> scores)
    {
        var row = new SuggestionRow
        {
            Id = Guid.CreateVersion7(), KeyId = key.Id, Channel = key.Channel, Text = text, Language = language,
            Scores = JsonSerializer.Serialize(scores), At = clock.GetUtcNow(),
        };
        return journal.CommitAsync(db =>
        {
            if (db.ApiKeys.Find(key.Hash) is not { KeepsSuggestions: true })
                return SuggestionFate.NoConsent;
            if (db.Suggestions.Count(kept => kept.Channel == key.Channel) >= options.Value.SuggestionsPerChannel)
                return SuggestionFate.Full;
            db.Suggestions.Add(row);
            return SuggestionFate.Kept;
        });
    }

    /// <summary>Those of a channel, or of the operator's keys, the oldest first.</summary>
    public async IAsyncEnumerable<SuggestionRow> OfAsync(string? channel)
    {
        await using var db = await databases.CreateDbContextAsync();
        await foreach (var row in db.Suggestions.Where(row => row.Channel == channel).OrderBy(row => row.At).ThenBy(row => row.Id).AsAsyncEnumerable())
            yield return row;
    }

    /// <summary>Erases one, those of one key, or all of them; gives how many that were. Their texts leave the disk.</summary>
    /// <param name="channel">The channel; null for the operator's.</param>
    /// <param name="id">One alone.</param>
    /// <param name="key">Those of one key alone.</param>
    /// <param name="maker">Who erases.</param>
    public async ValueTask<int> EraseAsync(string? channel, Guid? id, string? key, Maker maker)
    {
        var erased = await journal.CommitAsync(db =>
        {
            var count = db.Suggestions.Where(row => row.Channel == channel && (id == null || row.Id == id) && (key == null || row.KeyId == key)).ExecuteDelete();
            if (count > 0)
                audit.Append(db, Keeper.Audit(channel), maker, "suggestions.erased", id?.ToString() ?? key, new { suggestions = count }, clock.GetUtcNow());
            return count;
        });
        folder.TruncateLog();
        return erased;
    }
}
