using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Streaming.Server.Storage;

/// <summary>Moments as UTC ticks, which every database sorts and compares.</summary>
public sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    moment => moment.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
