using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Streaming.Trainer.Rehearsal;

/// <summary>The server's REST door.</summary>
public sealed class ServerDoor(RehearsalOptions options) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = options.Server, Timeout = TimeSpan.FromSeconds(30) };

    private bool _asTokens = options.AsTokens;

    private string Channel => $"/api/v1/channels/{Uri.EscapeDataString(options.Channel)}";

    /// <summary>The channel's state.</summary>
    public Task<JsonElement> ChannelAsync(CancellationToken cancel) => SendAsync(HttpMethod.Get, Channel, null, null, cancel);

    /// <summary>A new author's token: a guest's, or one made with the team's token where that is asked for or guests are refused.</summary>
    public async Task<string> AuthorAsync(string name, CancellationToken cancel)
    {
        if (!_asTokens)
            try
            {
                return await MadeAsync(Channel + "/guests", null, new { name }, cancel);
            }
            catch (IOException)
            {
                _asTokens = true;
            }

        return await MadeAsync(Channel + "/tokens", options.Token, new { role = "viewer", name }, cancel);
    }

    /// <summary>Posts a comment; its receipt.</summary>
    public Task<JsonElement> PostAsync(string token, string text, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, Channel + "/comments", token, new { text }, cancel);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<string> MadeAsync(string path, string? token, object body, CancellationToken cancel) =>
        (await SendAsync(HttpMethod.Post, path, token, body, cancel)).GetProperty("token").GetString()!;

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? token, object? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await _http.SendAsync(request, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            if (!answer.IsSuccessStatusCode)
                throw new IOException($"{method} {path} was answered with {(int)answer.StatusCode}: {text}");
            return JsonDocument.Parse(text).RootElement;
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"{options.Server} can not be reached: {e.Message}", e);
        }
    }
}
