namespace EcomCore.Forecasting;

/// <summary>One product's quarter, as planned and as it looks now.</summary>
/// <param name="Name">Name of the product's series.</param>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Planned">Demand in the plan, in units; 0 where it has none.</param>
/// <param name="Sold">Units sold in the quarter so far; NaN when a period of it is missing, and then so are interval, outlook and change.</param>
/// <param name="Remaining">Forecast of what is left of the quarter, in units.</param>
/// <param name="Interval">A central interval of sold and remaining together, at the plan's level.</param>
/// <param name="StockToHold">Units that cover what is left of the quarter with the plan's service level.</param>
/// <param name="Status">Where the outlook lies against the plan's interval.</param>
public sealed record PlanDeviation(
    string Name, int Quarter, double Planned, double Sold, double Remaining, ForecastInterval Interval, double StockToHold, PlanStatus Status)
{
    /// <summary>Gets the quarter's demand as it looks now: sold and remaining.</summary>
    public double Outlook => Sold + Remaining;

    /// <summary>Gets the outlook against the plan in percent of the plan; NaN where nothing was planned or a sold period is missing.</summary>
    public double Change => Planned != 0 ? 100 * (Outlook - Planned) / Planned : double.NaN;
}
