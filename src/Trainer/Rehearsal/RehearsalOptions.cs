namespace Streaming.Trainer.Rehearsal;

/// <summary>What is rehearsed, and where.</summary>
public sealed record RehearsalOptions
{
    /// <summary>What the command says of itself.</summary>
    public const string Help = """
        rehearse --server URL --channel SLUG --token T [options]

        Replays a raid against a running server: a quiet audience, then a flood of insults from many new authors, then quiet again.
        Prints how soon the comments were shielded, what got through, what harmless comments were kept back, and how soon all was open again.

        --server URL      the server, such as http://127.0.0.1:5080
        --channel SLUG    the channel; use one made for this: its audience will see what gets through
        --token T         a token of the channel's team; an owner's or the operator's where guests are not allowed or limited by address
        --lines FILE      own lines instead of the built-in ones: "benign" or "abusive", a tab, the text
        --attackers N     new authors who attack (300)         --rate N       comments a second of all of them together (100)
        --seconds N       how long they go on (30)             --audience N   authors who are there before (20)
        --season N        comments that each of the audience wrote long before, so that the channel knows them (20; 0: strangers too)
        --before N        quiet seconds before the attack (10) --after N      seconds watched at least after it (30)
        --viewers N       connections that only watch (5)      --seed N       the same seed says the same lines (1)
        --authors KIND    guests, or tokens made with --token (guests)
        --json FILE       the result as JSON too

        From one machine all authors share one network address. Loopback is exempt from the limits per address; elsewhere they will
        refuse most of the raid, so raise Limits:AddressPerSecond on the server for the rehearsal.
        Ends with 0 where the rehearsal ran to its end, whatever it found, else with 2.
        """;

    private static readonly string[] Known =
        ["server", "channel", "token", "lines", "attackers", "rate", "seconds", "audience", "season", "before", "after", "viewers", "seed", "authors", "json"];

    /// <summary>The server.</summary>
    public required Uri Server { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>A token of the team.</summary>
    public required string Token { get; init; }

    /// <summary>A file of lines, or null for the built-in ones.</summary>
    public string? Lines { get; init; }

    /// <summary>A file for the result as JSON, or null.</summary>
    public string? Json { get; init; }

    /// <summary>New authors who attack.</summary>
    public int Attackers { get; init; } = 300;

    /// <summary>Their comments per second, together.</summary>
    public int Rate { get; init; } = 100;

    /// <summary>How long they go on, in seconds.</summary>
    public int Seconds { get; init; } = 30;

    /// <summary>Authors who are there before.</summary>
    public int Audience { get; init; } = 20;

    /// <summary>Comments that each of them wrote long before.</summary>
    public int Season { get; init; } = 20;

    /// <summary>Quiet seconds before the attack.</summary>
    public int Before { get; init; } = 10;

    /// <summary>Seconds watched at least after it.</summary>
    public int After { get; init; } = 30;

    /// <summary>Connections that only watch.</summary>
    public int Viewers { get; init; } = 5;

    /// <summary>Chooses the lines.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether authors are tokens made with <see cref="Token"/>, else guests.</summary>
    public bool AsTokens { get; init; }

    /// <summary>Reads the command line; throws <see cref="ArgumentException"/> with a sentence for the user.</summary>
    public static RehearsalOptions Read(IReadOnlyList<string> args)
    {
        var given = new Arguments(args, Known);
        if (!Uri.TryCreate(given["server"], UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
            throw new ArgumentException($"--server {given["server"]} is not an address such as http://127.0.0.1:5080.");
        return new()
        {
            Server = server,
            Channel = given["channel"],
            Token = given["token"],
            Lines = given.Or("lines", "") is { Length: > 0 } lines ? lines : null,
            Json = given.Or("json", "") is { Length: > 0 } json ? json : null,
            Attackers = Within(given, "attackers", 300, 1, 10_000),
            Rate = Within(given, "rate", 100, 1, 5_000),
            Seconds = Within(given, "seconds", 30, 1, 3_600),
            Audience = Within(given, "audience", 20, 1, 1_000),
            Season = Within(given, "season", 20, 0, 100),
            Before = Within(given, "before", 10, 0, 3_600),
            After = Within(given, "after", 30, 0, 3_600),
            Viewers = Within(given, "viewers", 5, 1, 200),
            Seed = given.Or("seed", 1),
            AsTokens = given.Or("authors", "guests") switch
            {
                "guests" => false,
                "tokens" => true,
                var kind => throw new ArgumentException($"--authors {kind} is not known; it is guests or tokens."),
            },
        };
    }

    private static int Within(Arguments given, string name, int otherwise, int least, int most)
    {
        var value = given.Or(name, otherwise);
        return value >= least && value <= most ? value : throw new ArgumentException($"--{name} is {value}; it lies between {least} and {most}.");
    }
}
