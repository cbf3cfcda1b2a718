using NodaTime;

namespace EcomCore.Inventory;

/// <summary>Available-to-promise from one time on.</summary>
/// <param name="From">From when; null for now.</param>
/// <param name="Units">Units that can be promised for that time, cumulative, from the shared pool and the planned receipts up to then.</param>
public readonly record struct PromisePoint(Instant? From, long Units);
