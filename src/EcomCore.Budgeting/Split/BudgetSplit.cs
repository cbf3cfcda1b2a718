using System.Globalization;
using System.Numerics;

namespace EcomCore.Budgeting;

/// <summary>Splits an amount by fixed shares or by a score of channels, exact to the smallest unit of the currency.</summary>
/// <remarks>Pure functions; safe to call from any thread.</remarks>
public static class BudgetSplit
{
    /// <summary>Splits an amount by shares: 60, 30, 10.</summary>
    /// <param name="total">The amount; at most the currency's number of decimals. Negative for a refund, which is split like its opposite.</param>
    /// <param name="currency">The currency, whose smallest unit is never divided.</param>
    /// <param name="shares">One or more shares of any scale (percent, ratios, amounts), each 0 or more. All may be 0 only when the total is.</param>
    /// <param name="method">Who gets the units that do not divide evenly.</param>
    /// <returns>One amount per share, in order; they add up to <paramref name="total"/> exactly. A share of 0 gets 0.</returns>
    /// <remarks>
    /// Shares are taken as the exact decimals they are, so no tie is decided by a rounding error. O(n log n).
    /// Source: Balinski and Young, Fair Representation (1982).
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="shares"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no share, all shares are 0 while the total is not, or the total has more decimals than the currency.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative, the total is above 10^18 smallest units, or the method is unknown.</exception>
    public static Money[] ByShare(
        decimal total, Currency currency, IReadOnlyList<decimal> shares, SplitMethod method = SplitMethod.LargestRemainder)
    {
        var units = WholeUnits.Exact(total, currency, nameof(total));
        Guard.NotNull(shares);
        Guard.Between((int)method, 0, (int)SplitMethod.Jefferson, nameof(method));
        CheckShares(shares, units);

        var parts = DecimalWeights.Split(Math.Abs(units), shares, method);
        return [.. parts.Select(part => Money.FromMinorUnits(units < 0 ? -part : part, currency))];
    }

    /// <summary>Splits whole units by whole weights, without allocating for the largest remainder: the form for many splits.</summary>
    /// <param name="units">Units to give out, such as cents; negative is split like its opposite; at most 10^18 either side of zero.</param>
    /// <param name="weights">One or more weights, each 0 or more; their sum at most 2^63 - 1. All may be 0 only when <paramref name="units"/> is 0.</param>
    /// <param name="parts">Receives one part per weight, in order; as long as <paramref name="weights"/>.</param>
    /// <param name="method">Who gets the units that do not divide evenly.</param>
    /// <remarks>
    /// Linear. Where units times the sum of weights passes 2^62, and for Jefferson's method, the arithmetic changes to
    /// <see cref="BigInteger"/>, which is slower and allocates; the result is exact either way.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ, there is no weight, or all weights are 0 while the units are not.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, or a number is too large.</exception>
    public static void SplitUnits(
        long units, ReadOnlySpan<long> weights, Span<long> parts, SplitMethod method = SplitMethod.LargestRemainder)
    {
        Guard.Between(units, -WholeUnits.Max, WholeUnits.Max);
        Guard.Between((int)method, 0, (int)SplitMethod.Jefferson, nameof(method));
        if (weights.Length != parts.Length)
        {
            throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture, "Expected room for {0} parts; found {1}.", weights.Length, parts.Length), nameof(parts));
        }

        var sum = SumOf(weights);
        if (sum == 0 && (units != 0 || weights.IsEmpty))
        {
            throw new ArgumentException("Expected at least one weight above 0.", nameof(weights));
        }

        SplitMagnitude(Math.Abs(units), weights, sum, parts, method);
        if (units < 0)
        {
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = -parts[i];
            }
        }
    }

    /// <summary>The array form of <see cref="SplitUnits(long, ReadOnlySpan{long}, Span{long}, SplitMethod)"/>, for .NET Framework callers.</summary>
    /// <param name="units">Units to give out.</param>
    /// <param name="weights">One or more weights.</param>
    /// <param name="method">Who gets the units that do not divide evenly.</param>
    /// <returns>A new array with one part per weight, in order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no weight, or all weights are 0 while the units are not.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, or a number is too large.</exception>
    public static long[] SplitUnits(long units, long[] weights, SplitMethod method = SplitMethod.LargestRemainder)
    {
        Guard.NotNull(weights);
        var parts = new long[weights.Length];
        SplitUnits(units, weights, parts, method);
        return parts;
    }

    /// <summary>Splits a budget by a weighted score of channels: stage, revenue, margin, expected return, market potential, traffic, conversion.</summary>
    /// <param name="total">The budget; 0 or more; at most the currency's number of decimals.</param>
    /// <param name="currency">The currency, whose smallest unit is never divided.</param>
    /// <param name="channels">One or more channels with distinct ids.</param>
    /// <param name="rules">Weights of the criteria, shares of the stages, exploration share; null for <see cref="SplitRules.Default"/>.</param>
    /// <returns>
    /// The plan with every part explained. Where floors and caps clash it is a plan that says which
    /// (<see cref="SplitPlan.IsFeasible"/>), and no amounts. What the caps leave over is <see cref="SplitPlan.Unallocated"/>.
    /// </returns>
    /// <remarks>
    /// Each criterion becomes shares that add up to 1 over the channels (see <see cref="SplitCriterion"/>), so no criterion wins by its unit.
    /// A channel's score is the weighted mean of its shares. The exploration share is set aside for the new channels together and split among them by
    /// score; the established channels split the rest by score. Within either group amounts are the score times one common factor, held between
    /// floor and cap; cents go to the largest remainders. O(n log n).
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No channel, an id met twice, or a total with more decimals than the currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The total is negative or above 10^18 smallest units.</exception>
    public static SplitPlan ByScore(decimal total, Currency currency, IReadOnlyList<SplitChannel> channels, SplitRules? rules = null)
    {
        var units = WholeUnits.Exact(total, currency, nameof(total));
        Guard.AtLeast(total, 0m);
        ChannelIds.Check(channels, channel => channel.Id);
        return new ScoreSplit(units, currency, channels, rules ?? SplitRules.Default).Build();
    }

    private static void SplitMagnitude(long units, ReadOnlySpan<long> weights, ulong sum, Span<long> parts, SplitMethod method)
    {
        if (units == 0)
        {
            parts.Clear();
        }
        else if (method == SplitMethod.Jefferson || !Apportionment.Fits(units, sum))
        {
            var large = new BigInteger[weights.Length];
            for (var i = 0; i < large.Length; i++)
            {
                large[i] = weights[i];
            }

            ExactApportionment.Split(units, large, method).CopyTo(parts);
        }
        else if (method == SplitMethod.Webster)
        {
            Apportionment.Webster(units, weights, sum, parts);
        }
        else
        {
            Apportionment.LargestRemainder(units, weights, sum, parts);
        }
    }

    private static ulong SumOf(ReadOnlySpan<long> weights)
    {
        var sum = 0UL;
        foreach (var weight in weights)
        {
            Guard.AtLeast(weight, 0, nameof(weights));
            sum += (ulong)weight;
            if (sum > long.MaxValue)
            {
                throw new ArgumentOutOfRangeException(nameof(weights), weight, "Expected weights that add up to at most 2^63 - 1.");
            }
        }

        return sum;
    }

    private static void CheckShares(IReadOnlyList<decimal> shares, long units)
    {
        var any = false;
        for (var i = 0; i < shares.Count; i++)
        {
            if (shares[i] < 0m)
            {
                throw new ArgumentOutOfRangeException(nameof(shares), shares[i], string.Format(
                    CultureInfo.InvariantCulture, "Expected shares of 0 or more; share {0} is {1}.", i, shares[i]));
            }

            any |= shares[i] > 0m;
        }

        if (shares.Count == 0 || (!any && units != 0))
        {
            throw new ArgumentException("Expected at least one share above 0.", nameof(shares));
        }
    }
}
