namespace Streaming.Trainer.Figures;

/// <summary>Whoever is measured: our classifier, or another one beside it.</summary>
public interface IContestant
{
    /// <summary>Its name in the tables.</summary>
    string Name { get; }

    /// <summary>The toxicity (0..1) of each text.</summary>
    IReadOnlyList<float> Score(IReadOnlyList<string> texts);

    /// <summary>The processor time that it takes for a text of these, in microseconds, on one core, from the text as typed to its score.</summary>
    double Microseconds(IReadOnlyList<string> texts);
}
