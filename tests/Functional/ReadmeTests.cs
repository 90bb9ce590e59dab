using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional;

/// <summary>What the README says is true: its links lead somewhere, and its first live happens when its commands are typed.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Readmes() =>
        [.. Directory.EnumerateFiles(Root, "README.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && !file.StartsWith("artifacts", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Every_link_leads_somewhere(string readme)
    {
        var file = Path.Combine(Root, readme);
        foreach (Match link in Link().Matches(File.ReadAllText(file)))
        {
            var target = link.Groups[1].Value.Split('#')[0];
            if (target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
                Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)), $"{readme} links to {target}, which is not there.");
        }
    }

    [Fact]
    public async Task The_first_live_of_the_README_happens()
    {
        await using var server = await StreamingServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("streaming-readme-");
        try
        {
            var said = await BashAsync(FirstLive(), folder.FullName, server);
            Assert.Contains("\"ruling\":\"publish\"", said, StringComparison.Ordinal);
            var comments = await server.Operator.GetFromJsonAsync<JsonElement[]>("api/v1/channels/first/comments");
            Assert.Equal("Good evening from Lyon!", comments!.Single().GetProperty("text").GetString());
            using var http = server.Http();
            Assert.Contains("#EXTINF", await http.GetStringAsync("live/first/index.m3u8"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The block that begins with the channel; the one before it sets the two variables that the test sets itself.
    private static string FirstLive() =>
        Block().Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(m => m.Groups[1].Value)
            .Single(block => block.StartsWith("# A channel.", StringComparison.Ordinal));

    private static async Task<string> BashAsync(string script, string folder, StreamingServer server)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["SERVER"] = server.Address.ToString().TrimEnd('/');
        start.Environment["TOKEN"] = StreamingClient.OperatorToken;
        using var bash = Process.Start(start)!;
        var said = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.Equal(0, bash.ExitCode);
        return said;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Streaming.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
