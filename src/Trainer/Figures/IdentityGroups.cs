using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Figures;

/// <summary>Groups of people whose mere mention must not raise the score, by the neutral words for them.</summary>
public static class IdentityGroups
{
    private static readonly (string Name, string[] French, string[] English)[] Groups =
    [
        ("women", ["femme", "femmes", "fille", "filles", "meuf", "meufs"], ["woman", "women", "girl", "girls", "female", "females"]),
        ("men", ["homme", "hommes", "garçon", "garçons", "mec", "mecs"], ["man", "men", "boy", "boys", "male", "males"]),
        ("black", ["noir", "noirs", "noire", "noires", "africain", "africains", "africaine", "africaines"], ["black", "blacks", "african", "africans"]),
        ("white", ["blanc", "blancs", "blanche", "blanches"], ["white", "whites", "caucasian", "caucasians"]),
        ("asian", ["asiatique", "asiatiques", "chinois", "chinoise", "chinoises", "japonais"], ["asian", "asians", "chinese", "japanese"]),
        ("arab", ["arabe", "arabes", "maghrébin", "maghrébins", "maghrébine", "algérien", "algériens", "marocain", "marocains"], ["arab", "arabs", "arabic", "moroccan", "algerian"]),
        ("muslim", ["musulman", "musulmans", "musulmane", "musulmanes", "islam"], ["muslim", "muslims", "islam", "islamic"]),
        ("jewish", ["juif", "juifs", "juive", "juives", "judaïsme"], ["jew", "jews", "jewish", "judaism"]),
        ("christian", ["chrétien", "chrétiens", "chrétienne", "chrétiennes", "catholique", "catholiques"], ["christian", "christians", "catholic", "catholics"]),
        ("gay", ["gay", "gays", "homosexuel", "homosexuels", "homosexuelle", "homo", "homos"], ["gay", "gays", "homosexual", "homosexuals"]),
        ("lesbian", ["lesbienne", "lesbiennes"], ["lesbian", "lesbians"]),
        ("trans", ["trans", "transgenre", "transgenres", "transsexuel", "transsexuelle"], ["trans", "transgender", "transsexual"]),
        ("immigrant", ["immigré", "immigrés", "immigrée", "migrant", "migrants", "réfugié", "réfugiés", "étranger", "étrangers"], ["immigrant", "immigrants", "migrant", "migrants", "refugee", "refugees", "foreigner", "foreigners"]),
        ("disabled", ["handicapé", "handicapés", "handicapée", "handicap", "autiste", "autistes"], ["disabled", "disability", "autistic", "handicapped"]),
        ("roma", ["rom", "roms", "tzigane", "tziganes", "gitan", "gitans"], ["roma", "romani", "gypsy", "gypsies"]),
        ("old", ["vieux", "vieille", "vieilles", "retraités"], ["old", "elderly", "boomer", "boomers"]),
    ];

    private static readonly Dictionary<string, string[]> French = Terms("fr");
    private static readonly Dictionary<string, string[]> English = Terms("en");

    /// <summary>The names of all groups.</summary>
    public static IEnumerable<string> Names => Groups.Select(g => g.Name);

    /// <summary>The groups that a text in French (<c>fr</c>) or English (<c>en</c>) mentions by one of their words, in any case.</summary>
    public static IReadOnlySet<string> MentionedIn(string text, string language)
    {
        var terms = language == "fr" ? French : English;
        return Words(text).SelectMany(word => terms.GetValueOrDefault(word, [])).ToHashSet();
    }

    private static Dictionary<string, string[]> Terms(string language) => Groups
        .SelectMany(g => (language == "fr" ? g.French : g.English).SelectMany(Spellings).Select(term => (Term: term, g.Name)))
        .GroupBy(t => t.Term).ToDictionary(t => t.Key, t => t.Select(g => g.Name).Distinct().ToArray());

    // Chat leaves accents out.
    private static IEnumerable<string> Spellings(string term) => new[] { term, Obfuscation.Plain(term) }.Distinct();

    private static string[] Words(string text) =>
        string.Concat(text.Select(c => char.IsLetter(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
