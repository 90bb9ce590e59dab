using System.Text.Json;
using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Trainer;

/// <summary><c>score --model FILE</c>: reads comments as JSON lines from standard input, writes their scores to standard output.</summary>
public static class ScoreCommand
{
    /// <summary>Runs the command.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        using var file = File.OpenRead(new Arguments(args, "model")["model"]);
        var classifier = new CommentClassifier(ModelFile.Read(file));
        using var input = new StreamReader(Console.OpenStandardInput());
        using var output = new StreamWriter(Console.OpenStandardOutput());
        return Run(classifier, input, output);
    }

    /// <summary>Scores every line; an error names the line.</summary>
    public static int Run(IToxicityClassifier classifier, TextReader input, TextWriter output)
    {
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                output.WriteLine(Score(classifier, line));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
            {
                throw new InvalidDataException($"Line {number} is no JSON object with \"id\" and \"text\": {e.Message}");
            }
        }

        return 0;
    }

    private static string Score(IToxicityClassifier classifier, string line)
    {
        using var comment = JsonDocument.Parse(line);
        var judgement = classifier.Judge(NormalText.From(comment.RootElement.GetProperty("text").GetString() ?? ""));
        var scores = Enum.GetValues<Category>().ToDictionary(c => JsonNamingPolicy.CamelCase.ConvertName(c.ToString()), c => judgement.Scores[c]);
        return JsonSerializer.Serialize(new { id = comment.RootElement.GetProperty("id"), toxicity = judgement.Scores.Toxicity, scores, language = judgement.Language });
    }
}
