using NodaTime;

namespace EcomCore.Inventory;

/// <summary>An order that holds units of an item.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Channel">Its channel; null when it has none.</param>
/// <param name="Units">Units held, those promised before they are there included.</param>
/// <param name="Backordered">Of <paramref name="Units"/>, those promised before they are there.</param>
/// <param name="Until">When the reservation ends (exclusive: at this time it has ended); null when it does not.</param>
public readonly record struct StockHolder(string OrderId, string? Channel, long Units, long Backordered, Instant? Until);
