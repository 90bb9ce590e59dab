using Streaming.Moderation.Comments;
using Streaming.Moderation.Spam;
using Streaming.Moderation.Text;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Spam;

public sealed class SpamWatchTests
{
    private const float HeldAtBalanced = 0.6f;
    private const string Advert = "gagnez 500 euros par jour depuis chez vous, ecrivez moi vite";

    private readonly ManualClock _clock = new();
    private readonly SpamWatch _spam = new();

    [Fact]
    public void A_line_pasted_again_and_again_becomes_spam()
    {
        var scores = Enumerable.Range(0, 6).Select(_ => Take(Advert)).ToList();
        Assert.Equal(0, scores[0]);
        Assert.True(scores[1] < HeldAtBalanced);
        Assert.True(scores[3] >= HeldAtBalanced);
        Assert.True(scores[5] >= 0.9f);
    }

    [Fact]
    public void Spacing_punctuation_and_stretching_do_not_make_it_another_line()
    {
        for (var i = 0; i < 4; i++)
            Take(Advert);
        Assert.True(Take("GAGNEZ 500 euros par jour!!! depuis chez vous ... ecrivez moi viiiite") >= 0.9f);
    }

    [Fact]
    public void Short_words_greetings_and_numbered_lines_may_be_repeated()
    {
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(0, Take("lol"));
            Assert.Equal(0, Take("bonjour !"));
            Assert.Equal(0, Take($"this is comment number {i} of a test"));
        }
    }

    [Fact]
    public void A_minute_later_it_is_said_anew()
    {
        for (var i = 0; i < 5; i++)
            Take(Advert);
        _clock.Advance(TimeSpan.FromMinutes(1.1));
        Assert.Equal(0, Take(Advert));
    }

    [Fact]
    public void The_same_long_line_by_many_strangers_is_spam()
    {
        for (var i = 0; i < 12; i++)
            Take(Advert, $"bot{i}");
        Assert.True(Take(Advert, "bot") >= 0.9f);
    }

    [Fact]
    public void Regulars_who_chant_together_are_no_spam()
    {
        for (var i = 0; i < 50; i++)
            Assert.Equal(0, Take("ALLEZ LES BLEUS ON EST LES CHAMPIONS DU MONDE 🔥🔥🔥🔥", $"fan{i}", published: 3));
    }

    [Fact]
    public void Capitals_and_emoji_are_no_sign() => Assert.Equal(0, Take("QUEL BUUUUUUT 🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥 AAAAAAAAAA"));

    [Fact]
    public void Many_links_are_and_a_stranger_gets_fewer()
    {
        Assert.True(Take("one", links: 1) < 0.45f);
        Assert.True(Take("two", links: 3) >= HeldAtBalanced);
        Assert.True(Take("two", "regular", links: 2, published: 9) < 0.45f);
        Assert.True(Take("many", "regular", links: 5, published: 9) >= 0.9f);
    }

    [Fact]
    public void The_team_may_repeat_itself()
    {
        for (var i = 0; i < 10; i++)
            Assert.Equal(0, Take(Advert, role: Role.Moderator));
    }

    [Fact]
    public void Channels_do_not_share_a_memory()
    {
        for (var i = 0; i < 5; i++)
            Take(Advert);
        Assert.Equal(0, Take(Advert, channel: "other"));
    }

    private float Take(string text, string author = "a", int links = 0, int published = 0, Role role = Role.Viewer, string channel = "c")
    {
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        var standing = new Standing(_clock.GetUtcNow(), published, 0, 0, null);
        var comment = new Comment(Guid.CreateVersion7(), channel, new(author, author, role, standing), text, _clock.GetUtcNow());
        return _spam.Take(comment, NormalText.From(text), links);
    }
}
