namespace Streaming.Server.Chat;

/// <summary>How far a viewer is: the last comment and the last event that were sent to them.</summary>
public readonly record struct Cursor(long Comments, long Events);
