using Streaming.Tests.Functional.Host;

namespace Streaming.Tests.Functional.Chat;

/// <summary>A channel where terms alone decide and the machine moves no level: these stories are the relay's and the queue's, not the classifier's.</summary>
internal static class PlainChannel
{
    public const string HeldWord = "zweifelhaft";
    public const string RejectedWord = "verboten";
    public const string MaskedWord = "grauslich";

    public static Task OpenAsync(StreamingClient server, string slug, int heldExpirySeconds = 300, string heldExpiryOutcome = "reject") =>
        server.CreateChannelAsync(slug, new
        {
            blockedTerms = new object[]
            {
                new { term = HeldWord, action = "hold" },
                new { term = RejectedWord, action = "reject" },
                new { term = MaskedWord, action = "mask" },
            },
            strictness = new { insult = 0, identityAttack = 0, threat = 0, sexual = 0, profanity = 0, spam = 0 },
            failure = "publish",
            ladder = new { automaticUpTo = "open" },
            heldExpirySeconds,
            heldExpiryOutcome,
        });
}
