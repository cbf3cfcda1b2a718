namespace EcomCore.Inventory;

/// <summary>
/// Whole units, Poisson or negative binomial. With k the whole part of a level, E[D; D &gt; k] = mean * P(D &gt; k) + A(k) f(k) and
/// E[D(D - 1); D &gt; k] = M P(D &gt; k) + A(k) f(k) (C + k), where f is the chance of exactly k. Poisson: A = C = mean, M = mean². Negative
/// binomial with b = (1 - p) / p: A = b (k + r), C = b (r + 1), M = b² r (r + 1). The same terms are subtracted on the lower side.
/// </summary>
internal abstract class CountDemand : DemandDistribution
{
    public const double MaxMean = 1e9;

    public override bool IsWhole => true;

    private protected abstract double A(double k);

    private protected abstract double C { get; }

    private protected abstract double M { get; }

    /// <summary>P(D &gt; k), k whole.</summary>
    private protected abstract double Above(double k);

    /// <summary>P(D &lt;= k), k whole.</summary>
    private protected abstract double UpTo(double k);

    /// <summary>P(D = k), k whole and 0 or more.</summary>
    private protected abstract double Exactly(double k);

    /// <summary>Whether a level is so far above the mean that the chance of more is below exp(-1000), which no double holds.</summary>
    /// <remarks>
    /// D - mean is sub-gamma with the variance of D and the scale 1 + b, b = C - mean (0 for Poisson), so that P(D &gt; mean + sqrt(2 t) * deviation + (1 + b) t) is at most
    /// exp(-t) (Boucheron, Lugosi and Massart, Concentration Inequalities, 2013, section 2.4). With t = 1000 the root is 44.7.
    /// </remarks>
    private bool IsFar(double level) => level > Mean + (1000 * (1 + C - Mean)) + (60 * StdDev);

    private protected override double Below(double amount) => amount < 0 ? 0 : IsFar(amount) ? 1 : UpTo(Math.Floor(amount));

    private protected override double Inverse(double chance)
    {
        // Bracket from a Normal guess outwards, then halve: about log2(standard deviation) steps.
        var step = Math.Ceiling(StdDev) + 1;
        var high = Math.Max(0, Math.Floor(Mean + (StdDev * SafetyStock.ZOf(chance))));
        while (UpTo(high) < chance)
        {
            high += step;
            step *= 2;
        }

        step = Math.Ceiling(StdDev) + 1;
        var low = high - step;
        while (low >= 0 && UpTo(low) >= chance)
        {
            high = low;
            step *= 2;
            low -= step;
        }

        low = Math.Max(-1, low);
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (middle <= low || middle >= high)
            {
                // Beyond 2^53 there is no whole number between two neighbours.
                break;
            }

            (low, high) = UpTo(middle) >= chance ? (low, middle) : (middle, high);
        }

        return high;
    }

    // From the mean upwards k is 0 or more, and below the mean nothing is left under 0.
    private protected override double Short(double level)
    {
        if (IsFar(level))
        {
            return 0;
        }

        var k = Math.Floor(level);
        return ((Mean - level) * Above(k)) + (A(k) * Exactly(k));
    }

    private protected override double Left(double level)
    {
        var k = Math.Floor(level);
        return k < 0 ? 0 : ((level - Mean) * UpTo(k)) + (A(k) * Exactly(k));
    }

    private protected override double SecondShortOf(double level) => IsFar(level)
        ? 0
        : HalfOf(level, (M - (2 * level * Mean) + (level * (level + 1))) * Above(level), A(level) * Exactly(level));

    private protected override double SecondLeftOf(double level) => level < 0
        ? 0
        : HalfOf(level, (M - (2 * level * Mean) + (level * (level + 1))) * UpTo(level), -A(level) * Exactly(level));

    private double HalfOf(double level, double ofSide, double ofEdge) => (ofSide + (ofEdge * (C - level))) / 2;
}
