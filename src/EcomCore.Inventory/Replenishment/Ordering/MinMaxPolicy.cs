namespace EcomCore.Inventory;

/// <summary>Order up to a level whenever stock is at or below a point: the (s, S) policy.</summary>
/// <param name="ReorderPoint">s: order when stock on hand and on order, less back-orders, is at or below this; units.</param>
/// <param name="OrderUpTo">S: order up to this; units.</param>
/// <param name="CostPerPeriod">Expected cost per period; NaN where the method does not compute it.</param>
public sealed record MinMaxPolicy(double ReorderPoint, double OrderUpTo, double CostPerPeriod);
