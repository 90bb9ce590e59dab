namespace Streaming.Server.Judging;

/// <summary>The pipeline and its classifier.</summary>
public static class JudgingSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddJudging(this WebApplicationBuilder builder)
    {
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapJudging(this WebApplication app)
    {
    }
}
