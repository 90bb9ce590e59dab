namespace Streaming.Server.Chat;

/// <summary>Published comments per second over the last five; told the total once a second.</summary>
public sealed class CommentRate
{
    private const int Seconds = 5;
    private readonly long[] _totals = new long[Seconds];
    private int _next;

    /// <summary>Takes the total so far; gives the rate.</summary>
    public double Observe(long total)
    {
        var rate = (total - _totals[_next]) / (double)Seconds;
        _totals[_next] = total;
        _next = (_next + 1) % Seconds;
        return rate;
    }
}
