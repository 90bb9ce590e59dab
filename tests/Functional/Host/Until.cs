using System.Diagnostics;

namespace Streaming.Tests.Functional.Host;

/// <summary>Waits for a condition that the server tells no event of.</summary>
public static class Until
{
    /// <summary>Asks again and again until the condition holds.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 15)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started).TotalSeconds > seconds)
                throw new TimeoutException($"Not within {seconds} s: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
