using Streaming.Server.Chat;

namespace Streaming.Tests.Unit.Server.Chat;

internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    /// <summary>A published comment whose text says its number, one second after the one before.</summary>
    public static PublishedComment Comment(long sequence, string author = "a") => new(
        new(Guid.NewGuid(), sequence, new(author, author, []), $"text {sequence}", null, Start.AddSeconds(sequence)), author);
}
