namespace Streaming.Tests.Bench;

/// <summary>The price of judging one comment of 80 characters: stages 2 to 5, on one core.</summary>
internal static class JudgeBench
{
    public static int Run() => 0;
}
