using MathNet.Numerics;

namespace EcomCore.Inventory;

/// <summary>The standard normal distribution as the marginal values need it.</summary>
internal static class NormalTail
{
    private const double OneOverSqrt2Pi = 0.39894228040143267794;
    private const double Sqrt1Over2 = 0.70710678118654752440;
    private const double GaussOffset = 0.28867513459481288225;
    private const double CentralFrom = 0.02425;

    /// <summary>The probability above z.</summary>
    public static double Above(double z) => SpecialFunctions.Erfc(z * Sqrt1Over2) / 2;

    /// <summary>The expected excess over z, phi(z) - z * P(above z), which is also the integral of the probability above from z on.</summary>
    public static double Loss(double z) => Math.Max(0, (OneOverSqrt2Pi * Math.Exp(-z * z / 2)) - (z * Above(z)));

    /// <summary>The mean probability above a point of a short interval, by Gauss' rule of two points: its error is below width^4 / 4,320 times the fourth derivative.</summary>
    public static double MeanAbove(double z, double width) =>
        (Above(z + ((0.5 - GaussOffset) * width)) + Above(z + ((0.5 + GaussOffset) * width))) / 2;

    /// <summary>About the z below which a probability lies, given with the probability above it; nine digits, for starting points only.</summary>
    /// <remarks>Rational approximation by P. J. Acklam (2003).</remarks>
    public static double Quantile(double below, double above)
    {
        var p = Math.Min(below, above);
        if (p <= 0)
        {
            return below < above ? -40 : 40;
        }

        double z;
        if (p >= CentralFrom)
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
}
