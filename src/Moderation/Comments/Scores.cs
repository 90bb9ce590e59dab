using System.Runtime.CompilerServices;

namespace Streaming.Moderation.Comments;

/// <summary>One calibrated probability (0..1) per <see cref="Category"/> and one for toxicity as a whole.</summary>
/// <remarks>A value on the hot path: no allocation. NaN means "could not be judged" and never publishes.</remarks>
public readonly record struct Scores
{
    /// <summary>How many categories there are.</summary>
    public const int Categories = 6;

    private readonly Values _values;

    /// <summary>Scores from the overall toxicity and one value per category, in the order of <see cref="Category"/>.</summary>
    public Scores(float toxicity, ReadOnlySpan<float> perCategory)
    {
        Toxicity = toxicity;
        perCategory.CopyTo(_values);
    }

    /// <summary>The probability that a moderator would want to look at this comment.</summary>
    public float Toxicity { get; init; }

    /// <summary>The probability for one category.</summary>
    public float this[Category category] => _values[(int)category];

    /// <summary>The same scores with one category replaced.</summary>
    public Scores With(Category category, float value)
    {
        var values = _values;
        values[(int)category] = value;
        return new Scores(Toxicity, values);
    }

    /// <summary>True when every score is a number; anything else must never be published as if it were judged.</summary>
    public bool IsJudged
    {
        get
        {
            if (!float.IsFinite(Toxicity))
                return false;
            foreach (var value in _values)
                if (!float.IsFinite(value))
                    return false;
            return true;
        }
    }

    /// <summary>The scores of a comment that could not be judged.</summary>
    public static Scores Unjudged { get; } = new(float.NaN, [float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN]);

    /// <inheritdoc/>
    public bool Equals(Scores other) =>
        Toxicity.Equals(other.Toxicity) && ((ReadOnlySpan<float>)_values).SequenceEqual(other._values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Toxicity, _values[0], _values[1]);

    [InlineArray(Categories)]
    private struct Values
    {
        private float _first;
    }
}
