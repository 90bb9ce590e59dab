using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Streaming.Server.Wire;

/// <summary>Something that does not belong in a document.</summary>
/// <param name="Code">A stable name.</param>
/// <param name="Detail">Names the place and the way out.</param>
public sealed record ShapeFault(string Code, string Detail);

/// <summary>Holds a JSON document against the type it should have, and names the first place that differs.</summary>
public static class JsonShape
{
    /// <summary>The first fault, or null. Missing keys are none.</summary>
    public static ShapeFault? Fault(JsonElement element, JsonTypeInfo type, string path) => type.Kind switch
    {
        JsonTypeInfoKind.Object => Object(element, type, path),
        JsonTypeInfoKind.Enumerable => List(element, type, path),
        _ => Value(element, type, path),
    };

    private static ShapeFault? Object(JsonElement element, JsonTypeInfo type, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return Wrong(path, "must be an object");
        foreach (var member in element.EnumerateObject())
        {
            var place = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (type.Properties.FirstOrDefault(property => property.Name == member.Name) is not { } known)
                return new("unknownKey", $"'{place}' is not known here; the keys are {string.Join(", ", type.Properties.Select(property => property.Name))}.");
            if (member.Value.ValueKind == JsonValueKind.Null && known.IsSetNullable)
                continue;
            if (Fault(member.Value, type.Options.GetTypeInfo(known.PropertyType), place) is { } fault)
                return fault;
        }

        return null;
    }

    private static ShapeFault? List(JsonElement element, JsonTypeInfo type, string path)
    {
        if (element.ValueKind != JsonValueKind.Array)
            return Wrong(path, "must be a list");
        var of = type.Options.GetTypeInfo(type.ElementType!);
        return element.EnumerateArray()
            .Select((item, index) => Fault(item, of, $"{path}[{index}]"))
            .FirstOrDefault(fault => fault is not null);
    }

    private static ShapeFault? Value(JsonElement element, JsonTypeInfo type, string path)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Null || element.Deserialize(type) is null ? Wrong(path, JsonKind.Of(type.Type)) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return Wrong(path, JsonKind.Of(type.Type));
        }
    }

    private static ShapeFault Wrong(string path, string must) =>
        new("invalidValue", path.Length == 0 ? $"The document {must}." : $"'{path}' {must}.");
}
