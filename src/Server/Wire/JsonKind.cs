using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Streaming.Server.Wire;

/// <summary>What a value on the wire must be, in words.</summary>
public static class JsonKind
{
    /// <summary>The end of a sentence that began with the value's name.</summary>
    public static string Of(Type type)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind.IsEnum ? $"must be one of {string.Join(", ", Enum.GetNames(kind).Select(JsonNamingPolicy.CamelCase.ConvertName))}"
            : kind == typeof(string) || kind == typeof(Chat.CommentText) ? "must be a text"
            : kind == typeof(bool) ? "must be true or false"
            : kind == typeof(int) || kind == typeof(long) ? "must be a whole number"
            : kind == typeof(DateTimeOffset) ? "must be a moment such as 2026-03-01T18:00:00Z"
            : kind == typeof(float) || kind == typeof(double) ? "must be a number"
            // A value with its own spelling is spelt as a text.
            : kind.IsValueType && WireJson.Options.GetTypeInfo(kind).Kind == JsonTypeInfoKind.None ? "must be a text"
            : kind.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? "must be a list"
            : "must be an object";
    }

    /// <summary>The same for the property at a path inside a type.</summary>
    public static string At(Type root, string path)
    {
        var type = root;
        foreach (var part in path.Split('.', '['))
        {
            var info = WireJson.Options.GetTypeInfo(type);
            var next = info.ElementType ?? info.Properties.FirstOrDefault(property => property.Name == part.TrimEnd(']'))?.PropertyType;
            if (next is null)
                return "has a value of the wrong kind";
            type = next;
        }

        return Of(type);
    }
}
