using Streaming.Trainer;
using Streaming.Trainer.Rehearsal;
using Streaming.Trainer.Tables;

// One line per command; each command's folder has its options and its text.
try
{
    return args switch
    {
        ["train", .. var rest] => TrainCommand.Run(rest),
        ["evaluate", .. var rest] => EvaluateCommand.Run(rest),
        ["score", .. var rest] => ScoreCommand.Run(rest),
        ["tables", .. var rest] => TablesCommand.Run(rest),
        ["rehearse", .. var rest] => await RehearseCommand.RunAsync(rest),
        _ => Usage(),
    };
}
catch (Exception e) when (e is ArgumentException or IOException or InvalidDataException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

static int Usage()
{
    Console.Error.WriteLine("""
        train --data DIR --out DIR [--epochs N] [--seed N] [--build all|permissive|both]
        evaluate --data DIR --model FILE [--split test_public] [--fasttext] [--pictures DIR]
        score --model FILE              JSON lines {"id","text","lang"} in, {"id","toxicity","scores","language"} out
        tables --unicode DIR --confusables FILE --out DIR    makes src/Moderation/Text/Tables anew from Unicode's files
        rehearse --server URL --channel SLUG --token T [--lines FILE] [--json FILE]; rehearse --help tells more
        """);
    return 2;
}
