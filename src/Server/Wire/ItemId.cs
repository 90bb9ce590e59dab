namespace Streaming.Server.Wire;

/// <summary>An item's id in an address. Anything binds, so that what is no id is answered like an unknown one, and by whoever asks for a token first.</summary>
/// <param name="Text">As it came.</param>
/// <param name="Value">The id; empty where it is none, which is no item's.</param>
public readonly record struct ItemId(string Text, Guid Value)
{
    /// <summary>Reads it from an address.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out ItemId id)
    {
        _ = Guid.TryParse(text, provider, out var value);
        id = new(text ?? "", value);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
