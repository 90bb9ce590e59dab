using System.Diagnostics;

namespace Streaming.Trainer.Figures;

/// <summary>Takes the time of small work.</summary>
public static class Timing
{
    private const int Rounds = 3;

    /// <summary>The processor time of an item, in microseconds: the best of three rounds after one to warm up. Not the time on the wall: others may be at work here.</summary>
    public static double Microseconds<T>(IReadOnlyCollection<T> items, Action<T> work)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            foreach (var item in items)
                work(item);
            var taken = Environment.CpuUsage.TotalTime - start;
            if (round > 0 && taken < best)
                best = taken;
        }

        return best.TotalMicroseconds / items.Count;
    }

    /// <summary>How long single items take on the wall, in microseconds: the time that the given share of them stays within.</summary>
    public static double Quantile<T>(IReadOnlyCollection<T> items, double share, Action<T> work)
    {
        var taken = new List<double>(items.Count);
        foreach (var item in items)
        {
            var start = Stopwatch.GetTimestamp();
            work(item);
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        taken.Sort();
        return taken[Math.Min(taken.Count - 1, (int)(share * taken.Count))];
    }

    /// <summary>The bytes that an item makes this thread allocate, in the mean.</summary>
    public static double Bytes<T>(IReadOnlyCollection<T> items, Action<T> work)
    {
        var start = GC.GetAllocatedBytesForCurrentThread();
        foreach (var item in items)
            work(item);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - start) / items.Count;
    }
}
