namespace EcomCore.Forecasting;

/// <summary>How well a forecaster would have done on the past of one series.</summary>
/// <param name="Name">Name of the series.</param>
/// <param name="Model">The model that the forecaster used in the last window.</param>
/// <param name="Horizon">Steps of each forecast.</param>
/// <param name="Windows">Forecasts that were compared with what came; fewer than asked for when the series is short, perhaps 0.</param>
/// <param name="Smape">Mean of 200 |y - f| / (|y| + |f|), in percent, from 0 to 200; a pair of zeros counts as 0.</param>
/// <param name="Mase">Mean absolute error divided by the mean absolute error of the seasonal naive forecast inside the training data; below 1 is better than that (Hyndman and Koehler 2006).</param>
/// <param name="Rmsse">Root of mean squared error divided by the mean squared error of the seasonal naive forecast inside the training data.</param>
/// <param name="Bias">Sum of f - y divided by the sum of |y|, in percent; above 0 the forecasts were too high.</param>
/// <param name="Coverage80">Percent of values inside the 80 % interval.</param>
/// <param name="Coverage95">Percent of values inside the 95 % interval.</param>
/// <param name="Owa">Mean of sMAPE and MASE, each divided by that of Naive 2 (the last value with its season) in the same windows; below 1 is better than that (M4 competition).</param>
/// <param name="Pinball">Mean pinball loss of the quantiles 2.5, 10, 50, 90 and 97.5 %, divided by the mean absolute error of the seasonal naive forecast inside the training data; the median is taken to be the mean.</param>
/// <remarks>Numbers are NaN where they are not defined: no window, no value to compare with, or training data that never change.</remarks>
public sealed record BacktestReport(
    string Name,
    string Model,
    int Horizon,
    int Windows,
    double Smape,
    double Mase,
    double Rmsse,
    double Bias,
    double Coverage80,
    double Coverage95,
    double Owa,
    double Pinball)
{
    /// <summary>Gets the coverage of every level that was asked for, in that order; of 80 and 95 % where none was.</summary>
    public IReadOnlyList<IntervalCoverage> Coverages { get; init; } = [];

    /// <summary>Compares by value, the coverages one by one.</summary>
    /// <param name="other">Another report.</param>
    /// <returns>Whether every number is the same.</returns>
    public bool Equals(BacktestReport? other) => other is not null && Numbers().SequenceEqual(other.Numbers()) && Name == other.Name && Model == other.Model && Coverages.SequenceEqual(other.Coverages);

    /// <summary>A hash code that goes with <see cref="Equals(BacktestReport?)"/>.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => (Name, Model, Horizon, Windows, Smape, Mase).GetHashCode();

    private double[] Numbers() => [Horizon, Windows, Smape, Mase, Rmsse, Bias, Coverage80, Coverage95, Owa, Pinball];
}
