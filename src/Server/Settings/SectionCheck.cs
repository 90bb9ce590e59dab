using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Streaming.Server.Settings;

/// <summary>Checks one section's values and names each wrong one by its whole key, as it is written in settings and on the command line.</summary>
public sealed class SectionCheck<T>(string section) : IValidateOptions<T> where T : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => $"Setting {section}:{string.Join(", ", fault.MemberNames)} is wrong: {fault.ErrorMessage}"));
    }
}
