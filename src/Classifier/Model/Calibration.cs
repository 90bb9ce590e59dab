namespace Streaming.Classifier.Model;

/// <summary>A language as far as calibration knows it.</summary>
public enum Tongue
{
    /// <summary>French, or mixed with it.</summary>
    French,

    /// <summary>English.</summary>
    English,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>From both models' raw scores to a probability, per language and head: 1 / (1 + exp(-(linear · a + network · b + offset))).</summary>
/// <param name="Linear">What the linear model's score counts; never below zero.</param>
/// <param name="Network">What the network's counts; never below zero.</param>
/// <param name="Offset">Moves the scale.</param>
public readonly record struct Calibration(float Linear, float Network, float Offset)
{
    /// <summary>How many languages are told apart.</summary>
    public const int Tongues = 3;

    /// <summary>Adds the scores of the two.</summary>
    public static Calibration None => new(0.5f, 0.5f, 0);

    /// <summary>The calibrated logit of a head.</summary>
    public float Logit(in RawScores raw, Head head) => (Linear * raw.Linear[(int)head]) + (Network * raw.Network[(int)head]) + Offset;

    /// <summary>The probability of a logit.</summary>
    public static float Probability(float logit) => 1 / (1 + MathF.Exp(-logit));
}

/// <summary>From the logit of the surest head to that of toxicity: the surest of several is too sure.</summary>
/// <param name="Slope">Always above zero: it never changes an order.</param>
/// <param name="Offset">Moves the scale.</param>
public readonly record struct Surest(float Slope, float Offset)
{
    /// <summary>Leaves a logit as it is.</summary>
    public static Surest None => new(1, 0);

    /// <summary>The calibrated logit.</summary>
    public float Logit(float surest) => (Slope * surest) + Offset;
}
