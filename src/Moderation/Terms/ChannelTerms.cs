using Streaming.Moderation.Rules;

namespace Streaming.Moderation.Terms;

/// <summary>A channel's blocked and permitted terms, compiled once per change of the rules.</summary>
public sealed class ChannelTerms
{
    private ChannelTerms()
    {
    }

    /// <summary>Compiles the terms of a channel's rules.</summary>
    public static ChannelTerms From(ChannelRules rules)
    {
        _ = rules;
        return new ChannelTerms();
    }
}
