namespace EcomCore.Inventory;

/// <summary>A lot under quantity discounts.</summary>
/// <param name="Quantity">Units per order; not rounded.</param>
/// <param name="Break">The place of the price break it falls under, from 0.</param>
/// <param name="CostPerPeriod">Ordering, keeping and the goods, money per unit of time.</param>
public sealed record DiscountedLot(double Quantity, int Break, double CostPerPeriod);
