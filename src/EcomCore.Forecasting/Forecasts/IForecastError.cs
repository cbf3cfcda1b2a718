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

    /// <summary>Draws one path of errors, one per step.</summary>
    void Sample(SeededNormal normal, Span<double> errors);
}
