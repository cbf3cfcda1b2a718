namespace EcomCore.Forecasting;

/// <summary>What a forecaster does.</summary>
internal enum ForecastMethod
{
    Automatic,
    Ets,
    Naive,
    SeasonalNaive,
}
