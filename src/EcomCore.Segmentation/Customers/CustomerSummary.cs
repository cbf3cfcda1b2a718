using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>What one customer bought.</summary>
/// <param name="CustomerId">Who.</param>
/// <param name="FirstPurchase">Day of the first purchase.</param>
/// <param name="LastPurchase">Day of the last purchase; returns do not move it.</param>
/// <param name="Purchases">Distinct purchases, 1 or more; returns are none.</param>
/// <param name="Revenue">Money of all lines, returns taken off. Can be below 0 when the purchases are older than the data.</param>
public readonly record struct CustomerSummary(
    string CustomerId, LocalDate FirstPurchase, LocalDate LastPurchase, long Purchases, decimal Revenue);
