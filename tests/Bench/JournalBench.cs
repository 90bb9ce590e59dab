using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Streaming.Moderation.Comments;
using Streaming.Server.Storage;

namespace Streaming.Tests.Bench;

/// <summary>What an acknowledged comment costs: the commit of a quiet chat, and comments per second when all come at once. With the bare disk beside it.</summary>
internal static class JournalBench
{
    private const int Quiet = 300;
    private const int Flood = 30_000;
    private const int Writers = 500;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-bench-").FullName;
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var metrics = new JournalMetrics(services.GetRequiredService<IMeterFactory>());
        using var data = new DataFolder(Options.Create(new StorageOptions { Path = folder }));
        var journal = new Journal(data, metrics, NullLogger<Journal>.Instance);
        await journal.StartAsync(CancellationToken.None);
        for (var i = 0; i < 2000; i++)
            await RecordAsync(journal, i);

        Report("fsync of 4 KiB, bare", Sync(folder));
        Report("commit, quiet chat", await QuietAsync(journal));
        Report("audited change, quiet", await ChangesAsync(journal));

        var started = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(journal, writer)));
        var took = Stopwatch.GetElapsedTime(started);
        Console.WriteLine($"{"flood",-24} {Flood / took.TotalSeconds,10:F0} comments/s, {(Environment.CpuUsage.TotalTime - cpu) / Flood * 1e3 / TimeSpan.FromMilliseconds(1),6:F1} µs of CPU each");

        await journal.StopAsync(CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static List<double> Sync(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, "probe"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var block = new byte[4096];
        return [.. Enumerable.Range(0, Quiet).Select(_ => Time(() =>
        {
            file.Write(block);
            file.Flush(flushToDisk: true);
        }))];
    }

    private static async Task<List<double>> QuietAsync(Journal journal)
    {
        var times = new List<double>();
        for (var i = 0; i < Quiet; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await RecordAsync(journal, i);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }

    private static async Task<List<double>> ChangesAsync(Journal journal)
    {
        var times = new List<double>();
        for (var i = 0; i < Quiet; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await journal.CommitAsync(db => db.Tokens.Add(new TokenRow
            {
                Hash = $"{started}", Id = "t", Role = Role.Viewer, Name = "bench", CreatedAt = DateTimeOffset.UnixEpoch,
            }).Entity.Name);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }

    private static async Task WriteAsync(Journal journal, int writer)
    {
        for (var i = 0; i < Flood / Writers; i++)
            await RecordAsync(journal, writer);
    }

    private static ValueTask<RecordedComment> RecordAsync(Journal journal, int author)
    {
        var comment = new Comment(Guid.CreateVersion7(), "bench", new($"author{author}", "somebody", Role.Viewer, default),
            "une ligne de quatre-vingts signes, comme on en lit dans une discussion ordinaire", DateTimeOffset.UnixEpoch, Guid.NewGuid().ToString("N"));
        return journal.RecordAsync(comment, new(Ruling.Publish, Reason.None, new(0.1f, [.1f, .2f, .3f, .4f, .5f, .6f]), "fr"), _ => { }, CancellationToken.None);
    }

    private static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static void Report(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine($"{what,-24} median {milliseconds[milliseconds.Count / 2],7:F2} ms   p99 {milliseconds[milliseconds.Count * 99 / 100],7:F2} ms");
    }
}
