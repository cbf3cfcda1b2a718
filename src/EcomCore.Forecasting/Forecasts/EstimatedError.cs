namespace EcomCore.Forecasting;

/// <summary>The errors of a model that is known, plus what is not known of it: its parameters were estimated.</summary>
/// <param name="model">The errors of the known model.</param>
/// <param name="parts">Independent standard normal numbers enter the error of step h with weights parts[k][h].</param>
internal sealed class EstimatedError(IForecastError model, double[][] parts) : IForecastError
{
    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        Span<double> sizes = stackalloc double[parts.Length + 1];
        sizes[parts.Length] = model.StandardDeviation(weights);
        for (var k = 0; k < parts.Length; k++)
        {
            for (var h = 0; h < weights.Length; h++)
            {
                sizes[k] += weights[h] * parts[k][h];
            }
        }

        return Length(sizes);
    }

    public double StandardDeviationAt(int step)
    {
        Span<double> sizes = stackalloc double[parts.Length + 1];
        sizes[parts.Length] = model.StandardDeviationAt(step);
        for (var k = 0; k < parts.Length; k++)
        {
            sizes[k] = parts[k][step];
        }

        return Length(sizes);
    }

    /// <summary>The shape stays the model's own.</summary>
    public double Deviation(int step, double probability) =>
        model.StandardDeviationAt(step) is > 0 and var own ? StandardDeviationAt(step) / own * model.Deviation(step, probability) : model.Deviation(step, probability);

    public IForecastError Summed(double[] weights) => model.StandardDeviation(weights) is > 0 and var own
        ? new StretchedError(model.Summed(weights), [StandardDeviation(weights) / own])
        : LinearError.OfOneStep(StandardDeviation(weights));

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        model.Sample(normal, errors, isKnown);
        foreach (var part in parts)
        {
            var size = normal.Next();
            for (var h = 0; h < errors.Length; h++)
            {
                errors[h] += size * part[h];
            }
        }
    }

    /// <summary>The root of the sum of squares, none of which overflows.</summary>
    private static double Length(ReadOnlySpan<double> sizes)
    {
        var largest = 0.0;
        foreach (var size in sizes)
        {
            largest = Math.Max(largest, Math.Abs(size));
        }

        var sum = 0.0;
        for (var k = 0; k < sizes.Length && largest > 0; k++)
        {
            sum += sizes[k] / largest * (sizes[k] / largest);
        }

        return largest * Math.Sqrt(sum);
    }
}
