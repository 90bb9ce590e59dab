using System.Text.Json;

namespace Streaming.Trainer.Rehearsal;

/// <summary><c>rehearse --server URL --channel SLUG --token T</c>: replays a raid against a running server and says how it went.</summary>
public static class RehearseCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args is ["--help"])
        {
            Console.WriteLine(RehearsalOptions.Help);
            return 0;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var options = RehearsalOptions.Read(args);
        try
        {
            var result = await RunAsync(options, line => Console.Error.WriteLine(line), stop.Token);
            Console.WriteLine(result.ToTable());
            if (options.Json is { } path)
                await File.WriteAllTextAsync(path, JsonSerializer.Serialize(result, Json), stop.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return 2;
        }
    }

    /// <summary>Rehearses; <paramref name="progress"/> hears how far it is.</summary>
    public static Task<RaidResult> RunAsync(RehearsalOptions options, Action<string> progress, CancellationToken cancel)
    {
        var lines = options.Lines is { } path ? RaidLines.From(path, options.Seed) : RaidLines.BuiltIn(options.Seed);
        progress($"{lines.Benign} benign and {lines.Abusive} abusive lines");
        return new Raid(options, lines, progress, TimeProvider.System).RunAsync(cancel);
    }
}
