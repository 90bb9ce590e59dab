namespace Streaming.Moderation.Ladder;

/// <summary>Who made a decision. Never a person's name for what a machine did, nor the reverse.</summary>
/// <param name="Kind">Person or machine.</param>
/// <param name="Id">The token's or the author's id; null for the machine.</param>
/// <param name="Name">What people read; <c>automatic</c> for the machine.</param>
public sealed record Maker(MakerKind Kind, string? Id, string Name)
{
    /// <summary>The machine.</summary>
    public static Maker Automatic { get; } = new(MakerKind.Automatic, null, "automatic");

    /// <summary>A person of the team.</summary>
    public static Maker Person(string id, string name) => new(MakerKind.Person, id, name);
}

/// <summary>Whether a person or the machine decided.</summary>
public enum MakerKind
{
    /// <summary>The machine.</summary>
    Automatic,

    /// <summary>A person.</summary>
    Person,
}
