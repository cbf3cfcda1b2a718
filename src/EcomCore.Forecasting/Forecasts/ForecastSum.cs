namespace EcomCore.Forecasting;

/// <summary>Demand summed over several steps of a forecast: over the cover period of an order, or over a quarter.</summary>
/// <remarks>Steps are correlated, because a level that turns out too low is too low for all of them; the standard deviation counts that. The sum has the kind of distribution that its steps have (a mixture of models,
/// stretched as Student's distribution; the quantiles of past errors), so the sum of one step is that step. Sums of demand that is mostly 0 are taken as normal from two steps on.</remarks>
public sealed class ForecastSum
{
    private readonly IForecastError _error;
    private readonly bool _nonNegative;

    /// <param name="mean">The expected sum.</param>
    /// <param name="error">Its error, as that of one step.</param>
    /// <param name="nonNegative">Whether quantiles are cut at 0.</param>
    internal ForecastSum(double mean, IForecastError error, bool nonNegative)
    {
        (_error, _nonNegative) = (error, nonNegative);
        Mean = mean;
        StandardDeviation = error.StandardDeviationAt(0);
    }

    /// <summary>Gets the expected sum, in units.</summary>
    public double Mean { get; }

    /// <summary>Gets the standard deviation of the sum, in units, as if the variances of the models were certain; quantiles count that they are estimates.</summary>
    public double StandardDeviation { get; }

    /// <summary>The sum that demand stays at or below with a given probability.</summary>
    /// <param name="probability">Above 0 and below 1; 0.95 for a service level of 95 %.</param>
    /// <returns>Units; 0 or more when the forecast is non-negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is out of range.</exception>
    public double Quantile(double probability)
    {
        Forecast.CheckProbability(probability);
        var value = Mean + _error.Deviation(0, probability);
        return _nonNegative ? Math.Max(value, 0) : value;
    }

    /// <summary>The stock that costs least when it has to serve the whole sum: the newsvendor's quantile.</summary>
    /// <param name="underageCost">Cost of one unit too few, above 0: the margin lost.</param>
    /// <param name="overageCost">Cost of one unit too many, above 0: purchase price less what it still brings.</param>
    /// <returns>Units: the quantile at underage / (underage + overage).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost is out of range.</exception>
    public double NewsvendorQuantity(double underageCost, double overageCost) => Quantile(Forecast.CriticalRatio(underageCost, overageCost));

    /// <summary>A central interval.</summary>
    /// <param name="level">Percent, above 0 and below 100.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is out of range.</exception>
    public ForecastInterval Interval(double level)
    {
        Forecast.CheckLevel(level);
        return new ForecastInterval(level, Quantile(0.5 - (level / 200)), Quantile(0.5 + (level / 200)));
    }
}
