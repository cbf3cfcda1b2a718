using MathNet.Numerics;

namespace EcomCore.Inventory;

/// <summary>The negative binomial distribution as the marginal values need it, in bounded time whatever its parameters.</summary>
/// <remarks>
/// P(D > k) is the incomplete beta function I(q; k + 1, r). Its continued fraction takes about the root of the larger parameter in steps, so beyond a million
/// the expansions take over: that in incomplete gamma functions (Wise 1950) where the other parameter is far smaller, else the uniform one (Temme 1982). Both
/// are then right to about 2e-9.
/// </remarks>
internal static class NegativeBinomialTail
{
    private const double ManyTerms = 1e6;

    // Beside more than a million so few leave Wise's expansion its nine digits.
    private const double FewTerms = 7e3;

    // 1 / 18! is below the digits of a double, and u is at most 1.
    private const int SeriesTerms = 18;

    // Below this two terms of ln Γ(1 + b) = -γ b + ζ(2) b² / 2 - ... have all digits; a general logarithm of Γ has lost them next to 0.
    private const double SmallShape = 1e-6;
    private const double HalfZetaOfTwo = 0.82246703342411321824;

    /// <summary>The probabilities of more than k, and of at most k.</summary>
    /// <param name="k">A count; 0 or more.</param>
    /// <param name="successes">r; above 0.</param>
    /// <param name="excess">q / p, the mean divided by r; above 0.</param>
    public static (double Above, double Within) Split(double k, double successes, double excess)
    {
        var failures = k + 1;
        if (Math.Max(failures, successes) > ManyTerms)
        {
            return SplitLarge(failures, successes, excess);
        }

        // The tail that is likely the smaller one, so that it keeps its digits.
        var (failing, succeeding) = (1 / (1 + (1 / excess)), 1 / (1 + excess));
        if (failures > successes * excess)
        {
            var above = IncompleteBeta.Lower(failures, successes, failing, succeeding);
            return (above, 1 - above);
        }

        var within = IncompleteBeta.Lower(successes, failures, succeeding, failing);
        return (1 - within, within);
    }

    private static (double Above, double Within) SplitLarge(double failures, double successes, double excess)
    {
        if (successes <= FewTerms)
        {
            return ByGamma(failures, successes, Log1Plus(1 / excess));
        }

        if (failures <= FewTerms)
        {
            var (within, above) = ByGamma(successes, failures, Log1Plus(excess));
            return (above, within);
        }

        return Uniform(failures, successes, excess);
    }

    /// <summary>I(x; a, b) for a far above b, with -ln x given, and what it leaves of 1; the smaller one keeps its digits.</summary>
    private static (double Lower, double Upper) ByGamma(double a, double b, double minusLog)
    {
        var n = a + ((b - 1) / 2);
        var u = n * minusLog;
        if (u <= 0 || double.IsInfinity(u))
        {
            return u <= 0 ? (1, 0) : (0, 1);
        }

        if (u <= 1)
        {
            return ByGammaSeries(n, b, u);
        }

        var density = Math.Exp((b * Math.Log(u)) - u - SpecialFunctions.GammaLn(b));
        var correction = (b - 1) * density * (b + 1 + u) / (24 * n * n);
        if (u < b)
        {
            var upper = Clamp(SpecialFunctions.GammaLowerRegularized(b, u) - correction);
            return (1 - upper, upper);
        }

        var lower = Clamp(SpecialFunctions.GammaUpperRegularized(b, u) + correction);
        return (lower, 1 - lower);
    }

    /// <summary>
    /// The same near the end of the law, where b or u may be so small that either side is next to nothing: the logarithm of the one gives both.
    /// </summary>
    /// <remarks>P(b, u) = u^b / Γ(b + 1) (1 + b Σ (-u)^n / (n! (n + b))) (Abramowitz and Stegun 1964, 6.5.29), with n from 1.</remarks>
    private static (double Lower, double Upper) ByGammaSeries(double n, double b, double u)
    {
        var (term, sum) = (1.0, 0.0);
        for (var i = 1; i <= SeriesTerms; i++)
        {
            term *= -u / i;
            sum += term / (i + b);
        }

        var logGamma = b < SmallShape ? b * (-Constants.EulerMascheroni + (b * HalfZetaOfTwo)) : SpecialFunctions.GammaLn(b + 1);
        var power = (b * Math.Log(u)) - logGamma;
        var logarithm = power + Log1Plus(b * sum);
        var correction = (b - 1) * b * Math.Exp(power - u) * (b + 1 + u) / (24 * n * n);
        var lower = Clamp(-ExpLess1(logarithm) + correction);
        var upper = Clamp(Math.Exp(logarithm) - correction);
        return (lower, upper);
    }

    private static (double Above, double Within) Uniform(double a, double b, double excess)
    {
        var sum = a + b;
        var (x, y) = (1 / (1 + (1 / excess)), 1 / (1 + excess));
        var (x0, y0) = (a / sum, b / sum);

        // x - x0 without losing digits where both are close.
        var distance = ((x * b) - (y * a)) / sum;
        var half = DevianceShare(x0, x, -distance) + DevianceShare(y0, y, distance);
        var eta = Math.Sign(distance) * Math.Sqrt(2 * Math.Max(0, half));
        var spread = Math.Sqrt(x0 * y0);
        var coefficient = Math.Abs(distance) < 1e-4 * spread * spread ? (y0 - x0) / (3 * spread) : (1 / eta) - (spread / distance);
        var rest = Constants.InvSqrt2Pi * Math.Exp(-sum * eta * eta / 2) / Math.Sqrt(sum) * coefficient;
        var z = eta * Math.Sqrt(sum);
        return (Clamp(NormalTail.Above(-z) + rest), Clamp(NormalTail.Above(z) - rest));
    }

    /// <summary>p ln(p / q) + q - p for p - q = d, without losing digits where both are close.</summary>
    private static double DevianceShare(double p, double q, double d)
    {
        var v = d / q;
        if (Math.Abs(v) > 0.05)
        {
            return (p * Math.Log(p / q)) - d;
        }

        // q ((1 + v) ln(1 + v) - v) = q (v²/2 - v³/6 + v⁴/12 - ...)
        var (term, total) = (v * v, 0.0);
        for (var n = 2; n <= 14; n++)
        {
            total += (n % 2 == 0 ? term : -term) / (n * (n - 1.0));
            term *= v;
        }

        return q * total;
    }

    private static double ExpLess1(double value) => Math.Abs(value) < 1e-4 ? value * (1 + (value * (0.5 + (value * ((1 / 6.0) + (value / 24)))))) : Math.Exp(value) - 1;

    private static double Log1Plus(double value) => Math.Abs(value) < 1e-4 ? value * (1 - (value * (0.5 - (value * ((1 / 3.0) - (value / 4)))))) : Math.Log(1 + value);

    private static double Clamp(double chance) => Math.Max(0, Math.Min(1, chance));
}
