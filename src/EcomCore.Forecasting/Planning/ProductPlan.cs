namespace EcomCore.Forecasting;

/// <summary>One product's quarter.</summary>
/// <param name="Name">Name of the product's series.</param>
/// <param name="Demand">Expected demand over the days that the forecast covers, in units.</param>
/// <param name="Interval">A central interval of that demand.</param>
/// <param name="StockToHold">Units that cover the demand with the plan's service level, as a probability for the quarter.</param>
/// <param name="CoveredShare">Days of the quarter that the forecast covers, as a share from 0 to 1; below 1 the numbers are for a part of the quarter.</param>
public sealed record ProductPlan(string Name, double Demand, ForecastInterval Interval, double StockToHold, double CoveredShare);
