using Microsoft.Extensions.Options;
using Streaming.Classifier;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Judging.Models;

/// <summary>For the operator: which model decides, and how to change it while the server runs.</summary>
public static class ModelEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapModel(this IEndpointRouteBuilder app)
    {
        var model = app.MapGroup("/api/v1/model").RequireRole(Role.Operator).WithTags("Model");
        model.MapGet("", (LiveModel live) => Told.Of(live.Slots)).WithSummary("The models in use, on trial, and before").Produces<Told>();
        model.MapPost("/trial", TryAsync).WithSummary("Loads a file from the folder of the configured model; it judges beside the one in use, and nothing follows from it")
            .Produces<Told>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        model.MapDelete("/trial", EndTrialAsync).WithSummary("Ends the trial; the model in use stays").Produces<Told>().ProducesProblem(StatusCodes.Status409Conflict);
        model.MapPost("/switch", SwitchAsync).WithSummary("The model on trial decides from the next comment on").Produces<Told>().ProducesProblem(StatusCodes.Status409Conflict);
        model.MapPost("/rollback", RollBackAsync).WithSummary("The model that decided before decides again").Produces<Told>().ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> TryAsync(TrialRequest request, HttpContext context, LiveModel live, IOptions<ClassifierOptions> options, ModelJournal journal)
    {
        if (string.IsNullOrWhiteSpace(request.File))
            return Problem.Missing("file", "give the name of a model file that lies beside the configured one");

        // A name, never a path: an operator's token must not become a way to read the machine.
        if (request.File != Path.GetFileName(request.File) || request.File is "." or "..")
            return Problem.Invalid("file", "'file' must be the name of a file in the folder of the configured model, without any folder.");
        var tried = live.Try(Path.Combine(Path.GetDirectoryName(options.Value.Path)!, request.File));
        if (!tried.State.IsLoaded)
            return Problem.Of(StatusCodes.Status422UnprocessableEntity, "unusableModel", $"'{request.File}' cannot be used: {tried.State.Trouble} The model in use stays.");
        return await journal.TellAsync(context, "model.trial", tried.State.Path, live);
    }

    private static async Task<IResult> EndTrialAsync(HttpContext context, LiveModel live, ModelJournal journal) =>
        live.TryEndTrial(out var ended) ? await journal.TellAsync(context, "model.trialEnded", ended.Model.State.Path, live) : NoTrial();

    private static async Task<IResult> SwitchAsync(HttpContext context, LiveModel live, ModelJournal journal) =>
        live.TrySwitch() ? await journal.TellAsync(context, "model.switched", live.Slots.InUse.State.Path, live) : NoTrial();

    private static async Task<IResult> RollBackAsync(HttpContext context, LiveModel live, ModelJournal journal) =>
        live.TryRollBack()
            ? await journal.TellAsync(context, "model.rolledBack", live.Slots.InUse.State.Path, live)
            : Problem.Of(StatusCodes.Status409Conflict, "noPrevious", "No other model decided before; there is nothing to go back to.");

    private static IResult NoTrial() =>
        Problem.Of(StatusCodes.Status409Conflict, "noTrial", "No model is on trial; put one there with POST /api/v1/model/trial.");
}

/// <summary>Writes what was done to the model into the server's audit.</summary>
public sealed class ModelJournal(Journal journal, AuditLog audit, TimeProvider clock)
{
    /// <summary>Writes a line and, once it is on disk, tells how things stand.</summary>
    public async Task<IResult> TellAsync(HttpContext context, string action, string path, LiveModel live)
    {
        var (maker, now) = (context.GetCaller()!.AsMaker(), clock.GetUtcNow());
        await journal.CommitAsync(db => audit.Append(db, AuditLog.Server, maker, action, Path.GetFileName(path), null, now), cancel: CancellationToken.None);
        return Results.Ok(Told.Of(live.Slots));
    }
}

/// <summary>Which model to try.</summary>
/// <param name="File">The name of a file in the folder of the configured model.</param>
public sealed record TrialRequest(string? File);

/// <summary>A model in words.</summary>
/// <param name="File">Its file.</param>
/// <param name="Description">What it was trained on; null where it could not be loaded.</param>
/// <param name="Trouble">Why it could not be loaded; null where it was.</param>
public sealed record ToldModel(string File, string? Description, string? Trouble)
{
    internal static ToldModel Of(ClassifierState state) => new(Path.GetFileName(state.Path), state.Model, state.Trouble);
}

/// <summary>A trial in words and figures.</summary>
/// <param name="Model">The model on trial.</param>
/// <param name="Figures">What came of the comparison so far.</param>
public sealed record ToldTrial(ToldModel Model, TrialFigures Figures);

/// <summary>How things stand.</summary>
/// <param name="InUse">It decides.</param>
/// <param name="Previous">It decided before.</param>
/// <param name="Trial">It is compared.</param>
public sealed record Told(ToldModel InUse, ToldModel? Previous, ToldTrial? Trial)
{
    internal static Told Of(ModelSlots slots) => new(
        ToldModel.Of(slots.InUse.State),
        slots.Previous is { } previous ? ToldModel.Of(previous.State) : null,
        slots.Trial is { } trial ? new(ToldModel.Of(trial.Model.State), trial.Figures()) : null);
}
