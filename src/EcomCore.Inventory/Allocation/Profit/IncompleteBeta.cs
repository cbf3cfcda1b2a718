using MathNet.Numerics;

namespace EcomCore.Inventory;

/// <summary>The regularized incomplete beta function I(x; a, b), with few roundings where x is below (a + 1) / (a + b + 2), the side on which it is the smaller tail.</summary>
/// <remarks>
/// The continued fraction (Abramowitz and Stegun 1964, 26.5.8) by forward recurrence, in which no division waits for the one before, times a binomial
/// probability in its saddle-point form. About the root of the larger parameter in steps.
/// </remarks>
internal static class IncompleteBeta
{
    private const double Enough = 4e-16;
    private const double Least = 1e-100;
    private const double Most = 1e100;
    private const int MostSteps = 100_000;

    /// <summary>I(x; a, b).</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    /// <param name="x">Above 0 and below 1.</param>
    /// <param name="y">1 - x, given beside it so that neither loses digits.</param>
    public static double Lower(double a, double b, double x, double y) =>
        IsQuick(a, b, x) ? Fraction(a, b, x, y, out _) : Math.Max(0, 1 - Fraction(b, a, y, x, out _));

    /// <summary>Whether x lies on the side on which the fraction takes few steps.</summary>
    public static bool IsQuick(double a, double b, double x) => x <= (a + 1) / (a + b + 2);

    /// <summary>I(x; a, b) by the fraction, whatever the side; slow far on the wrong one. Leading is what stands before the fraction, x^a y^b / (a B(a, b)).</summary>
    public static double Fraction(double a, double b, double x, double y, out double leading)
    {
        var value = Fraction(a, b, x, y, SaddlePoint.StirlingError(a) + SaddlePoint.StirlingError(b), out leading, out var log);
        leading *= Math.Exp(log);
        return value * Math.Exp(log);
    }

    /// <summary>The same, with the sum of the parameters' <see cref="SaddlePoint.StirlingError"/> given; both divided by exp(log), which is 0 but for chances next to the smallest double and below.</summary>
    public static double Fraction(double a, double b, double x, double y, double errors, out double leading, out double log)
    {
        var n = a + b;
        var logarithm = SaddlePoint.StirlingError(n) - errors - SaddlePoint.Deviance(a, n * x) - SaddlePoint.Deviance(b, n * y);
        leading = Constants.InvSqrt2Pi * Math.Sqrt(b / (a * n));
        if (logarithm < PoissonTail.DeepFrom)
        {
            log = logarithm;
            return leading * Fraction(a, b, x);
        }

        log = 0;
        leading *= Math.Exp(logarithm);
        return Math.Min(1, leading * Fraction(a, b, x));
    }

    // 1 / (1 + d1 / (1 + d2 / (1 + ...))) as a quotient of two numbers that take two levels at a time.
    private static double Fraction(double a, double b, double x)
    {
        var (above, below) = (1.0, 1.0);
        var (aboveBefore, belowBefore) = (0.0, 1.0);
        for (var m = 0.0; m < MostSteps; m++)
        {
            var place = a + (2 * m);
            var scaled = x / (place * (place + 1) * (place + 2));
            var odd = -(a + m) * (a + b + m) * (place + 2) * scaled;
            var even = (m + 1) * (b - m - 1) * place * scaled;
            aboveBefore = above + (odd * aboveBefore);
            belowBefore = below + (odd * belowBefore);
            var (last, lastBelow) = (above, below);
            above = aboveBefore + (even * above);
            below = belowBefore + (even * below);
            var (left, right) = (above * lastBelow, last * below);
            if (Math.Abs(left - right) <= Enough * Math.Abs(left))
            {
                break;
            }

            if (!(below > Least && below < Most))
            {
                // Far from 1 both are brought back before they lose digits.
                var scale = 1 / below;
                (above, below, aboveBefore, belowBefore) = (above * scale, 1, aboveBefore * scale, belowBefore * scale);
            }
        }

        return above / below;
    }
}
