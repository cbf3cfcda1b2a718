using MathNet.Numerics;

namespace EcomCore.Inventory;

/// <summary>The Poisson distribution as the marginal values need it: both tails with full relative accuracy, the smaller one computed.</summary>
/// <remarks>
/// Near a large mean by the uniform expansion of the incomplete gamma function (<see cref="UniformGamma"/>); else single probabilities by the saddle-point expansion (Loader 2000) and tails by
/// summing from there outwards, where each term is less than 0.85 of the one before or the mean is small.
/// </remarks>
internal static class PoissonTail
{
    /// <summary>Chances whose logarithm is below this are kept divided by their exponent: sums of terms far smaller have to keep their digits.</summary>
    public const double DeepFrom = -600;

    /// <summary>The probabilities of more than k, and of at most k, for a whole number.</summary>
    public static (double Above, double Within) Split(double k, double mean)
    {
        if (k < 0 || mean <= 0)
        {
            return k < 0 ? (1, 0) : (0, 1);
        }

        if (k + 1.0 > mean)
        {
            var above = AtLeast(k + 1.0, mean, out _);
            return (above, 1 - above);
        }

        var within = Below(k + 1.0, mean, out _, out var log) * Math.Exp(log);
        return (1 - within, within);
    }

    /// <summary>The chance of a whole count or more, and that of the count alone.</summary>
    public static double AtLeast(double count, double mean, out double mass)
    {
        if (UniformGamma.Holds(count, mean))
        {
            return UniformGamma.AtLeast(count, mean, out mass);
        }

        mass = Mass(count, mean);
        return SumUp(count, mass, mean);
    }

    /// <summary>The chance of less than a whole count of 1 or more, and that of the count alone, both divided by exp(log); log is 0 but for chances next to the smallest double and below.</summary>
    public static double Below(double count, double mean, out double mass, out double log)
    {
        if (UniformGamma.Holds(count, mean))
        {
            return UniformGamma.Below(count, mean, out mass, out log);
        }

        var last = Mass(count - 1, mean, out log);
        if (log > DeepFrom)
        {
            (last, log) = (last * Math.Exp(log), 0);
        }

        mass = last * mean / count;
        return SumDown(count - 1, last, mean);
    }

    private static double SumUp(double from, double mass, double mean)
    {
        if (mass < SmallChance.Least)
        {
            // No chance of more so small is asked for, and its terms would have lost their digits.
            return mass;
        }

        var (term, sum) = (mass, mass);
        for (var j = from + 1; term > sum * 1e-17; j++)
        {
            term *= mean / j;
            sum += term;
        }

        return sum;
    }

    private static double SumDown(double from, double mass, double mean)
    {
        var (term, sum) = (mass, mass);
        for (var j = from; j > 0 && term > sum * 1e-17; j--)
        {
            term *= j / mean;
            sum += term;
        }

        return sum;
    }

    /// <summary>The chance of exactly k.</summary>
    public static double Mass(double k, double mean) => Mass(k, mean, out var log) * Math.Exp(log);

    private static double Mass(double k, double mean, out double log)
    {
        if (k == 0)
        {
            log = -mean;
            return 1;
        }

        log = -SaddlePoint.StirlingErrorOfCount(k) - SaddlePoint.Deviance(k, mean);
        return Constants.InvSqrt2Pi / Math.Sqrt(k);
    }

    /// <summary>The probabilities of a count or more, and of less, where one of the two is above a hundred thousand; between whole counts the two run on smoothly.</summary>
    public static (double Above, double Within) SplitLarge(double count, double mean)
    {
        if (!UniformGamma.Holds(count, mean))
        {
            // So far from so large a mean one of the chances is below the smallest double.
            return mean > count ? (1, 0) : (0, 1);
        }

        if (count > mean)
        {
            var above = UniformGamma.AtLeast(count, mean, out _);
            return (above, 1 - above);
        }

        var within = UniformGamma.Below(count, mean, out _, out var log) * Math.Exp(log);
        return (1 - within, within);
    }
}
