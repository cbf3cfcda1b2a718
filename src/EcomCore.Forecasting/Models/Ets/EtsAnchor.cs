namespace EcomCore.Forecasting;

/// <summary>Where careful estimation holds the first level and slope, and how firmly.</summary>
/// <remarks>
/// The values are those of <see cref="EtsStart"/>, a regression on the first N = max(10, 2m) values. Such a regression knows the level at 0 with variance 4/N and the slope with
/// variance 12/N^3, in units of the variance of an error (without trend, the mean: 1/N); the squares of the distances divided by these variances are added to the sum of squares, as if that
/// much had been seen before. Without this, the free first states of a short series buy likelihood with forecasts: on the M3 yearly series the error of
/// pure maximum likelihood is larger.
/// </remarks>
internal readonly record struct EtsAnchor(double Level, double Slope, double LevelWeight, double SlopeWeight)
{
    /// <param name="form">The form.</param>
    /// <param name="theta">A parameter vector with the first states of the regression.</param>
    /// <param name="count">N, the values that the regression saw.</param>
    /// <param name="size">Mean size of the values, which relative errors are relative to.</param>
    public static EtsAnchor At(EtsForm form, ReadOnlySpan<double> theta, int count, double size)
    {
        var unit = form.Error == EtsError.Multiplicative ? 1 / (size * size) : 1;
        var n = (double)count;
        return form.Trend == EtsTrend.None
            ? new EtsAnchor(theta[EtsLayout.Level], 0, unit * n, 0)
            : new EtsAnchor(theta[EtsLayout.Level], theta[EtsLayout.Slope], unit * n / 4, unit * n * n * n / 12);
    }

    /// <summary>What the distance from the anchor adds to the sum of squares.</summary>
    public double Penalty(ReadOnlySpan<double> theta)
    {
        var level = theta[EtsLayout.Level] - Level;
        var slope = theta[EtsLayout.Slope] - Slope;
        return (LevelWeight * level * level) + (SlopeWeight * slope * slope);
    }
}
