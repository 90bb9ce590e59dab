namespace Streaming.Moderation.Spam;

/// <summary>The last lines of one channel, for as long as a repetition is one: a ring, so that a flood costs no memory.</summary>
internal sealed class RecentLines
{
    private const int Capacity = 512;

    // How many of an author's own last lines are looked at.
    private const int OwnLines = 6;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly (Fingerprint Print, string Author, bool Stranger, DateTimeOffset At)[] _lines =
        new (Fingerprint, string, bool, DateTimeOffset)[Capacity];

    private int _next;

    /// <summary>When the last line came.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Takes a line in and says how it repeats what was there.</summary>
    public Repetition Take(Fingerprint print, string author, bool stranger, DateTimeOffset now)
    {
        lock (_lines)
        {
            var repetition = Compare(print, author, stranger, now);
            _lines[_next] = (print, author, stranger, now);
            _next = (_next + 1) % Capacity;
            LastAt = now;
            return repetition;
        }
    }

    private Repetition Compare(Fingerprint print, string author, bool stranger, DateTimeOffset now)
    {
        var (own, ownSame, run, unbroken) = (0, 0, 0, true);
        HashSet<string>? strangers = null;
        for (var i = 1; i <= Capacity; i++)
        {
            ref readonly var line = ref _lines[(_next + Capacity - i) % Capacity];
            if (line.Author is null || now - line.At > Window)
                break;
            var same = line.Print == print;
            if (line.Author == author)
            {
                if (own++ >= OwnLines)
                    continue;
                unbroken &= same;
                ownSame += same ? 1 : 0;
                run += unbroken ? 1 : 0;
            }
            else if (same && stranger && line.Stranger)
            {
                (strangers ??= new(StringComparer.Ordinal)).Add(line.Author);
            }
        }

        return new(run, ownSame, strangers?.Count ?? 0);
    }
}

/// <summary>How a line repeats what was said in the last minute.</summary>
/// <param name="Run">How many of the author's own last lines in a row were this one.</param>
/// <param name="Own">How many of the author's last six lines were this one.</param>
/// <param name="Strangers">How many other authors without a record said it, where this one has none either. Regulars who chant together are no spam.</param>
public readonly record struct Repetition(int Run, int Own, int Strangers);
