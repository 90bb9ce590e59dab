using Streaming.Moderation.Rules;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Rules;

public sealed class EmojiTextTests
{
    [Theory]
    [InlineData("👍")]
    [InlineData("❤️ 🔥🔥")]
    [InlineData("👨‍👩‍👧‍👦 👋🏽")]
    [InlineData("🇫🇷🇧🇪")]
    [InlineData("1️⃣ #️⃣")]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("☀️⚽✅⏰")]
    public void Emoji_in_all_their_forms_are_emoji(string text) => Assert.True(EmojiText.IsOnly(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200d\ufe0f")]
    [InlineData("👍 ok")]
    [InlineData("12")]
    [InlineData(":)")]
    [InlineData("é👍")]
    [InlineData("\ud83d")]
    public void Words_digits_and_nothing_are_not(string text) => Assert.False(EmojiText.IsOnly(text));
}
