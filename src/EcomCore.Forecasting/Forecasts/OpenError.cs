namespace EcomCore.Forecasting;

/// <summary>The errors of open periods among closed ones, whose demand is 0 for certain.</summary>
/// <param name="inner">The errors of the open periods, one after the other.</param>
/// <param name="steps">For each period, its step among the open ones; -1 where closed.</param>
internal sealed class OpenError(IForecastError inner, int[] steps) : IForecastError
{
    private readonly int _open = steps.Count(step => step >= 0);

    public double StandardDeviation(ReadOnlySpan<double> weights) => _open == 0 ? 0 : inner.StandardDeviation(Open(weights));

    private double[] Open(ReadOnlySpan<double> weights)
    {
        var open = new double[_open];
        for (var h = 0; h < weights.Length; h++)
        {
            if (steps[h] >= 0)
            {
                open[steps[h]] = weights[h];
            }
        }

        return open;
    }

    public double StandardDeviationAt(int step) => steps[step] < 0 ? 0 : inner.StandardDeviationAt(steps[step]);

    public double Deviation(int step, double probability) => steps[step] < 0 ? 0 : inner.Deviation(steps[step], probability);

    public IForecastError Summed(double[] weights) => _open == 0 ? LinearError.OfOneStep(0) : inner.Summed(Open(weights));

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        var open = new double[Math.Max(1, _open)];
        inner.Sample(normal, open, isKnown);
        for (var h = 0; h < errors.Length; h++)
        {
            errors[h] = steps[h] < 0 ? 0 : open[steps[h]];
        }
    }
}
