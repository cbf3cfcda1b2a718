using NodaTime;

namespace EcomCore.Inventory;

/// <summary>Goods that are expected.</summary>
/// <param name="Due">When they will be there.</param>
/// <param name="Quantity">Units.</param>
public readonly record struct PlannedReceipt(Instant Due, long Quantity);
