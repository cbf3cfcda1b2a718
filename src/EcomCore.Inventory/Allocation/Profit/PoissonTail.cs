using MathNet.Numerics;

namespace EcomCore.Inventory;

/// <summary>The Poisson distribution as the marginal values need it: both tails with full relative accuracy, the smaller one computed.</summary>
/// <remarks>
/// Single probabilities by the saddle-point expansion (Loader 2000), tails by summing from there outwards; beyond a mean of a hundred thousand by the
/// uniform expansion of the incomplete gamma function (Temme 1979), whose error is then below 1e-10.
/// </remarks>
internal static class PoissonTail
{
    private const double ManyTerms = 1e5;
    private const double OneOverSqrt2Pi = 0.39894228040143267794;
    private const double Sqrt1Over2 = 0.70710678118654752440;

    /// <summary>The probabilities of more than k, and of at most k.</summary>
    public static (double Above, double Within) Split(long k, double mean)
    {
        if (k < 0 || mean <= 0)
        {
            return k < 0 ? (1, 0) : (0, 1);
        }

        if (Math.Max(k, mean) > ManyTerms)
        {
            return SplitLarge(k + 1.0, mean);
        }

        if (k + 1 > mean)
        {
            var above = SumUp(k + 1, Mass(k + 1, mean), mean);
            return (above, 1 - above);
        }

        var within = SumDown(k, Mass(k, mean), mean);
        return (1 - within, within);
    }

    /// <summary>The chance of a count or more, from the chance of that count.</summary>
    public static double SumUp(long from, double mass, double mean)
    {
        var (term, sum) = (mass, mass);
        for (var j = from + 1.0; term > sum * 1e-17; j++)
        {
            term *= mean / j;
            sum += term;
        }

        return sum;
    }

    /// <summary>The chance of at most a count, from the chance of that count.</summary>
    public static double SumDown(long from, double mass, double mean)
    {
        var (term, sum) = (mass, mass);
        for (double j = from; j > 0 && term > sum * 1e-17; j--)
        {
            term *= j / mean;
            sum += term;
        }

        return sum;
    }

    /// <summary>The chance of exactly k.</summary>
    public static double Mass(long k, double mean)
    {
        if (k == 0)
        {
            return Math.Exp(-mean);
        }

        return OneOverSqrt2Pi / Math.Sqrt(k) * Math.Exp(-SaddlePoint.StirlingErrorOfCount(k) - SaddlePoint.Deviance(k, mean));
    }

    /// <summary>The probabilities of the shape or more, and of less, for a large mean; between counts the two run on smoothly.</summary>
    public static (double Above, double Within) SplitLarge(double shape, double mean)
    {
        var excess = (mean - shape) / shape;
        var eta = Math.Sign(excess) * Math.Sqrt(2 * SaddlePoint.Deviance(shape, mean) / shape);
        var coefficient = Math.Abs(eta) < 1e-2 ? (-1 / 3.0) + (eta * ((1 / 12.0) - (eta * ((2 / 135.0) - (eta / 864.0))))) : (1 / excess) - (1 / eta);
        var rest = OneOverSqrt2Pi * Math.Exp(-shape * eta * eta / 2) / Math.Sqrt(shape) * coefficient;
        var z = eta * Math.Sqrt(shape) * Sqrt1Over2;
        return (Clamp((SpecialFunctions.Erfc(-z) / 2) - rest), Clamp((SpecialFunctions.Erfc(z) / 2) + rest));
    }

    private static double Clamp(double chance) => Math.Max(0, Math.Min(1, chance));
}
