using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation;

/// <summary>Intervals and tests for shares of customers.</summary>
public static class Proportions
{
    /// <summary>The largest group.</summary>
    public const int MaxCustomers = 1_000_000_000;

    /// <summary>The interval of a share by Wilson's score method.</summary>
    /// <param name="successes">Customers who did, 0 to <paramref name="customers"/>.</param>
    /// <param name="customers">All customers, 1 to <see cref="MaxCustomers"/>.</param>
    /// <param name="confidence">Coverage, above 0 and below 1.</param>
    /// <returns>The interval, within 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <remarks>Wilson, JASA 22, 1927: (p + z²/2n ± z sqrt(p q / n + z² / 4n²)) / (1 + z²/n). Without continuity correction.</remarks>
    public static ConfidenceInterval Wilson(int successes, int customers, double confidence = 0.95)
    {
        Check(successes, customers);
        var z = Confidence.ZOf(confidence);
        double n = customers;
        var p = successes / n;
        var centre = p + (z * z / (2 * n));
        var spread = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        var scale = 1 + (z * z / n);
        return new ConfidenceInterval(
            successes == 0 ? 0 : Math.Max(0, (centre - spread) / scale),
            successes == customers ? 1 : Math.Min(1, (centre + spread) / scale));
    }

    /// <summary>The interval of the difference of two independent shares by Newcombe's hybrid score method.</summary>
    /// <param name="firstSuccesses">Customers of the first group who did.</param>
    /// <param name="firstCustomers">All of the first group, 1 or more.</param>
    /// <param name="secondSuccesses">Customers of the second group who did.</param>
    /// <param name="secondCustomers">All of the second group, 1 or more.</param>
    /// <param name="confidence">Coverage, above 0 and below 1.</param>
    /// <returns>The interval of first share minus second, within -1 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <remarks>Newcombe, Statistics in Medicine 17, 1998, 873-890, method 10: built from the two Wilson intervals.</remarks>
    public static ConfidenceInterval Newcombe(
        int firstSuccesses, int firstCustomers, int secondSuccesses, int secondCustomers, double confidence = 0.95)
    {
        var first = Wilson(firstSuccesses, firstCustomers, confidence);
        var second = Wilson(secondSuccesses, secondCustomers, confidence);
        var (p, q) = ((double)firstSuccesses / firstCustomers, (double)secondSuccesses / secondCustomers);
        return new ConfidenceInterval(
            p - q - Root(p - first.Low, second.High - q),
            p - q + Root(first.High - p, q - second.Low));

        static double Root(double a, double b) => Math.Sqrt((a * a) + (b * b));
    }

    /// <summary>The two-sided p-value of equal shares by the pooled z-test.</summary>
    /// <param name="firstSuccesses">Customers of the first group who did.</param>
    /// <param name="firstCustomers">All of the first group, 1 or more.</param>
    /// <param name="secondSuccesses">Customers of the second group who did.</param>
    /// <param name="secondCustomers">All of the second group, 1 or more.</param>
    /// <returns>0 to 1; 1 when nobody or everybody did.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double ZTest(int firstSuccesses, int firstCustomers, int secondSuccesses, int secondCustomers)
    {
        Check(firstSuccesses, firstCustomers);
        Check(secondSuccesses, secondCustomers);
        double n = firstCustomers, m = secondCustomers;
        var pooled = (firstSuccesses + (double)secondSuccesses) / (n + m);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / n) + (1 / m)));
        return error > 0 ? Confidence.TwoSided(((firstSuccesses / n) - (secondSuccesses / m)) / error) : 1;
    }

    /// <summary>The two-sided p-value of equal shares by Fisher's exact test.</summary>
    /// <param name="firstSuccesses">Customers of the first group who did.</param>
    /// <param name="firstCustomers">All of the first group, 1 or more.</param>
    /// <param name="secondSuccesses">Customers of the second group who did.</param>
    /// <param name="secondCustomers">All of the second group, 1 or more.</param>
    /// <returns>0 to 1: the chance of all tables that are no likelier than this one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <remarks>
    /// Fisher, Statistical Methods for Research Workers, 1934. Tables equally likely to a relative 1e-7 count as equal, as in R's <c>fisher.test</c>. As many steps as
    /// the smaller of the successes and the groups.
    /// </remarks>
    public static double FisherTest(int firstSuccesses, int firstCustomers, int secondSuccesses, int secondCustomers)
    {
        Check(firstSuccesses, firstCustomers);
        Check(secondSuccesses, secondCustomers);
        var successes = (long)firstSuccesses + secondSuccesses;
        var least = Math.Max(0, successes - secondCustomers);
        var most = Math.Min(firstCustomers, successes);
        var here = LogChance(firstSuccesses);
        double asUnlikely = 0, all = 0;
        for (var table = least; table <= most; table++)
        {
            // Relative to this table, so that no chance underflows where it matters.
            var log = LogChance(table) - here;
            var chance = Math.Exp(Math.Min(700, log));
            all += chance;
            asUnlikely += log <= 1e-7 ? chance : 0;
        }

        return Math.Min(1, asUnlikely / all);

        double LogChance(long table) => LogChoose(firstCustomers, table) + LogChoose(secondCustomers, successes - table);
    }

    private static double LogChoose(double n, double k) => GammaLn(n + 1) - GammaLn(k + 1) - GammaLn(n - k + 1);

    private static void Check(int successes, int customers)
    {
        Guard.Between(customers, 1, MaxCustomers);
        Guard.Between(successes, 0, customers);
    }
}
