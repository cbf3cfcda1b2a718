namespace EcomCore.Inventory;

/// <summary>A stock for one season and what to expect of it.</summary>
/// <param name="Quantity">Units; below 0 where the distribution reaches below 0 and a shortage costs little: order nothing then.</param>
/// <param name="ServiceLevel">The chance that all demand is served; 0 to 1.</param>
/// <param name="ExpectedShort">Units short on average.</param>
/// <param name="ExpectedLeft">Units left over on average.</param>
/// <param name="ExpectedCost">Money per season for units short and left over.</param>
public sealed record NewsvendorPlan(double Quantity, double ServiceLevel, double ExpectedShort, double ExpectedLeft, double ExpectedCost);
