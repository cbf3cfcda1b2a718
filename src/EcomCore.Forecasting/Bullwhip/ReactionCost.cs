namespace EcomCore.Forecasting;

/// <summary>What a smoothing policy costs and saves.</summary>
/// <param name="Reaction">Share of the gap that one order closes; 1 is the order-up-to policy.</param>
/// <param name="Amplification">Variance of orders divided by the variance of demand.</param>
/// <param name="OrderDeviation">Standard deviation of orders, in units: what the supplier has to follow.</param>
/// <param name="SafetyStock">Stock for the service level asked for, in units.</param>
/// <param name="StockCost">Cost of that safety stock per period.</param>
/// <param name="SwingCost">Cost of the order deviation per period.</param>
public sealed record ReactionCost(double Reaction, double Amplification, double OrderDeviation, double SafetyStock, double StockCost, double SwingCost)
{
    /// <summary>Gets the sum of both costs per period.</summary>
    public double Cost => StockCost + SwingCost;
}
