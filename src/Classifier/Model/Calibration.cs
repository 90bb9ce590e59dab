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

/// <summary>From a raw score to a probability, per language and head: 1 / (1 + exp(-(slope · score + offset))).</summary>
/// <param name="Slope">Always above zero: calibration never changes an order.</param>
/// <param name="Offset">Moves the scale.</param>
public readonly record struct Calibration(float Slope, float Offset)
{
    /// <summary>How many languages are told apart.</summary>
    public const int Tongues = 3;

    /// <summary>Leaves a score as it is.</summary>
    public static Calibration None => new(1, 0);

    /// <summary>The calibrated logit of a raw score.</summary>
    public float Logit(float score) => (Slope * score) + Offset;

    /// <summary>The probability of a logit.</summary>
    public static float Probability(float logit) => 1 / (1 + MathF.Exp(-logit));
}
