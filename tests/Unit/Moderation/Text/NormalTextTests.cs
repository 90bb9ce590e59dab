using Streaming.Moderation.Text;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Text;

public sealed class NormalTextTests
{
    [Theory]
    [InlineData("Ｉｄｉｏｔ", "idiot")]
    [InlineData("𝓲𝓭𝓲𝓸𝓽", "idiot")]
    [InlineData("ⓘⓓⓘⓞⓣ", "idiot")]
    [InlineData("ﬁn", "fin")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("l’été", "l'été")]
    public void Compatibility_forms_become_plain(string typed, string read) => Assert.Equal(read, NormalText.From(typed).Text);

    [Theory]
    [InlineData("id\u200Bi\u200Dot")]
    [InlineData("\u202Eidiot\u202C")]
    [InlineData("i\u00ADdiot\uFEFF")]
    [InlineData("i\u0336d\u0336i\u0336o\u0336t\u0336")]
    [InlineData("i\u0335\u0336\u0337\u0338diot")]
    [InlineData("id\u0001iot")]
    public void What_cannot_be_seen_is_gone(string typed) => Assert.Equal("idiot", NormalText.From(typed).Text);

    [Theory]
    [InlineData("соnnаrd de merde", "connard de merde")]
    [InlineData("quel ιdιοt", "quel idiot")]
    [InlineData("ɪᴅɪᴏᴛ va", "idiot va")]
    [InlineData("tu es un ᏟᎾNNᎪᎡᎠ", "tu es un connard")]
    [InlineData("quel ᗩᗷᖇᑌTI", "quel abruti")]
    [InlineData("quel ꓲꓓꓲOT", "quel idiot")]
    [InlineData("tu es ոul", "tu es nul")]
    public void Look_alikes_become_Latin(string typed, string read) => Assert.Equal(read, NormalText.From(typed).Text);

    [Theory]
    [InlineData("привет, как дела")]
    [InlineData("καλημέρα σας")]
    [InlineData("he said привет to me")]
    [InlineData("مرحبا بكم")]
    [InlineData("नमस्ते दोस्तों")]
    [InlineData("สวัสดีค่ะ")]
    [InlineData("mon ami dit שלום et እንደምን")]
    [InlineData("elle écrit мой друг, я тебя люблю")]
    public void Other_alphabets_stay(string typed) => Assert.Equal(typed, NormalText.From(typed).Text);

    [Theory]
    [InlineData("1d10t", "idiot")]
    [InlineData("f*ck you", "fuck you")]
    [InlineData("f**k!", "fuck!")]
    [InlineData("c0nn@rd", "connard")]
    [InlineData("ni99er", "nigger")]
    [InlineData("@sshole", "asshole")]
    [InlineData("s4l0pe", "salope")]
    [InlineData("b!tch", "bitch")]
    [InlineData("con.nard", "connard")]
    [InlineData("ćóńńáŕd", "connard")]
    [InlineData("connnnaaaard", "connard")]
    [InlineData("merdeeeeee!!!!", "merde!!")]
    public void Disguised_words_are_known_again(string typed, string read) => Assert.Equal(read, NormalText.From(typed).Text);

    [Theory]
    [InlineData("i d i o t", "idiot")]
    [InlineData("sale c-o-n-n-a-r-d", "sale connard")]
    [InlineData("f.d.p", "fdp")]
    [InlineData("T.G. toi", "tg. toi")]
    [InlineData("i d i o t   s t u p i d e", "idiot stupide")]
    [InlineData("i d i o t va voir", "idiot va voir")]
    [InlineData("c o n", "con")]
    public void Letters_apart_are_joined(string typed, string read) => Assert.Equal(read, NormalText.From(typed).Text);

    [Theory]
    [InlineData("scunthorpe, concert, assassin, allait, dickens, cocktail")]
    [InlineData("il y a t il du monde")]
    [InlineData("i am a b")]
    [InlineData("le 4x4 de 2024 à 1000000 €")]
    [InlineData("concours à 100% en 1h30")]
    [InlineData("salut @bob_42, va sur https://exemple.org/connnard www.exemple.org")]
    [InlineData("pâte, pâtes, constitution, cons tu ont")]
    [InlineData("c'est l'as du volant, qu'il dit")]
    [InlineData("classe, passe, les assises, l'assassin")]
    public void Innocent_words_stay(string typed) => Assert.Equal(typed, NormalText.From(typed).Text);

    [Fact]
    public void Diacritics_stay_and_the_skeleton_folds_them()
    {
        Assert.Equal("élève", NormalText.From("ÉLÈVE").Text);
        Assert.Equal("eleve", Skeleton.Of("élève"));
        Assert.Equal("conard", Skeleton.Of("cônnârd"));
        Assert.Equal("soeur", Skeleton.Of("sœur"));
    }

    [Fact]
    public void Stretched_letters_become_two() => Assert.Equal("bravoo aa toii 111", NormalText.From("bravooooo aaaa toiiii 111").Text);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n ")]
    [InlineData("\u0301\u0302\u0303")]
    [InlineData("\u200B\u200E\u202E")]
    public void Nothing_readable_is_empty(string typed) => Assert.True(NormalText.From(typed).IsEmpty);

    // Attributes cannot carry a lone surrogate.
    [Fact]
    public void Lone_surrogates_are_not_read()
    {
        Assert.Equal("idiot", NormalText.From("id\uD800iot\uDC00").Text);
        Assert.True(NormalText.From("\uD83D\uD83D\uDE00"[..2]).IsEmpty);
    }

    [Theory]
    [InlineData("va, C0NN@RD !", "connard", "C0NN@RD")]
    [InlineData("i d i o t va", "idiot", "i d i o t")]
    [InlineData("oh connnnaaard", "connard", "connnnaaard")]
    [InlineData("quel 𝓲𝓭𝓲𝓸𝓽 toi", "idiot", "𝓲𝓭𝓲𝓸𝓽")]
    public void A_stretch_is_found_again_in_the_original(string typed, string word, string expected)
    {
        var text = NormalText.From(typed);
        var start = text.Text.IndexOf(word, StringComparison.Ordinal);
        var (from, to) = text.OriginalRange(start, start + word.Length);
        Assert.Equal(expected, typed[from..to]);
    }

    [Fact]
    public void Words_know_their_kind_and_their_case()
    {
        var text = NormalText.From("TA gueule @bob http://x.fr 🖕 t'es f*ck !!!");
        var words = text.Words.ToArray();
        Assert.Equal(["ta", "gueule", "@bob", "http://x.fr", "🖕", "t'", "es", "fuck", "!!"], words.Select(w => text.Text.Substring(w.Start, w.Length)));
        Assert.Equal([WordKind.Word, WordKind.Word, WordKind.Mention, WordKind.Link, WordKind.Emoji, WordKind.Word, WordKind.Word, WordKind.Word, WordKind.Punctuation], words.Select(w => w.Kind));
        Assert.True(words[0].IsShouted);
        Assert.False(words[1].IsShouted);
        Assert.True(words[7].IsDisguised);
    }
}
