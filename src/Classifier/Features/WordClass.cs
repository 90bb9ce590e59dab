namespace Streaming.Classifier.Features;

/// <summary>What is known of a word or phrase beyond its letters. The values are stored in model files: add, never renumber.</summary>
[Flags]
public enum WordClass
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A mild insult: "nul", "clown".</summary>
    MildInsult = 1 << 0,

    /// <summary>An insult.</summary>
    Insult = 1 << 1,

    /// <summary>A slur against a group.</summary>
    Slur = 1 << 2,

    /// <summary>Swearing at nobody.</summary>
    Profanity = 1 << 3,

    /// <summary>Explicit sexual talk.</summary>
    Sexual = 1 << 4,

    /// <summary>A wish or announcement of harm: "kys", "crève".</summary>
    Threat = 1 << 5,

    /// <summary>A disability used as an insult.</summary>
    Ableist = 1 << 6,

    /// <summary>A term of the lexicon without a category.</summary>
    Rough = 1 << 7,

    /// <summary>Kill, beat, burn: harm, in games and out of them.</summary>
    Violence = 1 << 8,

    /// <summary>You.</summary>
    SecondPerson = 1 << 9,

    /// <summary>I, we.</summary>
    FirstPerson = 1 << 10,

    /// <summary>He, she, they.</summary>
    ThirdPerson = 1 << 11,

    /// <summary>Not, never, nobody.</summary>
    Negation = 1 << 12,

    /// <summary>Says, called, wrote, quoting: words of report.</summary>
    Report = 1 << 13,

    /// <summary>A group of people: religion, origin, sex, orientation, disability.</summary>
    Identity = 1 << 14,

    /// <summary>A thing of the game or the stream: boss, lag, level, mic.</summary>
    Thing = 1 << 15,

    /// <summary>Laughter, greeting, praise.</summary>
    Friendly = 1 << 16,

    /// <summary>What makes the next word worse: "sale", "espèce de", "fucking".</summary>
    Intensifier = 1 << 17,

    /// <summary>Go away, shut up: orders to a person.</summary>
    Order = 1 << 18,
}
