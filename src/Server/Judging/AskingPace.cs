using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;

namespace Streaming.Server.Judging;

/// <summary>How often tokens may have texts judged that nobody posts.</summary>
public sealed class ClassifyOptions
{
    /// <summary>Texts per minute of one guest's token; as many may come at once.</summary>
    [Range(1, 1_000_000)]
    public int GuestPerMinute { get; init; } = 60;

    /// <summary>The same of a token of a team member or a service; the operator's are not counted.</summary>
    [Range(1, 1_000_000)]
    public int TokenPerMinute { get; init; } = 10_000;
}

/// <summary>Counts how often a token had texts judged, on <c>/classify</c> and on the compatible interfaces together.</summary>
public sealed class AskingPace(MinuteAllowances allowances, IOptions<ClassifyOptions> options)
{
    /// <summary>Counts one more; false with the time to wait where the allowance is used up.</summary>
    public bool MayAsk(Caller caller, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        return caller.Role == Role.Operator || allowances.TryTake($"{caller.Channel}/{caller.Id}", PerMinute(caller), out wait);
    }

    /// <summary>A caller's allowance per minute.</summary>
    public int PerMinute(Caller caller) => caller.IsGuest ? options.Value.GuestPerMinute : options.Value.TokenPerMinute;
}
