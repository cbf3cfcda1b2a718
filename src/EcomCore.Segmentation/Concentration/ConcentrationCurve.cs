namespace EcomCore.Segmentation;

/// <summary>How much of a total the best customers make: the 80/20 question. Immutable.</summary>
/// <remarks>The curve runs straight between customers, as a Lorenz curve does, but starts with the best instead of the poorest.</remarks>
public sealed class ConcentrationCurve
{
    // _shares[i] is the share of the i best; it starts at 0 and ends at 1.
    private readonly double[] _shares;

    // The sums behind the shares, exact; null where they would leave the range of decimal, and where they are 0.
    private readonly decimal[]? _sums;

    private ConcentrationCurve(double[] shares, decimal[]? sums, double gini, int negatives)
    {
        _shares = shares;
        _sums = sums;
        Gini = gini;
        NegativeValues = negatives;
    }

    /// <summary>Gets the number of values.</summary>
    public int Count => _shares.Length - 1;

    /// <summary>Gets the Gini coefficient.</summary>
    /// <value>0 when all values are equal, near 1 when one customer makes everything; 0 when the total is 0.</value>
    public double Gini { get; }

    /// <summary>Gets the number of values below 0, which counted as 0.</summary>
    public int NegativeValues { get; }

    /// <summary>Builds the curve.</summary>
    /// <param name="values">A value per customer in any order, such as revenue or profit; values below 0 count as 0.</param>
    /// <returns>The curve; without values, or when all are 0, every share is as if all were equal.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <remarks>
    /// Gini: twice the area between the curve and the diagonal (Gini 1914), 2 / n times the sum over i of share(i) - i / n; not corrected for small n, so one
    /// customer of n who makes everything gives (n - 1) / n.
    /// </remarks>
    public static ConcentrationCurve Of(IEnumerable<decimal> values)
    {
        Guard.NotNull(values);
        var sorted = values.ToArray();
        var negatives = sorted.Count(value => value < 0m);
        Array.Sort(sorted);
        Array.Reverse(sorted);
        var best = Array.ConvertAll(sorted, value => (double)Math.Max(value, 0m));
        var shares = SharesOf(best);
        return new ConcentrationCurve(shares, SumsOf(sorted, best.Sum()), GiniOf(shares), negatives);
    }

    /// <summary>Tells what share of the total the best customers make.</summary>
    /// <param name="customers">Share of the customers, 0 to 1, the best first: 0.2 for the best fifth.</param>
    /// <returns>Their share of the total, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Out of range or NaN.</exception>
    public double ShareOfBest(double customers)
    {
        Guard.Between(customers, 0.0, 1.0);
        var place = customers * Count;
        var whole = (int)Math.Floor(place);
        return whole >= Count ? (Count == 0 ? customers : 1) : _shares[whole] + ((place - whole) * (_shares[whole + 1] - _shares[whole]));
    }

    /// <summary>Tells how many of the best customers it takes to make a share of the total.</summary>
    /// <param name="share">Share of the total, 0 to 1: 0.8 for four fifths.</param>
    /// <returns>The smallest number of customers that makes at least that share; 0 when there are none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Out of range or NaN.</exception>
    public int CustomersMaking(double share)
    {
        Guard.Between(share, 0.0, 1.0);
        var low = share > 0 ? Math.Min(1, Count) : 0;
        var high = Count;
        var wanted = _sums is null ? 0m : LeastThatIs(share) * _sums[Count];
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_sums is null ? _shares[middle] >= share : _sums[middle] >= wanted)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>The least number that is the share when it is rounded to a double: two of three equal customers make (double)2 / 3.</summary>
    private static decimal LeastThatIs(double share)
    {
        const long Steps = 1L << 53;
        return share >= 1 ? 1m : ((long)(share * Steps) - 0.5m) / Steps;
    }

    private static decimal[]? SumsOf(decimal[] best, double total)
    {
        if (total is not (> 0 and < 1e27))
        {
            return null;
        }

        var sums = new decimal[best.Length + 1];
        for (var i = 0; i < best.Length; i++)
        {
            sums[i + 1] = sums[i] + Math.Max(best[i], 0m);
        }

        return sums;
    }

    private static double[] SharesOf(double[] best)
    {
        var shares = new double[best.Length + 1];
        for (var i = 0; i < best.Length; i++)
        {
            shares[i + 1] = shares[i] + best[i];
        }

        var total = shares[best.Length];
        for (var i = 1; i < shares.Length; i++)
        {
            shares[i] = total > 0 ? shares[i] / total : (double)i / best.Length;
        }

        return shares;
    }

    /// <summary>Twice the area between the curve and the diagonal, by trapezoids.</summary>
    private static double GiniOf(double[] shares)
    {
        var count = shares.Length - 1;
        double above = 0;
        for (var i = 1; i <= count; i++)
        {
            // Each step above the diagonal, so that equal values give exactly 0.
            above += shares[i] - ((double)i / count);
        }

        return count == 0 ? 0 : Math.Max(0, 2 * above / count);
    }
}
