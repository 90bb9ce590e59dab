namespace Streaming.Server.Chat;

/// <summary>What was said on a channel before now: from memory where it is there, else from storage.</summary>
public sealed class Histories(Archive archive)
{
    /// <summary>How many comments whoever joins for the first time is given.</summary>
    public const int Latest = 50;

    /// <summary>The newest comments after a sequence, and where their reader then stands.</summary>
    /// <param name="room">The channel.</param>
    /// <param name="after">The last sequence that the reader knows; null for the latest comments.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancel">Gives up.</param>
    public async ValueTask<History> NewestAsync(Room room, long? after, int limit, CancellationToken cancel)
    {
        while (true)
        {
            var mark = room.Log.Mark();
            if (room.Log.TryNewest(after, limit, out var history))
                return history;
            if (mark.KnownFrom == long.MaxValue)
            {
                await WarmAsync(room, mark, cancel);
                continue;
            }

            // Read again where something was taken back meanwhile: storage may have given what must not be shown.
            var older = await archive.NewestAsync(room.Channel, after ?? 0, mark.KnownFrom, limit, cancel);
            if (room.Log.TryNewest(after, limit, mark, older, out history))
                return history;
        }
    }

    /// <summary>The first comments after a sequence.</summary>
    public async ValueTask<IReadOnlyList<PublishedComment>> PageAsync(Room room, long after, int limit, CancellationToken cancel) =>
        room.Log.TryPage(after, limit, out var page) ? page : await archive.PageAsync(room.Channel, after, limit, cancel);

    /// <summary>The published comments around a moment: what a moderator reads to understand.</summary>
    public async ValueTask<(IReadOnlyList<PublishedComment> Before, IReadOnlyList<PublishedComment> After)> AroundAsync(
        Room room, DateTimeOffset moment, int count, CancellationToken cancel) =>
        room.Log.TryAround(moment, count, out var before, out var after)
            ? (before, after)
            : (await archive.BeforeAsync(room.Channel, moment, count, cancel), await archive.AfterAsync(room.Channel, moment, count, cancel));

    // The first reader after a start brings the latest comments into memory; thousands who come after them ask nothing of storage.
    private async ValueTask WarmAsync(Room room, LogMark mark, CancellationToken cancel)
    {
        var latest = await archive.NewestAsync(room.Channel, 0, long.MaxValue, Latest, cancel);
        room.Log.TryPrepend(mark, latest, latest.Count < Latest ? 0 : latest[0].Sequence - 1);
    }
}
