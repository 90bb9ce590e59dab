using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Streaming.Server.Chat;

/// <summary>Which connections belong to which author of which channel.</summary>
public sealed class AuthorConnections
{
    private readonly ConcurrentDictionary<(string Slug, string AuthorId), ImmutableList<Listener>> _listeners = new();

    /// <summary>The connections of an author.</summary>
    public IReadOnlyList<Listener> Of(string slug, string authorId) =>
        _listeners.TryGetValue((slug, authorId), out var found) ? found : [];

    /// <summary>Takes note of a connection.</summary>
    public void Add(string slug, string authorId, Listener listener)
    {
        lock (listener.Authorships)
        {
            if (listener.IsGone || !listener.Authorships.Add((slug, authorId)))
                return;
            _listeners.AddOrUpdate((slug, authorId), _ => [listener], (_, others) => others.Add(listener));
        }
    }

    /// <summary>Forgets a connection.</summary>
    public void Remove(Listener listener)
    {
        lock (listener.Authorships)
        {
            foreach (var author in listener.Authorships)
                Remove(author, listener);
            listener.Authorships.Clear();
        }
    }

    private void Remove((string, string) author, Listener listener)
    {
        while (_listeners.TryGetValue(author, out var all))
        {
            var others = all.Remove(listener);
            if (others.IsEmpty ? _listeners.TryRemove(new(author, all)) : _listeners.TryUpdate(author, others, all))
                return;
        }
    }
}
