using Microsoft.Extensions.Options;

namespace Streaming.Server.Settings;

/// <summary>Ends a start that cannot succeed with one line that says why, in place of a stack.</summary>
public static partial class CleanStart
{
    /// <summary>Runs the server; gives the exit code.</summary>
    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception e) when (Reason(e) is { } reason)
        {
            using var logs = LoggerFactory.Create(log => log.AddConsole());
            LogRefused(logs.CreateLogger("Streaming.Server"), reason);
            return 1;
        }
    }

    /// <summary>What is wrong, where it is the operator's to mend; null for a fault of ours, which deserves its stack.</summary>
    public static string? Reason(Exception thrown) => thrown switch
    {
        OptionsValidationException wrong => string.Join(" ", wrong.Failures),
        AggregateException many when many.InnerExceptions.All(one => one is OptionsValidationException) =>
            string.Join(" ", many.InnerExceptions.SelectMany(one => ((OptionsValidationException)one).Failures)),
        // What the binder says of "many" where a number belongs; it names the whole key.
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } wrong => wrong.Message,
        IOException taken when taken.Message.Contains("address", StringComparison.OrdinalIgnoreCase) => taken.Message,
        InvalidOperationException { InnerException: IOException } folder => folder.Message,
        InvalidDataException damaged => damaged.Message,
        _ => null,
    };

    [LoggerMessage(LogLevel.Critical, "The server can not run: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
