namespace Streaming.Tests.Bench;

/// <summary>Harmless chat lines of about 80 characters, French and English.</summary>
internal static class Lines
{
    public static readonly string[] Benign =
    [
        "good evening everyone, just got home from work and made it in time for the start",
        "bonsoir à tous, je viens de rentrer du travail et j'arrive pile pour le début ici",
        "that last jump was so close, I really thought you were going to fall down again",
        "le son est parfait ce soir, merci d'avoir réglé le micro depuis la dernière fois",
        "can somebody tell me which version of the game this is, it looks really different",
        "est-ce que quelqu'un sait à quelle heure commence le tournoi demain après-midi ?",
        "my cat is watching the stream with me and she follows the ball with her whole head",
        "je regarde depuis Lyon avec ma sœur et on adore la musique du deuxième niveau, bravo",
        "the lighting in this room is wonderful, what lamp do you use behind your camera?",
        "première fois que je passe sur cette chaîne et l'ambiance est vraiment sympa, merci",
    ];
}
