using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Streaming.Tests.Functional.Host;

/// <summary>What tests ask of an HTTP answer.</summary>
public static class Answers
{
    /// <summary>The body as JSON.</summary>
    public static Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>Checks that the answer is a problem document with this status and code; gives it.</summary>
    public static async Task<JsonElement> ShouldBeAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status, string code)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} in place of {(int)status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        return problem;
    }

    /// <summary>Checks that the answer has this status; gives its JSON, if any.</summary>
    public static async Task<JsonElement> ShouldBeAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} in place of {(int)status}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
