using System.Text;

namespace Streaming.Moderation.Rules;

/// <summary>Tells emoji from words.</summary>
public static class EmojiText
{
    private const int Keycap = 0x20e3;

    /// <summary>Whether a text is made of emoji and spaces alone.</summary>
    public static bool IsOnly(string text)
    {
        var any = false;
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != System.Buffers.OperationStatus.Done)
                return false;
            var isEmoji = IsEmoji(rune.Value) || IsKeycapBase(text, at);
            if (!isEmoji && !IsJoiner(rune.Value) && !Rune.IsWhiteSpace(rune))
                return false;
            any |= isEmoji;
            at += length;
        }

        return any;
    }

    // Pictographs, flags, dingbats and arrows, as Unicode lays them out in blocks.
    private static bool IsEmoji(int c) => c is (>= 0x1f000 and <= 0x1faff) or (>= 0x2600 and <= 0x27bf) or (>= 0x2300 and <= 0x23ff)
        or (>= 0x2b00 and <= 0x2bff) or (>= 0x2190 and <= 0x21ff) or (>= 0x2934 and <= 0x2935) or (>= 0x25a0 and <= 0x25ff)
        or 0xa9 or 0xae or 0x203c or 0x2049 or 0x2122 or 0x2139 or 0x3030 or 0x303d or 0x3297 or 0x3299 or (>= 0x24c2 and <= 0x24c2);

    // What joins, tints and tags emoji.
    private static bool IsJoiner(int c) => c is 0x200d or 0xfe0f or 0xfe0e or Keycap or (>= 0xe0020 and <= 0xe007f);

    // "1️⃣" is a digit, perhaps a selector, and the key cap around it.
    private static bool IsKeycapBase(string text, int at) =>
        text[at] is (>= '0' and <= '9') or '#' or '*'
        && text.AsSpan(at + 1) is [Keycapped, ..] or ['\ufe0f', Keycapped, ..];

    private const char Keycapped = (char)Keycap;
}
