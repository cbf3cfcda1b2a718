namespace EcomCore.Inventory;

/// <summary>The smaller tails of eight neighbouring counts at once: one is computed, the others by adding single chances to it.</summary>
/// <remarks>
/// Counts that are asked about lie side by side: the last unit and the next, and those a step before and after. The eight always begin at a multiple of
/// eight and start from the same end, so that a chance depends on the count alone and not on what was asked before. From the middle of the law outwards
/// the chance of more is kept, else that of at most; sums of chances keep the digits of both. Single chances follow from one another by
/// p(k + 1) = p(k) mean / (k + 1), for negative binomial demand p(k + 1) = p(k) (k + r) q / (k + 1) (Panjer 1981). Against sums in thirty digits the tails were right to
/// 5e-15 on the average and 4e-13 at worst; where r is large beside the mean, its deviance loses digits: 3e-12 at an excess of 0.001, 4e-11 with half a million for r.
/// </remarks>
internal static class UnitTails
{
    /// <summary>Units whose chances are kept together.</summary>
    public const int Counts = 8;

    private const int MostSummed = 64;
    private const int MostDeviations = 8;

    private const long MostPoisson = (1L << 52) - Counts;
    private const long MostNegativeBinomial = 1_000_000 - Counts;

    /// <summary>The largest lot whose units are summed: from a single chance at one of its ends the others are lost below the smallest double
    /// only where all are next to nothing (for a mean of 745, P(D at most 63) is 1e-230).</summary>
    public static int MostOfLot(double deviation) => (int)Math.Min(MostSummed, Counts + (MostDeviations * deviation));

    /// <summary>Whether the counts around this one are near enough for the exact single chances.</summary>
    public static bool AreNear(double unit, double mean) => unit < MostPoisson && mean < MostPoisson;

    /// <summary>The same for negative binomial demand.</summary>
    public static bool AreNear(double unit, double mean, double successes) =>
        unit < MostNegativeBinomial && mean < MostNegativeBinomial && successes < MostNegativeBinomial;

    /// <summary>Fills in P(D > k), or P(D at most k) where that is the smaller side, for as many counts from first on as there is room.</summary>
    /// <returns>Whether it is P(D > k).</returns>
    public static bool Poisson(long first, double mean, Span<double> tails)
    {
        if (first + (tails.Length / 2) > mean)
        {
            double end = first + tails.Length;
            var above = PoissonTail.AtLeast(end, mean, out var mass);
            mass *= end / mean;
            for (var i = tails.Length - 1; i >= 0; i--)
            {
                tails[i] = above;
                above += mass;
                mass *= (first + i) / mean;
            }

            return true;
        }

        var within = PoissonTail.Below(first + 1.0, mean, out var chance, out var log);
        for (var i = 0; i < tails.Length; i++)
        {
            tails[i] = within;
            within += chance;
            chance *= mean / (first + i + 2);
        }

        ToSmallChances(tails, log);
        return false;
    }

    /// <summary>The same for negative binomial demand.</summary>
    public static bool NegativeBinomial(long first, in CountLaw law, Span<double> tails)
    {
        var (successes, failing) = (law.Successes, law.Failing);
        double last = first + tails.Length - 1;
        if (first + (tails.Length / 2) > law.Mean && IncompleteBeta.IsQuick(last + 1, successes, failing))
        {
            var above = IncompleteBeta.Fraction(last + 1, successes, failing, law.Succeeding, ErrorsOf(last + 1, law), out var mass, out var log);
            (above, mass) = (above * Math.Exp(log), mass * Math.Exp(log));
            mass *= (last + 1) / ((last + successes) * failing);
            for (var i = tails.Length - 1; i >= 0; i--)
            {
                tails[i] = above;
                above += mass;
                mass *= (first + i) / ((first + i - 1 + successes) * failing);
            }

            return true;
        }

        var within = IncompleteBeta.Fraction(successes, first + 1.0, law.Succeeding, failing, ErrorsOf(first + 1, law), out var chance, out var logOfAll);
        chance *= successes / (first + 1);
        for (var i = 0; i < tails.Length; i++)
        {
            tails[i] = within;
            within += chance;
            chance *= (first + i + 1 + successes) * failing / (first + i + 2);
        }

        ToSmallChances(tails, logOfAll);
        return false;
    }

    private static void ToSmallChances(Span<double> tails, double log)
    {
        if (log == 0)
        {
            return;
        }

        foreach (ref var tail in tails)
        {
            tail = SmallChance.Of(log + Math.Log(tail));
        }
    }

    private static double ErrorsOf(double count, in CountLaw law) => SaddlePoint.StirlingErrorOfCount(count) + law.SuccessesError;
}
