using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Storage;

namespace Streaming.Server.Authors;

/// <summary>What each channel knows of its authors, in memory over storage: names, records and sanctions.</summary>
/// <remarks>Storage has every author who ever wrote; memory has those seen lately and everyone under a sanction.</remarks>
public sealed class AuthorDirectory(IDbContextFactory<StreamingDb> databases)
{
    /// <summary>How many authors are kept in memory; the longest unseen go first, those under a sanction never.</summary>
    public const int Capacity = 100_000;

    private readonly ConcurrentDictionary<(string Slug, string Id), Known> _authors = new();

    /// <summary>Raised after a sanction was put in force or lifted, with the channel and the author's id.</summary>
    public event Action<string, string>? SanctionChanged;

    /// <summary>The caller as an author of this channel, with their standing now. A first sight makes a newcomer.</summary>
    public Author Of(string slug, Caller caller, DateTimeOffset now)
    {
        var known = See((slug, caller.Id), caller.Name, now);
        return new Author(caller.Id, caller.Name, caller.Role, known.Standing);
    }

    /// <summary>What the channel knows of an author; null where it never saw them.</summary>
    public AuthorRecord? Find(string slug, string authorId)
    {
        if (_authors.TryGetValue((slug, authorId), out var known))
            return new(authorId, known.Name, known.Standing);
        return Load(slug, authorId) is { } row ? new(authorId, row.Name, StandingOf(row)) : null;
    }

    /// <summary>Takes a changed fate of one of the author's comments into their record; storage has it already.</summary>
    public void Count(string slug, string authorId, RecordChange change)
    {
        // Whoever is not in memory is read from storage at the next sight, this change included.
        Change((slug, authorId), known => known with { Standing = Counted(known.Standing, change) });
    }

    /// <summary>Puts a sanction in force, or lifts it (null); storage has it already.</summary>
    public void Apply(string slug, AuthorRow row)
    {
        _authors.AddOrUpdate(
            (slug, row.Id),
            _ => new(row.Name, StandingOf(row), row.FirstSeen),
            (_, known) => known with { Standing = known.Standing with { Sanction = SanctionOf(row) } });
        SanctionChanged?.Invoke(slug, row.Id);
    }

    /// <summary>Takes an author into memory as they are stored.</summary>
    public void Add(AuthorRow row) => _authors[(row.Channel, row.Id)] = new(row.Name, StandingOf(row), row.FirstSeen);

    /// <summary>Forgets all authors of a removed channel.</summary>
    public void RemoveAllOf(string slug)
    {
        foreach (var key in _authors.Keys.Where(key => key.Slug == slug))
            _authors.TryRemove(key, out _);
    }

    private Known See((string Slug, string Id) key, string name, DateTimeOffset now)
    {
        if (!_authors.TryGetValue(key, out var known))
        {
            if (_authors.Count >= Capacity)
                MakeRoom(now);
            var row = Load(key.Slug, key.Id);
            // GetOrAdd: a sanction may have been put in force meanwhile, and must not be overwritten.
            known = _authors.GetOrAdd(key, new Known(name, row is null ? new Standing(now, 0, 0, 0, null) : StandingOf(row), now));
        }

        // Once a minute is often enough to know who has been away the longest.
        if (known.Name != name || now - known.Seen > TimeSpan.FromMinutes(1))
            Change(key, latest => latest with { Name = name, Seen = now });
        return known;
    }

    private void Change((string Slug, string Id) key, Func<Known, Known> change)
    {
        while (_authors.TryGetValue(key, out var known) && !_authors.TryUpdate(key, change(known), known))
        {
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        var oldest = _authors
            .Where(author => author.Value.Standing.Sanction?.IsInForce(now) != true)
            .OrderBy(author => author.Value.Seen)
            .Take(Capacity / 10);
        foreach (var author in oldest.ToList())
            _authors.TryRemove(author);
    }

    private AuthorRow? Load(string slug, string authorId)
    {
        using var db = databases.CreateDbContext();
        return db.Authors.AsNoTracking().FirstOrDefault(row => row.Channel == slug && row.Id == authorId);
    }

    private static Standing Counted(Standing standing, RecordChange change) => change switch
    {
        RecordChange.Published => standing with { Published = standing.Published + 1 },
        RecordChange.Approved => standing with { Approved = standing.Approved + 1 },
        _ => standing with { Rejected = standing.Rejected + 1 },
    };

    private static Standing StandingOf(AuthorRow row) => new(row.FirstSeen, row.Published, row.Approved, row.Rejected, SanctionOf(row));

    private static Sanction? SanctionOf(AuthorRow row) =>
        row.SanctionUntil is { } until ? new(until, row.SanctionIsBan, row.SanctionCause ?? "") : null;

    private sealed record Known(string Name, Standing Standing, DateTimeOffset Seen);
}

/// <summary>An author as a channel knows them, whether they are here or not.</summary>
/// <param name="Id">The author.</param>
/// <param name="Name">The latest name.</param>
/// <param name="Standing">Their record.</param>
public sealed record AuthorRecord(string Id, string Name, Standing Standing);

/// <summary>What one comment did to its author's record.</summary>
public enum RecordChange
{
    /// <summary>Viewers saw it, judged by the machine.</summary>
    Published,

    /// <summary>A person approved it after it was held.</summary>
    Approved,

    /// <summary>The machine or a person rejected it.</summary>
    Rejected,
}
