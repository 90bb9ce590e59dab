using Streaming.Tests.Bench;

// Every benchmark of the product. Nothing here is part of the gate: figures are read, not asserted.
return args switch
{
    ["judge", ..] => JudgeBench.Run(),
    ["memory", ..] => JudgeMemory.Run(),
    ["journal", ..] => await JournalBench.RunAsync(),
    ["relay", ..] => await RelayBench.RunAsync(),
    ["idle", ..] => await IdleBench.RunAsync(),
    ["video", ..] => await VideoBench.RunAsync(),
    ["all"] or [] => JudgeBench.Run() + await JournalBench.RunAsync() + await RelayBench.RunAsync() + await IdleBench.RunAsync() + await VideoBench.RunAsync(),
    ["stock", .. var rest] => await StockHub.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Bench -- [judge | memory | journal | relay | idle | video | all]");
    return 2;
}
