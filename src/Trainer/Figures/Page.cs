using System.Globalization;

namespace Streaming.Trainer.Figures;

/// <summary>Writes headings, sentences and tables in Markdown.</summary>
public sealed class Page(TextWriter output)
{
    /// <summary>A heading and what is to be known before reading the table.</summary>
    public void Section(string heading, string remark)
    {
        output.WriteLine();
        output.WriteLine("### " + heading);
        output.WriteLine();
        output.WriteLine(remark);
    }

    /// <summary>The head of a table.</summary>
    public void Head(params string[] columns)
    {
        output.WriteLine();
        output.WriteLine("| " + string.Join(" | ", columns) + " |");
        output.WriteLine("|" + string.Concat(columns.Select(_ => " --- |")));
    }

    /// <summary>A row of a table; figures have three decimals unless they come as text.</summary>
    public void Row(params object[] cells) => output.WriteLine("| " + string.Join(" | ", cells.Select(Cell)) + " |");

    /// <summary>A figure with the given number of decimals; a dash where there is none.</summary>
    public static string Figure(double figure, int decimals) =>
        double.IsNaN(figure) ? "–" : figure.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>How many of a thousand, with Wilson's interval.</summary>
    public static string PerThousand(int hits, int all)
    {
        var (low, high) = Measures.Wilson(hits, all);
        return all == 0 ? "–" : $"{Figure(1000.0 * hits / all, 1)} ({Figure(1000 * low, 1)} to {Figure(1000 * high, 1)})";
    }

    private static string Cell(object cell) => cell switch
    {
        double figure => Figure(figure, 3),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}
