using MathNet.Numerics;

namespace EcomCore.Inventory;

/// <summary>The standard normal distribution as the marginal values need it.</summary>
internal static class NormalTail
{
    /// <summary>From here on the series of the logarithms are right to 3e-12 at least.</summary>
    public const double DeepFrom = 36;

    /// <summary>The z beyond which nothing is looked for.</summary>
    public const double Deepest = 1e9;

    /// <summary>The places of Gauss' rule of two points.</summary>
    public const double GaussNear = 0.5 - 0.28867513459481288225;

    /// <summary>The second of them.</summary>
    public const double GaussFar = 0.5 + 0.28867513459481288225;

    private const double CentralFrom = 0.02425;

    /// <summary>The probability above z.</summary>
    public static double Above(double z) => SpecialFunctions.Erfc(z * Constants.Sqrt1Over2) / 2;

    /// <summary>The same, however small; see <see cref="SmallChance"/>.</summary>
    public static double SmallAbove(double z) => z < DeepFrom ? Above(z) : SmallChance.Of(LogAbove(z));

    /// <summary>The logarithm of the probability above z, for z from <see cref="DeepFrom"/> on (Abramowitz and Stegun 1964, 26.2.12).</summary>
    public static double LogAbove(double z)
    {
        var s = 1 / (z * z);
        return (-z * z / 2) - Constants.LogSqrt2Pi - Math.Log(z) + Math.Log(1 - (s * (1 - (s * (3 - (s * (15 - (s * 105))))))));
    }

    /// <summary>The logarithm of <see cref="Loss"/>, for z from <see cref="DeepFrom"/> on: the same series, integrated.</summary>
    public static double LogLoss(double z)
    {
        var s = 1 / (z * z);
        return (-z * z / 2) - Constants.LogSqrt2Pi - (2 * Math.Log(z)) + Math.Log(1 - (s * (3 - (s * (15 - (s * (105 - (s * 945))))))));
    }

    /// <summary>The expected excess over z, phi(z) - z * P(above z), which is also the integral of the probability above from z on.</summary>
    public static double Loss(double z) => Math.Max(0, (Constants.InvSqrt2Pi * Math.Exp(-z * z / 2)) - (z * Above(z)));

    /// <summary>The mean probability above a point of a short interval, by Gauss' rule of two points: its error is below width^4 / 4,320 times the fourth derivative.</summary>
    public static double MeanAbove(double z, double width) =>
        (Above(z + (GaussNear * width)) + Above(z + (GaussFar * width))) / 2;

    /// <summary>About the z below which a probability lies, given with the probability above it; nine digits, for starting points only.</summary>
    /// <remarks>Rational approximation by P. J. Acklam (2003).</remarks>
    public static double Quantile(double below, double above)
    {
        var p = Math.Min(below, above);
        double z;
        if (p < SmallChance.Least)
        {
            z = -DeepQuantile(p);
        }
        else if (p >= CentralFrom)
        {
            var q = p - 0.5;
            var r = q * q;
            z = ((((((((((-39.69683028665376 * r) + 220.9460984245205) * r) - 275.9285104469687) * r) + 138.3577518672690) * r) - 30.66479806614716) * r)
                + 2.506628277459239) * q
                / ((((((((((-54.47609879822406 * r) + 161.5858368580409) * r) - 155.6989798598866) * r) + 66.80131188771972) * r) - 13.28068155288572) * r) + 1);
        }
        else
        {
            var q = Math.Sqrt(-2 * Math.Log(p));
            z = ((((((((((-0.007784894002430293 * q) - 0.3223964580411365) * q) - 2.400758277161838) * q) - 2.549732539343734) * q) + 4.374664141464968) * q)
                + 2.938163982698783)
                / ((((((((0.007784695709041462 * q) + 0.3224671290700398) * q) + 2.445134137142996) * q) + 3.754408661907416) * q) + 1);
        }

        return below < above ? z : -z;
    }

    private static double DeepQuantile(double chance)
    {
        var log = -SmallChance.LogOf(chance) - Constants.LogSqrt2Pi;
        var first = Math.Sqrt(2 * log);
        return chance > 0 ? Math.Min(Deepest, Math.Sqrt(2 * (log - Math.Log(first)))) : Deepest;
    }
}
