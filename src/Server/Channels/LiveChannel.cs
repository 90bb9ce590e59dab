using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Terms;

namespace Streaming.Server.Channels;

/// <summary>A channel in memory: its settings and what is in force now. Reads are lock-free snapshots.</summary>
public sealed class LiveChannel(string slug, string name, string language, ChannelRules rules)
{
    private readonly Lock _lock = new();
    private volatile ChannelView _view = new(slug, rules, ChannelTerms.From(rules), Level.Open);
    private int _viewers;
    private int _rulesVersion;

    /// <summary>The channel's name in addresses.</summary>
    public string Slug => slug;

    /// <summary>What people read.</summary>
    public string Name => name;

    /// <summary>Two-letter language.</summary>
    public string Language => language;

    /// <summary>What the pipeline sees.</summary>
    public ChannelView View => _view;

    /// <summary>The gate in force.</summary>
    public Gate Gate { get; set; }

    /// <summary>Whether a publisher is on air.</summary>
    public bool IsLive { get; set; }

    /// <summary>Published comments per second, over the last few seconds.</summary>
    public double CommentsPerSecond { get; set; }

    /// <summary>Hub connections that joined.</summary>
    public int Viewers => Volatile.Read(ref _viewers);

    /// <summary>Counts a viewer in (1) or out (-1).</summary>
    public void CountViewer(int change) => Interlocked.Add(ref _viewers, change);

    /// <summary>The rules in force and how often they were changed.</summary>
    public (ChannelRules Rules, int Version) VersionedRules
    {
        get
        {
            lock (_lock)
                return (_view.Rules, _rulesVersion);
        }
    }

    /// <summary>Puts new rules in force.</summary>
    public void Apply(ChannelRules changed, int version)
    {
        var terms = ChannelTerms.From(changed);
        lock (_lock)
        {
            _rulesVersion = version;
            _view = _view with { Rules = changed, Terms = terms };
        }
    }

    /// <summary>Puts a level in force.</summary>
    /// <param name="level">The level.</param>
    /// <param name="raisedAt">When the spike was raised that the machine set it for; null for a person's choice.</param>
    public void Apply(Level level, DateTimeOffset? raisedAt = null)
    {
        lock (_lock)
            _view = _view with { Level = level, RaisedAt = raisedAt };
    }
}
