namespace Streaming.Server.Chat;

/// <summary>An answer that must be on its way before the events that follow upon it.</summary>
public interface IOnTheWire
{
    /// <summary>Called while the connection is locked and the answer is written: what is sent from now on comes after it.</summary>
    void OnWritten();
}
