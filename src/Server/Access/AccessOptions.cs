using System.ComponentModel.DataAnnotations;

namespace Streaming.Server.Access;

/// <summary>Who runs the server, and how often strangers may knock.</summary>
public sealed class AccessOptions : IValidatableObject
{
    /// <summary>The operator's bearer token for automation. Empty: the first start prints a one-time set-up link instead.</summary>
    /// <remarks>8 to 512 characters; 32 random ones are wise.</remarks>
    public string AdminToken { get; init; } = "";

    /// <summary>Guest tokens handed out per minute to one network (/24 or /64); bursts of as many.</summary>
    [Range(1, 100_000)]
    public int GuestsPerMinute { get; init; } = 120;

    /// <summary>Refused tokens and set-up secrets per minute from one network before it must wait.</summary>
    [Range(1, 100_000)]
    public int FailuresPerMinute { get; init; } = 30;

    /// <summary>How many days a guest's token lasts.</summary>
    [Range(1, 3650)]
    public int GuestDays { get; init; } = 365;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AdminToken.Length is > 0 and (< 8 or > 512) || AdminToken.Any(c => c is <= ' ' or > '~'))
            yield return new("AdminToken must have 8 to 512 visible ASCII characters, better 32 random ones; or none for a set-up link.", [nameof(AdminToken)]);
    }
}
