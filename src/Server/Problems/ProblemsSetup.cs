namespace Streaming.Server.Problems;

/// <summary>Every error that leaves the server is a problem document.</summary>
public static class ProblemsSetup
{
    /// <summary>Turns exceptions and bare status codes into problem documents.</summary>
    public static void UseProblems(this WebApplication app) => app.UseMiddleware<ProblemWriter>();
}
