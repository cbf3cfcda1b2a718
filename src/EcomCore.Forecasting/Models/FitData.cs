namespace EcomCore.Forecasting;

/// <summary>The data of a fit, scaled by a power of two to a largest size near 1 so that no series over- or underflows.</summary>
internal sealed class FitData
{
    private const long ExponentBits = 0x7FF0_0000_0000_0000;
    private const double SmallestWithAllDigits = 2.2250738585072014e-308;

    public FitData(ReadOnlySpan<double> values, int seasonalPeriod)
    {
        Period = seasonalPeriod;
        Y = values.ToArray();
        var largest = 0.0;
        foreach (var value in Y)
        {
            largest = double.IsNaN(value) ? largest : Math.Max(largest, Math.Abs(value));
        }

        Scale = PowerOfTwoNear(largest);
        Smallest = double.PositiveInfinity;
        for (var t = 0; t < Y.Length; t++)
        {
            if (!double.IsNaN(Y[t]))
            {
                Y[t] /= Scale;
                Smallest = Math.Min(Smallest, Y[t]);
                Observed++;
            }
        }

        Complete = Observed < Y.Length ? Filled(Y) : Y;
    }

    private FitData(FitData original, double[] complete)
    {
        Complete = complete;
        Scale = original.Scale;
        Observed = original.Observed;
        Period = 1;
        Smallest = complete.Min();
        Y = complete;
        if (Observed < complete.Length)
        {
            Y = (double[])complete.Clone();
            for (var t = 0; t < Y.Length; t++)
            {
                Y[t] = double.IsNaN(original.Y[t]) ? double.NaN : Y[t];
            }
        }
    }

    /// <summary>Gets the scaled values; NaN means missing.</summary>
    public double[] Y { get; }

    /// <summary>Gets the scaled values with the missing ones on a straight line between their neighbours.</summary>
    public double[] Complete { get; }

    public double Scale { get; }

    public int Period { get; }

    /// <summary>Gets every season that the data may have, this one first; empty for none.</summary>
    public IReadOnlyList<int> Periods { get; init; } = [];

    public int Observed { get; }

    /// <summary>Gets the smallest scaled value.</summary>
    public double Smallest { get; }

    public bool IsPositive => Smallest > 0;

    /// <summary>The same time line with other complete values in the same scale and without season; what was missing stays missing.</summary>
    public FitData Adjusted(double[] scaled) => new(this, scaled);

    /// <summary>The periods from one on, in a scale of their own.</summary>
    public FitData From(int start) => new([.. Y.Skip(start).Select(value => value * Scale)], Period) { Periods = Periods };

    /// <summary>The periods at some places of the season, in a scale of their own and with a season of as many periods; longer seasons that are whole numbers of this one are kept.</summary>
    public FitData At(bool[] places)
    {
        var kept = places.Count(place => place);
        return new([.. Y.Where((_, t) => places[t % places.Length]).Select(value => value * Scale)], kept) { Periods = [kept, .. Periods.Where(period => period > Period && period % Period == 0).Select(period => period / Period * kept)] };
    }

    /// <summary>The periods before one, in a scale of their own.</summary>
    public FitData Before(int end) => new([.. Y.Take(end).Select(value => value * Scale)], Period) { Periods = Periods };

    /// <summary>The same periods with other values, in units.</summary>
    public FitData With(double[] values) => new(values, Period) { Periods = Periods };

    /// <summary>The complete values in the units of the data; a new array.</summary>
    public double[] InUnits()
    {
        var values = new double[Complete.Length];
        for (var t = 0; t < values.Length; t++)
        {
            values[t] = Complete[t] * Scale;
        }

        return values;
    }

    /// <summary>The power of two at or below a size; 1 for 0. Dividing by it loses no digit.</summary>
    public static double PowerOfTwoNear(double size)
    {
        if (size == 0)
        {
            return 1;
        }

        // The exponent alone; of a number with fewer digits than others have, that of the smallest with all of them.
        var bits = BitConverter.DoubleToInt64Bits(Math.Max(size, SmallestWithAllDigits));
        return BitConverter.Int64BitsToDouble(bits & ExponentBits);
    }

    /// <summary>Fills missing values on a straight line between neighbours; before the first and after the last with that value.</summary>
    private static double[] Filled(double[] values)
    {
        var filled = (double[])values.Clone();
        var last = -1;
        for (var t = 0; t < filled.Length; t++)
        {
            if (double.IsNaN(filled[t]))
            {
                continue;
            }

            for (var gap = last + 1; gap < t; gap++)
            {
                filled[gap] = last < 0 ? filled[t] : filled[last] + ((filled[t] - filled[last]) * (gap - last) / (t - last));
            }

            last = t;
        }

        for (var gap = last + 1; gap < filled.Length; gap++)
        {
            filled[gap] = last < 0 ? 0 : filled[last];
        }

        return filled;
    }
}
