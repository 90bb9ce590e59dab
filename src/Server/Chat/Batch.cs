using Microsoft.AspNetCore.SignalR;

namespace Streaming.Server.Chat;

/// <summary>What viewers at one cursor are sent next: one frame, put together once and shared by all of them.</summary>
public sealed class Batch
{
    private Batch(SerializedHubMessage? message, Cursor after) => (Message, After) = (message, after);

    /// <summary>Several complete messages as one frame; null where there is nothing to say.</summary>
    public SerializedHubMessage? Message { get; }

    /// <summary>Where a viewer stands who was sent this.</summary>
    public Cursor After { get; }

    /// <summary>Comments in it.</summary>
    public int Comments { get; init; }

    /// <summary>Comments that it says were missed.</summary>
    public long Missed { get; init; }

    /// <summary>When the relay got its oldest comment; 0 for none.</summary>
    public long DeliveredAt { get; init; }

    /// <summary>True where the viewer is so far behind that events are forgotten: they must come back anew.</summary>
    public bool IsLost { get; init; }

    /// <summary>True where more is waiting behind it.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>A frame of these bytes.</summary>
    public static Batch Of(ReadOnlySpan<byte> bytes, Cursor after, int comments = 0, long missed = 0, long deliveredAt = 0) =>
        new(bytes.IsEmpty ? null : new SerializedHubMessage([new SerializedMessage("json", bytes.ToArray())]), after)
        {
            Comments = comments,
            Missed = missed,
            DeliveredAt = deliveredAt,
        };

    /// <summary>Says whether more is waiting behind it.</summary>
    public Batch Partly(bool isPartial)
    {
        IsPartial = isPartial;
        return this;
    }

    /// <summary>For a viewer who can not be helped.</summary>
    public static Batch Lost(Cursor at) => new(null, at) { IsLost = true };
}
