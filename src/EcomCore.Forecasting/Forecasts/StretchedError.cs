namespace EcomCore.Forecasting;

/// <summary>Another distribution with every step multiplied by a factor of its own.</summary>
internal sealed class StretchedError(IForecastError inner, double[] factors) : IForecastError
{
    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        var stretched = new double[weights.Length];
        for (var h = 0; h < stretched.Length; h++)
        {
            stretched[h] = weights[h] * factors[h];
        }

        return inner.StandardDeviation(stretched);
    }

    public IForecastError Summed(double[] weights) => inner.Summed([.. weights.Select((weight, h) => weight * factors[h])]);

    public double StandardDeviationAt(int step) => Math.Abs(factors[step]) * inner.StandardDeviationAt(step);

    public double Deviation(int step, double probability) => factors[step] * inner.Deviation(step, probability);

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        inner.Sample(normal, errors, isKnown);
        for (var h = 0; h < errors.Length; h++)
        {
            errors[h] *= factors[h];
        }
    }
}
