namespace Streaming.Server.Compatible;

/// <summary>How another service's clients bring their key, and how they expect to be refused.</summary>
public interface IDialect
{
    /// <summary>The key of a request; null where there is none.</summary>
    string? Key(HttpRequest request);

    /// <summary>There is no key.</summary>
    IResult KeyMissing();

    /// <summary>The key is not one of ours, or no more.</summary>
    IResult KeyWrong();

    /// <summary>Too many requests; <paramref name="wait"/> is the time until the next one passes.</summary>
    IResult TooMany(string message, TimeSpan wait);

    /// <summary>The request can not be understood.</summary>
    IResult Unreadable(string message);

    /// <summary>The body is larger than <see cref="CompatibleSetup.LargestBody"/>.</summary>
    IResult TooLarge();

    /// <summary>Not at the moment: no model, or storage takes nothing.</summary>
    IResult Unavailable(string message);
}
