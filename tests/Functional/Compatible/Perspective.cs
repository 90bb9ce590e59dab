using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Compatible;

/// <summary>A site that was written for the Perspective API.</summary>
public sealed class Perspective(HttpClient http, string key)
{
    public const string Abuse = "You are a stupid idiot";
    public const string FrenchAbuse = "T'es vraiment un sale connard";
    public const string Kindness = "What a lovely evening with all of you";

    /// <summary>Asks for scores; the answer.</summary>
    public Task<HttpResponseMessage> AnalyzeAsync(object body) => http.PostAsJsonAsync($"v1alpha1/comments:analyze?key={key}", body);

    /// <summary>Sends a body as it is.</summary>
    public Task<HttpResponseMessage> AnalyzeRawAsync(string body, string more = "") =>
        http.PostAsync($"v1alpha1/comments:analyze?key={key}{more}", new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Suggests scores.</summary>
    public Task<HttpResponseMessage> SuggestAsync(object body) => http.PostAsJsonAsync($"v1alpha1/comments:suggestscore?key={key}", body);

    /// <summary>Attributes by their names; keys of a dictionary go out as they are.</summary>
    public static Dictionary<string, object> Named(object value, params string[] names) => names.ToDictionary(name => name, _ => value);

    /// <summary>One suggested score.</summary>
    public static Dictionary<string, object> Scored(string name, double value) => Named(new { summaryScore = new { value } }, name);

    /// <summary>Checks that an answer is an error in Google's form; gives its details.</summary>
    public static async Task<JsonElement> ShouldBeErrorAsync(Task<HttpResponseMessage> asked, HttpStatusCode code, string status, string? errorType = null)
    {
        var answer = await asked.ShouldBeAsync(code);
        Assert.Equal(["error"], answer.EnumerateObject().Select(member => member.Name));
        var error = answer.GetProperty("error");
        Assert.Equal((int)code, error.GetProperty("code").GetInt32());
        Assert.Equal(status, error.GetProperty("status").GetString());
        Assert.False(string.IsNullOrWhiteSpace(error.GetProperty("message").GetString()));
        if (errorType is not null)
        {
            Assert.Equal("type.googleapis.com/google.commentanalyzer.v1alpha1.Error", error.GetProperty("details")[0].GetProperty("@type").GetString());
            Assert.Equal(errorType, error.GetProperty("details")[0].GetProperty("errorType").GetString());
        }

        return error;
    }
}
