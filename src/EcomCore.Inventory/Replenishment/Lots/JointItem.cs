namespace EcomCore.Inventory;

/// <summary>An item that is ordered together with others.</summary>
/// <param name="FixedCost">Cost of adding the item to an order; finite, 0 or more.</param>
/// <param name="HoldingCost">Cost of keeping a unit for a unit of time; finite, above 0.</param>
/// <param name="DemandRate">Units per unit of time; finite, above 0.</param>
public readonly record struct JointItem(double FixedCost, double HoldingCost, double DemandRate);
