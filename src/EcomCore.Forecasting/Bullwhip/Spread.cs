namespace EcomCore.Forecasting;

/// <summary>Mean and variance (with n - 1) of some periods; NaN where there are too few.</summary>
internal readonly record struct Spread(double Mean, double Variance)
{
    public static Spread Of(ReadOnlySpan<double> values)
    {
        // Welford (1962): no difference of large sums.
        var (mean, squares) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var step = values[i] - mean;
            mean += step / (i + 1);
            squares += step * (values[i] - mean);
        }

        return new Spread(values.Length > 0 ? mean : double.NaN, values.Length > 1 ? squares / (values.Length - 1) : double.NaN);
    }
}
