namespace EcomCore.Forecasting;

/// <summary>How the forecasts of several models become one.</summary>
public enum CombinationRule
{
    /// <summary>The plain mean.</summary>
    Mean,

    /// <summary>The median of each period.</summary>
    Median,

    /// <summary>The mean with weights in inverse proportion to the mean squared error of each model's past forecasts (Bates and Granger 1969, The combination of forecasts, Operational Research Quarterly 20).</summary>
    Weighted,

    /// <summary>Of these three, the one whose past forecasts of the series had the least mean absolute error.</summary>
    Backtest,
}
