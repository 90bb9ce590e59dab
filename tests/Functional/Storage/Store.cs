using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Streaming.Moderation.Comments;
using Streaming.Server.Storage;

namespace Streaming.Tests.Functional.Storage;

/// <summary>Storage alone, without the rest of the server, over a real folder.</summary>
public sealed class Store : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    private readonly IHost _host;
    private readonly bool _ownsFolder;

    private Store(IHost host, string folder, bool ownsFolder) => (_host, Folder, _ownsFolder) = (host, folder, ownsFolder);

    public string Folder { get; }

    public Journal Journal => _host.Services.GetRequiredService<Journal>();

    public AuditLog Audit => _host.Services.GetRequiredService<AuditLog>();

    public IServiceProvider Services => _host.Services;

    public static async Task<Store> OpenAsync(string? folder = null, params string[] settings)
    {
        var path = folder ?? Directory.CreateTempSubdirectory("streaming-").FullName;
        var builder = WebApplication.CreateBuilder([$"--Storage:Path={path}", "--urls=http://127.0.0.1:0", .. settings]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddStorage();
        var host = builder.Build();
        await host.StartAsync();
        return new Store(host, path, folder is null);
    }

    public static Comment Comment(string text = "bonjour", string author = "a", string channel = "c", string? clientId = null) =>
        new(Guid.CreateVersion7(), channel, new Author(author, $"name of {author}", Role.Viewer, default), text, Now, clientId);

    public static Verdict Publish { get; } = new(Ruling.Publish, Reason.None, new Scores(0.1f, [0, 0, 0, 0, 0, 0]), "fr");

    public Task<RecordedComment> RecordAsync(Comment comment, Verdict? verdict = null, Action<RecordedComment>? committed = null) =>
        Journal.RecordAsync(comment, verdict ?? Publish, committed ?? (_ => { }), CancellationToken.None).AsTask();

    public async Task<T> ReadAsync<T>(Func<StreamingDb, Task<T>> read)
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<StreamingDb>>().CreateDbContextAsync();
        return await read(db);
    }

    public async Task CloseAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
