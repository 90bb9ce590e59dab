using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Telemetry;

public sealed class ProbeTests
{
    [Fact]
    public async Task A_started_server_is_alive_and_ready_and_says_what_of_it()
    {
        await using var server = await StreamingServer.StartAsync();
        using var nobody = server.Http();
        var alive = await nobody.GetAsync("healthz").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("alive", alive.GetProperty("status").GetString());

        var ready = await nobody.GetAsync("readyz").ShouldBeAsync(HttpStatusCode.OK);
        Assert.True(ready.GetProperty("ready").GetBoolean());
        foreach (var probe in (string[])["healthz", "readyz"])
            await nobody.SendAsync(new HttpRequestMessage(HttpMethod.Head, probe), TestContext.Current.CancellationToken).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("up", ready.GetProperty("parts").GetProperty("storage").GetProperty("state").GetString());
        Assert.Equal("up", ready.GetProperty("parts").GetProperty("listeners").GetProperty("state").GetString());
        Assert.True(ready.GetProperty("parts").TryGetProperty("classifier", out _));
    }

    [Fact]
    public async Task Readiness_ends_before_the_server_does()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Telemetry:DrainSeconds=3");
        using var nobody = server.Http();
        var life = server.Services.GetRequiredService<IHostApplicationLifetime>();
        // What the host does when it is told to end.
        life.StopApplication();
        var stopping = server.Services.GetRequiredService<IHost>().StopAsync(TestContext.Current.CancellationToken);

        var ready = await nobody.GetAsync("readyz").ShouldBeAsync(HttpStatusCode.ServiceUnavailable);
        Assert.True(ready.GetProperty("stopping").GetBoolean());
        await nobody.GetAsync("healthz").ShouldBeAsync(HttpStatusCode.OK);

        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => nobody.GetAsync("healthz"));
    }

    [Fact]
    public async Task Metrics_are_text_that_prometheus_reads_and_of_this_server_alone()
    {
        await using var other = await StreamingServer.StartAsync();
        await using var server = await StreamingServer.StartAsync();
        await server.CreateChannelAsync("paris");
        var meter = server.Services.GetRequiredService<IMeterFactory>().Create("Streaming.Probe");
        meter.CreateCounter<long>("streaming.probe", "{thing}", "Things").Add(3, new KeyValuePair<string, object?>("kind", "a \"b\"\n"));
        var lines = await MetricsAsync(server);

        Assert.Contains("# TYPE streaming_probe_total counter", lines);
        Assert.Contains("streaming_probe_total{kind=\"a \\\"b\\\"\\n\"} 3", lines);
        Assert.DoesNotContain(await MetricsAsync(other), line => line.Contains("streaming_probe", StringComparison.Ordinal));
        Assert.Contains("# TYPE streaming_journal_batch histogram", lines);
        Assert.Contains(lines, line => line.StartsWith("streaming_journal_batch_bucket{le=\"+Inf\"} ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("process_resident_memory_bytes ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("kestrel_active_connections{", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("dotnet_gc_collections_total{", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Matches("""^(# (HELP|TYPE) [a-zA-Z_][a-zA-Z0-9_]* .+|[a-zA-Z_][a-zA-Z0-9_]*(\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*")*\})? [-+0-9.eEInfNa]+)$""", line));
        Assert.Equal(lines.Count(line => line.StartsWith("# TYPE", StringComparison.Ordinal)), lines.Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public async Task Every_endpoint_of_the_api_is_in_the_contract_with_summary_and_answers()
    {
        await using var server = await StreamingServer.StartAsync();
        using var nobody = server.Http();
        var contract = await nobody.GetFromJsonAsync<JsonElement>("openapi/v1.json", TestContext.Current.CancellationToken);
        Assert.Equal("http", contract.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("type").GetString());

        var operations = contract.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value)))
            .ToDictionary(operation => operation.Name, operation => operation.Value);
        var mapped = server.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints
            .OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method.ToLowerInvariant()} /{Regex.Replace(endpoint.RoutePattern.RawText!.Trim('/'), @":[^}]+\}", "}")}"))
            .ToList();

        Assert.NotEmpty(mapped);
        Assert.All(mapped, name =>
        {
            Assert.True(operations.TryGetValue(name, out var operation), $"{name} is not in the contract");
            Assert.True(operation.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 10, $"{name} has no summary");
            Assert.True(operation.GetProperty("responses").EnumerateObject().Any(response => response.Name.StartsWith('2')), $"{name} has no answer");
        });
        Assert.Contains("bearer", operations["delete /api/v1/channels/{slug}"].GetProperty("security").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"code\"", contract.GetProperty("components").GetProperty("schemas").GetProperty("ProblemDetails").GetRawText(), StringComparison.Ordinal);
        Assert.True(operations["delete /api/v1/channels/{slug}"].GetProperty("responses").TryGetProperty("403", out _));
    }

    private static async Task<string[]> MetricsAsync(StreamingServer server)
    {
        using var nobody = server.Http();
        using var answer = await nobody.GetAsync("metrics");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
