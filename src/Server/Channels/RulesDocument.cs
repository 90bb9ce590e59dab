using System.Text.Json;
using Streaming.Moderation.Rules;
using Streaming.Server.Problems;
using Streaming.Server.Wire;

namespace Streaming.Server.Channels;

/// <summary>The rules on the wire: unknown keys, wrong kinds and values out of range are refused by name.</summary>
public static class RulesDocument
{
    /// <summary>How rules are written.</summary>
    public static JsonSerializerOptions Json => WireJson.Options;

    /// <summary>Reads the rules; gives the refusal where there is something to refuse.</summary>
    public static IResult? Read(JsonElement body, out ChannelRules rules)
    {
        rules = new ChannelRules();
        if (JsonShape.Fault(body, Json.GetTypeInfo(typeof(ChannelRules)), "") is { } fault)
            return Problem.Of(StatusCodes.Status400BadRequest, fault.Code, fault.Detail);
        rules = body.Deserialize<ChannelRules>(Json)!;
        return RulesCheck.Of(rules) is { Count: > 0 } errors ? Refusal(errors) : null;
    }

    /// <summary>The names of the keys whose values differ; the values of terms do not belong in an audit.</summary>
    public static IReadOnlyList<string> Changes(ChannelRules before, ChannelRules after)
    {
        var (old, fresh) = (JsonSerializer.SerializeToElement(before, Json), JsonSerializer.SerializeToElement(after, Json));
        return [.. Json.GetTypeInfo(typeof(ChannelRules)).Properties.Select(property => property.Name).Where(name => Raw(old, name) != Raw(fresh, name))];
    }

    // The first error in words, all of them by key.
    private static IResult Refusal(IReadOnlyList<RuleError> errors) => Problem.Of(
        StatusCodes.Status400BadRequest,
        "invalidValue",
        errors[0].Message,
        new Dictionary<string, object?> { ["errors"] = errors.GroupBy(error => error.Key).ToDictionary(key => key.Key, key => key.Select(error => error.Message).ToArray()) });

    private static string? Raw(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetRawText() : null;
}
