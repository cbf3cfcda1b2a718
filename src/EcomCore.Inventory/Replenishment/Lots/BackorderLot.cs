namespace EcomCore.Inventory;

/// <summary>A lot with planned back-orders.</summary>
/// <param name="Quantity">Units per order; not rounded.</param>
/// <param name="BackorderedShare">The share of demand that waits for the next order; 0 to 1. Order when so many units of the lot are owed.</param>
/// <param name="CostPerPeriod">Ordering, keeping and owing, money per unit of time; without the goods.</param>
public sealed record BackorderLot(double Quantity, double BackorderedShare, double CostPerPeriod);
