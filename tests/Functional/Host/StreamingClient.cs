using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Streaming.Tests.Functional.Host;

/// <summary>What a test does with a running server, wherever it runs.</summary>
public abstract class StreamingClient(Uri address) : IAsyncDisposable
{
    public const string OperatorToken = "operator-token-of-the-tests-0123456789abcdef";

    private HttpClient? _operator;

    public Uri Address => address;

    /// <summary>A client with the operator's token.</summary>
    public HttpClient Operator => _operator ??= Http(OperatorToken);

    /// <summary>A client, with a bearer token or as nobody.</summary>
    public HttpClient Http(string? token = null)
    {
        var http = new HttpClient { BaseAddress = Address };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>Creates a channel; the answer of <c>POST /channels</c>.</summary>
    public async Task<JsonElement> CreateChannelAsync(string slug, object? rules = null)
    {
        var created = await Operator.PostAsJsonAsync("api/v1/channels", new { slug, name = slug, language = "en" });
        created.EnsureSuccessStatusCode();
        if (rules is not null)
            (await Operator.PutAsJsonAsync($"api/v1/channels/{slug}/rules", rules)).EnsureSuccessStatusCode();
        return await created.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A guest's token.</summary>
    public async Task<string> GuestAsync(string slug, string name = "guest")
    {
        using var http = Http();
        var answer = await http.PostAsJsonAsync($"api/v1/channels/{slug}/guests", new { name });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>A team token of a role.</summary>
    public async Task<string> TokenAsync(string slug, string role, string? name = null)
    {
        var answer = await Operator.PostAsJsonAsync($"api/v1/channels/{slug}/tokens", new { role, name = name ?? role });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>An API key of a channel, or of the operator where none is named.</summary>
    public async Task<string> KeyAsync(string? slug = null, int? requestsPerMinute = null, bool keepsSuggestions = false)
    {
        var answer = await Operator.PostAsJsonAsync(slug is null ? "api/v1/keys" : $"api/v1/channels/{slug}/keys", new { name = "site", requestsPerMinute, keepsSuggestions });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    /// <summary>A hub connection.</summary>
    public Task<LiveSocket> ConnectAsync(string? token = null) => LiveSocket.ConnectAsync(Address, token);

    /// <summary>Posts a comment over REST; its receipt.</summary>
    public async Task<JsonElement> PostAsync(string slug, string token, string text, string? clientId = null)
    {
        using var http = Http(token);
        var answer = await http.PostAsJsonAsync($"api/v1/channels/{slug}/comments", new { text, clientId });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public virtual ValueTask DisposeAsync()
    {
        _operator?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
