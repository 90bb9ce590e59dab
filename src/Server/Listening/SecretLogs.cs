using Microsoft.Extensions.Logging.Console;

namespace Streaming.Server.Listening;

/// <summary>Keeps out of the log what the framework would write there: whole addresses, in which browsers send their tokens to the hub.</summary>
public static class SecretLogs
{
    private static readonly string[] Categories =
    [
        // "Request starting GET /hubs/live?access_token=…", at Information.
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        // "Invalid request line: '…'", at Debug.
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
    ];

    /// <summary>Puts the filters in force, whatever the settings say: those that name the console too.</summary>
    public static void KeepOut(ILoggingBuilder logging)
    {
        foreach (var category in Categories)
            logging.AddFilter(category, LogLevel.Warning).AddFilter<ConsoleLoggerProvider>(category, LogLevel.Warning);
    }
}
