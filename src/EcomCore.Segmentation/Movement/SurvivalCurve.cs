namespace EcomCore.Segmentation;

/// <summary>How many customers are left so long after their first purchase: the Kaplan-Meier curve. Immutable.</summary>
/// <remarks>
/// Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53, 1958; variance by Greenwood; intervals on the scale of ln(-ln S), which keeps
/// them between 0 and 1 (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2002, section 1.4).
/// </remarks>
public sealed class SurvivalCurve
{
    private SurvivalCurve(SurvivalPoint[] points, int customers)
    {
        Points = Array.AsReadOnly(points);
        Customers = customers;
    }

    /// <summary>Gets a point per day on which anybody stopped, rising.</summary>
    public IReadOnlyList<SurvivalPoint> Points { get; }

    /// <summary>Gets the number of customers.</summary>
    public int Customers { get; }

    /// <summary>Gets the first day on which half of the customers or fewer are left; null when that was not reached.</summary>
    public int? MedianDays => Points.Where(point => point.Survival <= 0.5).Select(point => (int?)point.Day).FirstOrDefault();

    /// <summary>Builds the curve.</summary>
    /// <param name="lifetimes">A lifetime per customer, in any order.</param>
    /// <param name="confidence">Coverage of the intervals, above 0 and below 1.</param>
    /// <returns>The curve; without points when nobody stopped.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lifetimes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is out of range.</exception>
    public static SurvivalCurve Of(IEnumerable<CustomerLifetime> lifetimes, double confidence = 0.95)
    {
        Guard.NotNull(lifetimes);
        var z = Confidence.ZOf(confidence);
        var sorted = lifetimes.OrderBy(lifetime => lifetime.Days).ToArray();

        var points = new List<SurvivalPoint>();
        double survival = 1, greenwood = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            var stopped = 0;
            for (; end < sorted.Length && sorted[end].Days == sorted[start].Days; end++)
            {
                stopped += sorted[end].HasStopped ? 1 : 0;
            }

            var atRisk = sorted.Length - start;
            if (stopped > 0)
            {
                survival *= (double)(atRisk - stopped) / atRisk;
                greenwood += stopped / ((double)atRisk * (atRisk - stopped));
                var (low, high) = IntervalOf(survival, greenwood, z);
                points.Add(new SurvivalPoint(sorted[start].Days, atRisk, stopped, survival, low, high));
            }

            start = end;
        }

        return new SurvivalCurve([.. points], sorted.Length);
    }

    /// <summary>Builds the curve of customers, taking a long silence for the end.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="silenceDays">A customer silent for longer than this stopped at the last purchase; 0 or more.</param>
    /// <param name="confidence">Coverage of the intervals, above 0 and below 1.</param>
    /// <returns>The curve, in days from the first purchase to the last. Customers not silent so long count as going on until the day of the analysis.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static SurvivalCurve Of(CustomerTable customers, int silenceDays, double confidence = 0.95)
    {
        Guard.NotNull(customers);
        Guard.AtLeast(silenceDays, 0);
        var lifetimes = new CustomerLifetime[customers.Count];
        for (var i = 0; i < lifetimes.Length; i++)
        {
            var state = customers.StateAt(i);
            var silent = state.DaysUntil(customers.AsOf);
            var hasStopped = silent > silenceDays;
            lifetimes[i] = new CustomerLifetime(state.DaysFromFirstToLast + (hasStopped ? 0 : silent), hasStopped);
        }

        return Of(lifetimes, confidence);
    }

    /// <summary>Tells what share of customers goes on beyond a day.</summary>
    /// <param name="days">Days since the first purchase, 0 or more.</param>
    /// <returns>0 to 1; beyond the last point, the share at it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is below 0.</exception>
    public double At(int days)
    {
        Guard.AtLeast(days, 0);
        return Points.TakeWhile(point => point.Day <= days).Select(point => point.Survival).DefaultIfEmpty(1).Last();
    }

    private static (double Low, double High) IntervalOf(double survival, double greenwood, double z)
    {
        // Nobody is left: the scale of ln(-ln S) has no place for it, and an interval of no width would claim certainty.
        if (survival <= 0)
        {
            return (double.NaN, double.NaN);
        }

        var log = Math.Log(survival);
        var spread = Math.Exp(z * Math.Sqrt(greenwood) / Math.Abs(log));
        return (Math.Exp(log * spread), Math.Exp(log / spread));
    }
}
