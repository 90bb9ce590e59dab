using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Server.Judging.Models;

/// <summary>The classifier whose model can be changed while it judges. Whoever judges reads the slots once; whoever changes them replaces them whole.</summary>
public sealed partial class LiveModel : IToxicityClassifier, IDisposable
{
    private readonly ILogger<LiveModel> _logger;
    private readonly Meter _meter;
    private readonly Lock _changing = new();
    private volatile ModelSlots _slots;

    /// <summary>Loads the configured model, and says in the log what became of that.</summary>
    public LiveModel(IOptions<ClassifierOptions> options, IMeterFactory meters, ILogger<LiveModel> logger)
    {
        _logger = logger;
        var start = Stopwatch.GetTimestamp();
        var model = LoadedModel.From(options.Value.Path);
        _slots = new(model, null, null);
        if (model.State.IsLoaded)
            LogLoaded(model.State.Path, model.State.Model!, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        else
            LogMissing(model.State.Path, model.State.Trouble!);

        _meter = meters.Create("Streaming.Judging");
        _meter.CreateObservableGauge("streaming.model.loaded", () => _slots.InUse.State.IsLoaded ? 1 : 0, null, "Whether a model judges: 1, or 0 where each channel's failure rule does");
        _meter.CreateObservableGauge("streaming.model.trial.compared", () => Trial(f => f.Compared), "{comment}", "Comments that the model on trial judged as well");
        _meter.CreateObservableGauge("streaming.model.trial.failed", () => Trial(f => f.Failed), "{comment}", "Comments that the model on trial could not judge");
        _meter.CreateObservableGauge("streaming.model.trial.difference", () => Trial(f => f.MeanDifference), null, "How far apart both models' scores of toxicity are in the mean");
        _meter.CreateObservableGauge("streaming.model.trial.stricter", () => Trial(f => f.Stricter), "{comment}", "Comments that only the model on trial would withhold");
        _meter.CreateObservableGauge("streaming.model.trial.milder", () => Trial(f => f.Milder), "{comment}", "Comments that only the model in use withholds");
    }

    /// <summary>The models at this moment.</summary>
    public ModelSlots Slots => _slots;

    /// <inheritdoc/>
    public Judgement Judge(NormalText text)
    {
        var slots = _slots;
        return slots.Trial is { } trial ? trial.Judge(text, slots.InUse.Classifier) : slots.InUse.Classifier.Judge(text);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Span> Explain(NormalText text, Scores scores) => _slots.InUse.Classifier.Explain(text, scores);

    /// <summary>Loads a file beside the model in use and begins its trial; where the file cannot be used nothing changes, and the state says why.</summary>
    public LoadedModel Try(string path)
    {
        var model = LoadedModel.From(path);
        if (!model.State.IsLoaded)
        {
            LogRefused(path, model.State.Trouble!);
            return model;
        }

        lock (_changing)
            _slots = _slots.Try(model);
        LogTrial(path, model.State.Model!);
        return model;
    }

    /// <summary>Ends the trial; false where there is none.</summary>
    public bool TryEndTrial([NotNullWhen(true)] out ModelTrial? ended)
    {
        lock (_changing)
        {
            ended = _slots.Trial;
            _slots = _slots.EndTrial();
        }

        if (ended is not null)
            LogTrialEnded(ended.Model.State.Path);
        return ended is not null;
    }

    /// <summary>The model on trial decides from the next comment on; false where there is none.</summary>
    public bool TrySwitch()
    {
        lock (_changing)
        {
            if (!_slots.TrySwitch(out var after))
                return false;
            _slots = after;
        }

        LogSwitched(_slots.InUse.State.Path);
        return true;
    }

    /// <summary>The model that decided before decides again; false where there is none.</summary>
    public bool TryRollBack()
    {
        lock (_changing)
        {
            if (!_slots.TryRollBack(out var after))
                return false;
            _slots = after;
        }

        LogRolledBack(_slots.InUse.State.Path);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Trial(Func<TrialFigures, double> figure) =>
        _slots.Trial is { } trial ? [new(figure(trial.Figures()))] : [];

    [LoggerMessage(LogLevel.Information, "Model {Path} loaded in {Milliseconds:F0} ms: {Description}")]
    private partial void LogLoaded(string path, string description, double milliseconds);

    [LoggerMessage(LogLevel.Error, "No model: {Path} could not be loaded ({Trouble}). Comments go unjudged: each channel's failure rule applies. Put a model on trial and switch to it, or set Classifier:Model and restart")]
    private partial void LogMissing(string path, string trouble);

    [LoggerMessage(LogLevel.Information, "Model {Path} is on trial beside the one in use: {Description}")]
    private partial void LogTrial(string path, string description);

    [LoggerMessage(LogLevel.Warning, "Model {Path} cannot be used ({Trouble}); the one in use stays")]
    private partial void LogRefused(string path, string trouble);

    [LoggerMessage(LogLevel.Information, "The trial of model {Path} is over; the one in use stays")]
    private partial void LogTrialEnded(string path);

    [LoggerMessage(LogLevel.Warning, "Model {Path} decides from now on. After a restart the configured one does: set Classifier:Model to keep it")]
    private partial void LogSwitched(string path);

    [LoggerMessage(LogLevel.Warning, "Rolled back: model {Path} decides again")]
    private partial void LogRolledBack(string path);
}
