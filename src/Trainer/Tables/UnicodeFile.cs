using System.Globalization;

namespace Streaming.Trainer.Tables;

/// <summary>One letter as <c>UnicodeData.txt</c> describes it.</summary>
/// <param name="Code">Its code point.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">Its general category, such as <c>Lu</c>.</param>
/// <param name="Base">The first character of its canonical decomposition; 0 where it has none.</param>
internal sealed record UnicodeLetter(int Code, string Name, string Category, int Base);

/// <summary>Reads the files of the Unicode consortium: fields between semicolons, remarks after #.</summary>
internal static class UnicodeFile
{
    /// <summary>The fields of each line that has any; the remark is the last field.</summary>
    public static IEnumerable<string[]> Lines(string path) =>
        from line in File.ReadLines(path)
        let parts = line.TrimStart('\uFEFF').Split('#', 2)
        where parts[0].Trim().Length > 0
        select parts[0].Split(';').Append(parts.Length > 1 ? parts[1] : "").Select(f => f.Trim()).ToArray();

    /// <summary>The code points of a field such as <c>1F3F3 FE0F</c>.</summary>
    public static int[] Codes(string field) => [.. field.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Code)];

    /// <summary>One code point.</summary>
    public static int Code(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The letters of <c>UnicodeData.txt</c>, marks included.</summary>
    public static Dictionary<int, UnicodeLetter> Letters(string path) => (
        from fields in Lines(path)
        where fields[2][0] is 'L' or 'M'
        let isCanonical = fields[5].Length > 0 && fields[5][0] != '<'
        select new UnicodeLetter(Code(fields[0]), fields[1], fields[2], isCanonical ? Codes(fields[5])[0] : 0)).ToDictionary(l => l.Code);
}
