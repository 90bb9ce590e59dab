using System.Text.Json;
using System.Text.Json.Serialization;
using Streaming.Server.Channels;

namespace Streaming.Server.Wire;

/// <summary>How everything is spelt on the wire, REST and hub alike: camelCase names, enums by camelCase name, nulls left out.</summary>
public static class WireJson
{
    /// <summary>The one set of options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Gives other options (the framework's own) the same spelling.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.MaxDepth = 16;
        // Integers are no enum values on this wire: they would change meaning with the order of the members.
        options.Converters.Add(new ExpiryOutcomeWords());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    /// <summary>An enum member as it is spelt on the wire.</summary>
    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
