namespace EcomCore.Segmentation;

/// <summary>Expected purchases of a customer who is alive, when the chance to stop after a purchase is beta distributed.</summary>
/// <remarks>
/// With stop chance p and gamma rates of shape A and rate S it is the mean over p, beta distributed with a and b, of (1 - (1 + p t / S)^-A) / p. In closed form, with
/// z = t / (S + t): C / e (1 - (1 - z)^e F(C - A, e; C; z)), where e = a - 1 and C = a + b - 1 (Fader, Hardie and Lee 2005, (10), after Euler's transformation,
/// Abramowitz and Stegun 15.3.3).
/// </remarks>
internal static class BetaMixture
{
    private const double SlowestRatio = 0.9;
    private const double SmallestC = 0.1;
    private const double LargestE = 30;
    private const int MostTerms = 2000;

    public static double PurchasesWhileAlive(double shape, double scale, double a, double b, double time)
    {
        if (time <= 0)
        {
            return 0;
        }

        var c = a + b - 1;
        var z = time / (scale + time);
        return z <= SlowestRatio && c >= SmallestC && a <= LargestE && Math.Abs(c - shape) <= c + 20
            ? BySeries(shape, a - 1, c, z)
            : ByIntegral(shape, scale, a, b, time);
    }

    /// <summary>The closed form. F is 1 + e times a series, so that the division by e is done on paper and a = 1 is no special case.</summary>
    public static double BySeries(double shape, double e, double c, double z)
    {
        var term = z * (c - shape) / c;
        var sum = term;
        for (var k = 1; k < MostTerms && Math.Abs(term) > 1e-17 * Math.Abs(sum); k++)
        {
            term *= z * ((e + k) / (k + 1)) * ((c - shape + k) / (c + k));
            sum += term;
        }

        var log = LogSpace.Log1P(-z);
        return c * ((-log * LogSpace.OneMinusExpOver(-e * log)) - (Math.Exp(e * log) * sum));
    }

    /// <summary>The mean itself, by the trapezoidal rule in u with p = 1 / (1 + e^-y), y = y0 + w sinh u, which the smooth, doubly exponential ends make exact.</summary>
    public static double ByIntegral(double shape, double scale, double a, double b, double time)
    {
        const double Step = 1.0 / 32;
        const double Reach = 12;

        var centre = Math.Log(a / b);
        var width = Math.Sqrt((1 / a) + (1 / b));
        var norm = LogSpace.BetaLn(a, b);
        double sum = 0;
        for (var u = -Reach; u <= Reach; u += Step)
        {
            var y = centre + (width * Math.Sinh(u));
            var density = Math.Exp(-(a * LogSpace.Softplus(-y)) - (b * LogSpace.Softplus(y)) - norm);
            sum += density * Math.Cosh(u) * PurchasesAt(LogSpace.Logistic(y), shape, time / scale);
        }

        return sum * width * Step;
    }

    private static double PurchasesAt(double p, double shape, double ratio) => p < 1e-200
        ? shape * ratio
        : -LogSpace.ExpM1(-shape * LogSpace.Log1P(p * ratio)) / p;
}
