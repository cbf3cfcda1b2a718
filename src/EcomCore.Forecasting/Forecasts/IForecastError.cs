namespace EcomCore.Forecasting;

/// <summary>The distribution of a forecast's error, before calendar factors are multiplied in.</summary>
internal interface IForecastError
{
    /// <summary>Standard deviation of a weighted sum over all steps.</summary>
    double StandardDeviation(ReadOnlySpan<double> weights);

    /// <summary>Standard deviation of one step.</summary>
    double StandardDeviationAt(int step);

    /// <summary>What to add to the mean of a step to reach a probability strictly between 0 and 1.</summary>
    double Deviation(int step, double probability);

    /// <summary>The distribution of a weighted sum over all steps, as an error of one step. Of a single step with weight 1 it has that step's quantiles.</summary>
    IForecastError Summed(double[] weights);

    /// <summary>Draws one path of errors, one per step.</summary>
    /// <param name="normal">Where numbers come from.</param>
    /// <param name="errors">Takes the path.</param>
    /// <param name="isKnown">Whether estimated variances count as certain: so within a mixture, which stretches the whole.</param>
    void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false);
}
