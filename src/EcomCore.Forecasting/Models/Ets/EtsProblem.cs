namespace EcomCore.Forecasting;

/// <summary>The data of a fit, scaled by a power of two to a mean size near 1 so that no series over- or underflows.</summary>
internal sealed class EtsProblem
{
    public EtsProblem(ReadOnlySpan<double> values, int seasonalPeriod)
    {
        Period = seasonalPeriod;
        Y = values.ToArray();
        var largest = 0.0;
        foreach (var value in Y)
        {
            largest = double.IsNaN(value) ? largest : Math.Max(largest, Math.Abs(value));
        }

        Scale = PowerOfTwoNear(largest);
        var smallest = double.PositiveInfinity;
        for (var t = 0; t < Y.Length; t++)
        {
            if (!double.IsNaN(Y[t]))
            {
                Y[t] /= Scale;
                smallest = Math.Min(smallest, Y[t]);
                Observed++;
            }
        }

        IsPositive = smallest > 0;
    }

    /// <summary>Gets the scaled values; NaN means missing.</summary>
    public double[] Y { get; }

    public double Scale { get; }

    public int Period { get; }

    public int Observed { get; }

    public bool IsPositive { get; }

    /// <summary>The power of two at or below a size; 1 for 0. Dividing by it loses no digit.</summary>
    public static double PowerOfTwoNear(double size)
    {
        if (size == 0)
        {
            return 1;
        }

        // A scale below 1e-290 would make 1/scale overflow.
        var exponent = Math.Floor(Math.Log(Math.Max(size, 1e-290)) / Math.Log(2));
        return Math.Pow(2, exponent);
    }
}
