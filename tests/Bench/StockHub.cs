using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Streaming.Tests.Bench;

/// <summary>The yardstick: a SignalR hub as the documentation shows it. It judges nothing, keeps nothing, numbers nothing.</summary>
internal sealed class StockHub : Hub
{
    public Task Join(string slug) => Groups.AddToGroupAsync(Context.ConnectionId, slug);

    public async Task<object> Comment(string slug, string text, string clientId)
    {
        var id = Guid.CreateVersion7();
        await Clients.Group(slug).SendAsync("Comments", new
        {
            slug,
            comments = new[]
            {
                new { id, sequence = 1, author = new { id = clientId, name = "author", badges = Array.Empty<string>() }, text, at = TimeProvider.System.GetUtcNow() },
            },
        });
        return new { id, ruling = "publish" };
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapGet("/readyz", () => "ready");
        app.MapHub<StockHub>("/hubs/live");
        await app.RunAsync();
        return 0;
    }
}
