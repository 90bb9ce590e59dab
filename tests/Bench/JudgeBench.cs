using System.Diagnostics;
using Streaming.Classifier;
using Streaming.Moderation;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Limits;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spam;
using Streaming.Moderation.Terms;

namespace Streaming.Tests.Bench;

/// <summary>The price of judging one comment of 80 characters: stages 2 to 5, on one core.</summary>
internal static class JudgeBench
{
    private const int Rounds = 5;
    private const int Comments = 20_000;

    private static readonly string[] Lines =
    [
        "franchement le niveau de ce match est incroyable, on ne voit pas ça tous les jours",
        "what a great stream tonight, thanks for answering all of our questions so kindly!!",
        "t'es vraiment le pire joueur que j'ai vu, ferme ta gueule et rentre chez ta mère..",
        "you absolute clown, nobody wants you here, go back to wherever you came from idiot",
        "QUEL BUT 🔥🔥🔥 ALLEZ LES BLEUS ON EST LES MEILLEURS, 3-0 à la mi-temps qui l'eût cru !",
        "does anybody know at what time the next round begins? the schedule says 9 pm sharp",
        "c o n n a r d va, t'as rien compris au jeeeeeu, re̲garde un tuto avant de parler lol",
        "gg wp everyone, that was close :) see you tomorrow same time same place, good night",
    ];

    public static int Run()
    {
        var (classifier, state) = ClassifierState.Load(Path.Combine(AppContext.BaseDirectory, "models", "comments.model"));
        if (!state.IsLoaded)
        {
            Console.Error.WriteLine($"No model: {state.Trouble}");
            return 1;
        }

        Measure("no terms", new ChannelRules(), classifier);
        Measure("1,000 blocked terms", new ChannelRules
        {
            BlockedTerms = [.. Enumerable.Range(0, RulesCheck.MaximumTerms).Select(i => new TermRule($"mot{i} interdit{i % 7}"))],
        }, classifier);
        return 0;
    }

    private static void Measure(string what, ChannelRules rules, Moderation.Toxicity.IToxicityClassifier classifier)
    {
        var pipeline = new CommentPipeline(new MemoryCommentLimits(new LimitOptions()), classifier, new SpamWatch(), null!, null!, null!);
        var channel = new ChannelView("bench", rules, ChannelTerms.From(rules), Level.Open);
        var comments = Array.ConvertAll(Lines, line => new Comment(
            Guid.CreateVersion7(), "bench", new("a", "a", Role.Viewer, default), line, DateTimeOffset.UnixEpoch));
        var best = double.MaxValue;
        var bytes = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var (started, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            for (var i = 0; i < Comments; i++)
                pipeline.Judge(comments[i % comments.Length], channel);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / Comments);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Comments;
        }

        Console.WriteLine($"{"judge, " + what,-28} {best,7:F1} µs a comment, {bytes} bytes; {Lines.Average(line => line.Length):F0} characters, best of {Rounds} × {Comments:N0}");
    }
}
