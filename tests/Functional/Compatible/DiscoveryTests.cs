using System.Net;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Compatible;

public sealed class DiscoveryTests
{
    [Fact]
    public async Task The_discovery_document_names_this_server_and_its_two_methods_with_all_their_schemas()
    {
        await using var server = await StreamingServer.StartAsync();
        using var http = server.Http();
        var document = await http.GetAsync("$discovery/rest?version=v1alpha1").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(server.Address.ToString(), document.GetProperty("rootUrl").GetString());
        var methods = document.GetProperty("resources").GetProperty("comments").GetProperty("methods");
        Assert.Equal(["analyze", "suggestscore"], methods.EnumerateObject().Select(method => method.Name));
        foreach (var method in methods.EnumerateObject())
            Assert.Equal($"v1alpha1/comments:{method.Name}", method.Value.GetProperty("path").GetString());

        var schemas = document.GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).ToHashSet();
        var references = document.GetRawText().Split("\"$ref\": \"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).ToHashSet();
        Assert.Equal(schemas.Order(), references.Order());
        var missing = await http.GetAsync("$discovery/rest?version=v2").ShouldBeAsync(HttpStatusCode.NotFound);
        Assert.Equal("NOT_FOUND", missing.GetProperty("error").GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_contract_names_the_keys_the_answers_and_the_places()
    {
        await using var server = await StreamingServer.StartAsync();
        using var http = server.Http();
        var contract = await http.GetAsync("openapi/v1.json").ShouldBeAsync(HttpStatusCode.OK);
        var schemes = contract.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("key", schemes.GetProperty("apiKey").GetProperty("name").GetString());
        var paths = contract.GetProperty("paths");
        foreach (var path in (string[])["/v1alpha1/comments:analyze", "/v1alpha1/comments:suggestscore", "/v1/moderations"])
        {
            var call = paths.GetProperty(path).GetProperty("post");
            Assert.Contains("apiKey", call.GetProperty("security").GetRawText(), StringComparison.Ordinal);
            Assert.True(call.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _));
            Assert.True(call.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _));
        }

        foreach (var path in (string[])["/api/v1/channels/{slug}/keys", "/api/v1/keys", "/api/v1/channels/{slug}/suggestions", "/api/v1/suggestions", "/api/v1/audit"])
            Assert.True(paths.TryGetProperty(path, out _), path);
    }

    [Fact]
    public async Task The_discovery_document_names_the_address_that_people_know()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Http:PublicUrl=https://live.example.org/");
        using var http = server.Http();
        var document = await http.GetAsync("$discovery/rest?version=v1alpha1").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("https://live.example.org/", document.GetProperty("rootUrl").GetString());
    }
}
