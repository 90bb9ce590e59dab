using Streaming.Moderation.Comments;

namespace Streaming.Moderation.Rules;

/// <summary>From which probability on a category masks, holds or rejects; infinity where it never does.</summary>
/// <param name="Mask">From here on the words are masked.</param>
/// <param name="Hold">From here on a moderator decides.</param>
/// <param name="Reject">From here on nobody needs to look.</param>
public readonly record struct Thresholds(float Mask, float Hold, float Reject)
{
    private const float Never = float.PositiveInfinity;

    // The steps are off, relaxed, balanced, strict, maximum. Scores are calibrated on labelled rows, of which far more offend than of live chat:
    // balanced holds a little later than at 0.5. Hate and threats are held earlier than insults, for what slips through does more harm.
    private static readonly Thresholds[] Insults = [Off, Of(.8f, .97f), Of(.6f, .9f), Of(.35f, .7f), Of(.2f, .5f)];
    private static readonly Thresholds[] IdentityAttacks = [Off, Of(.7f, .95f), Of(.5f, .85f), Of(.25f, .6f), Of(.15f, .4f)];
    private static readonly Thresholds[] Threats = [Off, Of(.65f, .95f), Of(.45f, .85f), Of(.3f, .65f), Of(.15f, .45f)];
    private static readonly Thresholds[] Sexuals = [Off, Of(.75f, .96f), Of(.5f, .87f), Of(.35f, .7f), Of(.2f, .5f)];

    // Swearing at nobody is no abuse: balanced lets it pass, strict masks it, maximum asks a person.
    private static readonly Thresholds[] Profanities = [Off, Off, Off, new(.5f, Never, Never), new(.3f, .5f, .95f)];
    private static readonly Thresholds[] Spams = [Off, Of(.85f, Never), Of(.6f, .9f), Of(.45f, .75f), Of(.3f, .6f)];

    // The whole speaks where no category stands out, hence later than each of them.
    private static readonly Thresholds[] Wholes = [Off, Of(.88f, .98f), Of(.75f, .95f), Of(.42f, .8f), Of(.25f, .6f)];

    private static readonly Category[] OfTheWhole = [Category.Insult, Category.IdentityAttack, Category.Threat, Category.Sexual];

    private static Thresholds Off => new(Never, Never, Never);

    /// <summary>The thresholds of a category at the channel's step.</summary>
    public static Thresholds For(Category category, Strictness strictness) => (category switch
    {
        Category.Insult => Insults,
        Category.IdentityAttack => IdentityAttacks,
        Category.Threat => Threats,
        Category.Sexual => Sexuals,
        Category.Profanity => Profanities,
        _ => Spams,
    })[strictness[category]];

    /// <summary>The thresholds of toxicity as a whole: those of the most relaxed category that it sums up, or what an owner lets pass would be held after all.</summary>
    public static Thresholds ForTheWhole(Strictness strictness)
    {
        var step = strictness[OfTheWhole[0]];
        foreach (var category in OfTheWhole)
            step = Math.Min(step, strictness[category]);
        return Wholes[step];
    }

    /// <summary>What a score means. NaN means nothing good: it holds.</summary>
    public Ruling Of(float score) =>
        score >= Reject ? Ruling.Reject
        : score >= Hold ? Ruling.Hold
        : score >= Mask ? Ruling.Mask
        : float.IsNaN(score) ? Ruling.Hold
        : Ruling.Publish;

    private static Thresholds Of(float hold, float reject) => new(Never, hold, reject);
}
