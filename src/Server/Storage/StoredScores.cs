using System.Globalization;
using System.Text;
using System.Text.Json;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Storage;

/// <summary>Scores as JSON: <c>{"toxicity":0.93,"insult":0.91,…}</c>; null where the comment was not judged.</summary>
public static class StoredScores
{
    private const string Toxicity = "toxicity";

    private static readonly (Category Category, string Name)[] Names =
        [.. Enum.GetValues<Category>().Select(c => (c, JsonNamingPolicy.CamelCase.ConvertName(c.ToString())))];

    /// <summary>Writes scores, four digits each.</summary>
    public static string? Write(Scores scores)
    {
        if (!scores.IsJudged)
            return null;
        var json = new StringBuilder(128).Append("{\"").Append(Toxicity).Append("\":");
        Append(json, scores.Toxicity);
        foreach (var (category, name) in Names)
        {
            json.Append(",\"").Append(name).Append("\":");
            Append(json, scores[category]);
        }

        return json.Append('}').ToString();
    }

    /// <summary>Reads them back.</summary>
    public static Scores Read(string? json)
    {
        if (json is null)
            return Scores.Unjudged;
        using var document = JsonDocument.Parse(json);
        var scores = new Scores(document.RootElement.GetProperty(Toxicity).GetSingle(), []);
        foreach (var (category, name) in Names)
            scores = scores.With(category, document.RootElement.GetProperty(name).GetSingle());
        return scores;
    }

    private static void Append(StringBuilder json, float value) => json.Append(CultureInfo.InvariantCulture, $"{value:0.####}");
}
