namespace EcomCore.Forecasting;

/// <summary>The pattern of a series' demand and the two numbers that decide it.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="MeanInterval">Periods per demand, ADI; 1 when every period has one, infinite when none has.</param>
/// <param name="SizeVariation">Squared coefficient of variation of the demands that are not 0, with n in the divisor; 0 for fewer than two.</param>
/// <remarks>Syntetos, Boylan and Croston (2005). Missing periods do not count, nor do zeros before the first demand that are too many to be chance: the item was not on sale yet. With z zeros in the n periods after the first
/// demand, k zeros before it have the chance of the product of (z + 1 + i)/(n + 2 + i), i from 0 to k - 1 (Laplace's rule of succession); below 5 % they are left out, where at least five periods remain.</remarks>
public sealed record DemandClassification(DemandPattern Pattern, double MeanInterval, double SizeVariation)
{
    /// <summary>The mean interval from which demand is seldom.</summary>
    public const double SeldomFrom = 1.32;

    /// <summary>The squared coefficient of variation from which sizes are uneven.</summary>
    public const double UnevenFrom = 0.49;

    /// <summary>Gets whether demand is seldom: <see cref="DemandPattern.Intermittent"/> or <see cref="DemandPattern.Lumpy"/>.</summary>
    public bool IsSeldom => MeanInterval >= SeldomFrom;

    /// <summary>Classifies a series.</summary>
    /// <param name="series">The series.</param>
    /// <returns>The pattern with its numbers.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    public static DemandClassification Of(DemandSeries series)
    {
        Guard.NotNull(series);
        return Of(series.Values);
    }

    internal static DemandClassification Of(ReadOnlySpan<double> values)
    {
        var (periods, demands, mean, squares) = (0, 0, 0.0, 0.0);
        foreach (var value in values[DemandStart.Of(values)..])
        {
            periods += double.IsNaN(value) ? 0 : 1;
            if (double.IsNaN(value) || value == 0)
            {
                continue;
            }

            // Welford's running mean and sum of squares.
            var distance = value - mean;
            mean += distance / ++demands;
            squares += distance * (value - mean);
        }

        var interval = demands > 0 ? periods / (double)demands : double.PositiveInfinity;
        var variation = demands > 1 && mean != 0 ? squares / demands / mean / mean : 0;
        return new DemandClassification(
            (interval >= SeldomFrom, variation >= UnevenFrom) switch
            {
                (false, false) => DemandPattern.Smooth,
                (false, true) => DemandPattern.Erratic,
                (true, false) => DemandPattern.Intermittent,
                _ => DemandPattern.Lumpy,
            },
            interval,
            variation);
    }
}
