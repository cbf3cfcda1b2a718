namespace EcomCore.Inventory;

/// <summary>A lot and what it costs.</summary>
/// <param name="Quantity">Units per order; not rounded.</param>
/// <param name="CostPerPeriod">Ordering and keeping, money per unit of time; without the goods.</param>
public sealed record LotSize(double Quantity, double CostPerPeriod);
