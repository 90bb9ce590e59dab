using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Streaming.Server.Access;
using Streaming.Server.Compatible;
using Streaming.Server.Wire;

namespace Streaming.Server.Telemetry;

/// <summary>The contract for machines: <c>/openapi/v1.json</c>.</summary>
public static class Contract
{
    private const string Scheme = "bearer";
    private const string Key = "apiKey";
    private const string KeyHeader = "apiKeyHeader";

    /// <summary>Describes every endpoint, its token and its refusals.</summary>
    public static void AddContract(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = _ => true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (Required(context) is { } role)
                Protect(operation, context.Document, role);
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesKeys>().Any())
                TakeKeys(operation, context.Document);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
                (schema.Properties ??= new Dictionary<string, IOpenApiSchema>())["code"] =
                    new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable; switch on it, never on the text." };
            return Task.CompletedTask;
        });
    });

    /// <summary>Maps the document.</summary>
    public static void MapContract(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");

    private static RequiredRole? Required(OpenApiOperationTransformerContext context) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredRole>().LastOrDefault();

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Streaming",
            Version = "v1",
            Description = "Live-stream moderation: channels, comments, the held queue, the level and the gate. Errors are RFC 9457 problem documents with a stable `code`.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A guest's, a team member's, a service's or the operator's token. On /hubs also as the query parameter access_token.",
        };
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Query, Name = "key", Description = "An API key, on /v1alpha1 alone.",
        };
        document.Components.SecuritySchemes[KeyHeader] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "x-goog-api-key", Description = "An API key, on /v1alpha1 alone.",
        };
    }

    // One of the three will do.
    private static void TakeKeys(OpenApiOperation operation, OpenApiDocument? document)
    {
        operation.Description = $"{operation.Description} Needs an API key or any token of this server. Errors are in the other service's form.".Trim();
        operation.Security = [.. ((string[])[Key, KeyHeader, Scheme]).Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] })];
    }

    private static void Protect(OpenApiOperation operation, OpenApiDocument? document, RequiredRole required)
    {
        operation.Description = $"{operation.Description} Needs the role {WireJson.Name(required.Role)} or more.".Trim();
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }
}
