using Streaming.Moderation.Rules;
using Streaming.Moderation.Text;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Text;

public sealed class EmojiTests
{
    [Theory]
    [InlineData("🐷", ":pig:")]
    [InlineData("🐖", ":pig:")]
    [InlineData("🐒", ":monkey:")]
    [InlineData("🐵", ":monkey:")]
    [InlineData("🐍", ":snake:")]
    [InlineData("🐀", ":rat:")]
    [InlineData("🖕", ":middle_finger:")]
    [InlineData("🔪", ":knife:")]
    [InlineData("🔫", ":gun:")]
    [InlineData("💣", ":bomb:")]
    [InlineData("⚰️", ":coffin:")]
    [InlineData("🍆", ":eggplant:")]
    [InlineData("🍑", ":peach:")]
    [InlineData("💦", ":sweat_drops:")]
    [InlineData("👅", ":tongue:")]
    [InlineData("🤡", ":clown:")]
    [InlineData("💩", ":poo:")]
    [InlineData("❤️", ":red_heart:")]
    [InlineData("❤", ":red_heart:")]
    [InlineData("🇫🇷", ":flag_fr:")]
    [InlineData("🏳️‍🌈", ":rainbow_flag:")]
    [InlineData("🏳️‍⚧️", ":transgender_flag:")]
    [InlineData("🏴‍☠️", ":pirate_flag:")]
    [InlineData("❤️‍🔥", ":heart_fire:")]
    public void An_emoji_is_one_word_with_a_name(string typed, string name) => Assert.Equal([name], Names(typed));

    [Theory]
    [InlineData("👍🏿", ":thumbs_up: :dark_skin_tone:")]
    [InlineData("👍🏻", ":thumbs_up: :light_skin_tone:")]
    [InlineData("👨‍👩‍👧", ":man: :woman: :girl:")]
    [InlineData("👩🏽‍💻", ":woman: :medium_skin_tone: :laptop:")]
    [InlineData("🤦‍♂️", ":facepalming: :male_sign:")]
    [InlineData("👨🏿‍🦱", ":man: :dark_skin_tone: :curly_hair:")]
    public void People_are_read_part_by_part(string typed, string names) => Assert.Equal(names.Split(' '), Names(typed));

    [Theory]
    [InlineData("❤️🔥", ":red_heart: :fire:")]
    [InlineData("🏳️🌈", ":white_flag: :rainbow:")]
    [InlineData("🇫🇷🇧🇪", ":flag_fr: :flag_be:")]
    public void Emoji_side_by_side_are_two(string typed, string names) => Assert.Equal(names.Split(' '), Names(typed));

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("∑")]
    [InlineData("白")]
    [InlineData("")]
    public void Nothing_else_has_a_name(string text) => Assert.Null(Emoji.NameOf(text));

    [Fact]
    public void The_emoji_itself_stays_in_the_text_and_is_found_in_the_original()
    {
        const string typed = "sale 🏳️‍🌈 va";
        var text = NormalText.From(typed);
        var word = text.Words[1];
        Assert.Equal(WordKind.Emoji, word.Kind);
        var (start, end) = text.OriginalRange(word.Start, word.Start + word.Length);
        Assert.Equal("🏳️‍🌈", typed[start..end]);
        Assert.True(EmojiText.IsOnly("🏳️‍🌈"));
    }

    private static IEnumerable<string?> Names(string typed)
    {
        var text = NormalText.From(typed);
        return text.Words.ToArray().Select(word => Emoji.NameOf(text.Text.AsSpan(word.Start, word.Length)));
    }
}
