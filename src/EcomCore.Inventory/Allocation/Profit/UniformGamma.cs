using MathNet.Numerics;

namespace EcomCore.Inventory;

/// <summary>Tails of the Poisson law with a large mean, as near to the mean as they have digits: the uniform expansion of the incomplete gamma function.</summary>
/// <remarks>
/// P(D at least a) = erfc(-z) / 2 - S and P(D less than a) = erfc(z) / 2 + S, where z^2 is the deviance of a and the mean, eta = z sqrt(2 / a), and S = exp(-z^2) / sqrt(2 pi a) times the sum of
/// c_k(eta) / a^k (Temme 1979, The asymptotic expansion of the incomplete gamma functions, SIAM Journal on Mathematical Analysis 10; DLMF 8.12). c_0 = 1 / mu - 1 / eta with mu = mean / a - 1, and
/// c_k = c_{k-1}' / eta + (-1)^k g_k / mu, g_k the coefficients of Stirling's series: here as Taylor series with exact coefficients. What is left out is below 1e-15 of the tail.
/// </remarks>
internal static class UniformGamma
{
    private const double LeastMean = 400;

    // Within it the deviance keeps all its digits, too; beyond it sums of single chances are short.
    private const double MostDistance = 0.18;

    private static readonly double[] C0 =
    [
        -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
        0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-05, -2.185448510679992e-06,
        -1.85406221071516e-06, 8.296711340953087e-07, -1.7665952736826078e-07, 6.707853543401498e-09,
        1.0261809784240309e-08, -4.382036018453353e-09, 9.14769958223679e-10, -2.5514193994946248e-11,
    ];

    private static readonly double[] C1 =
    [
        -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596,
        0.00020576131687242798, -4.018775720164609e-07, -1.8098550334489977e-05, 7.64916091608111e-06,
        -1.6120900894563446e-06, 4.647127802807434e-09, 1.378633446915721e-07, -5.752545603517705e-08,
    ];

    private static readonly double[] C2 =
    [
        0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-06,
        -0.0001073665322636516, 5.2923448829120125e-05, -1.2760635188618728e-05, 3.423578734096138e-08,
    ];

    private static readonly double[] C3 =
    [
        0.0006494341563786008, 0.00022947209362139917, -0.0004691894943952557, 0.00026772063206283885,
        -7.561801671883977e-05, -2.396505113867297e-07, 1.1082654115347302e-05, -5.6749528269915965e-06,
    ];

    private static readonly double[] C4 =
    [
        -0.0008618882909167117, 0.0007840392217200666, -0.0002990724803031902, -1.4638452578843418e-06,
    ];

    /// <summary>Whether the expansion holds for a count, which need not be whole.</summary>
    public static bool Holds(double count, double mean) => mean >= LeastMean && Math.Abs(mean - count) <= MostDistance * count;

    /// <summary>The chance of a count or more, and that of the count alone.</summary>
    public static double AtLeast(double count, double mean, out double mass)
    {
        var rest = Rest(count, mean, SaddlePoint.Deviance(count, mean), out var z, out mass);
        return Chance((SpecialFunctions.Erfc(-z) / 2) - rest);
    }

    /// <summary>The chance of less than a count, and that of the count alone, both divided by exp(log); log is 0 but for chances next to the smallest double and below.</summary>
    public static double Below(double count, double mean, out double mass, out double log)
    {
        var deviance = SaddlePoint.Deviance(count, mean);
        if (-deviance > PoissonTail.DeepFrom || mean < count)
        {
            log = 0;
            var rest = Rest(count, mean, deviance, out var z, out mass);
            return Chance((SpecialFunctions.Erfc(z) / 2) + rest);
        }

        log = -deviance;
        var root = Math.Sqrt(deviance);
        var density = 1 / (Constants.Sqrt2Pi * Math.Sqrt(count));
        mass = density * Math.Exp(-SaddlePoint.StirlingErrorOfCount(count));
        return (ScaledErfc(root) / 2) + (density * Series(count, root * Math.Sqrt(2 / count)));
    }

    private static double Rest(double count, double mean, double deviance, out double z, out double mass)
    {
        z = mean < count ? -Math.Sqrt(deviance) : Math.Sqrt(deviance);
        var eta = z * Math.Sqrt(2 / count);
        var density = Math.Exp(-deviance) / (Constants.Sqrt2Pi * Math.Sqrt(count));
        mass = density * Math.Exp(-SaddlePoint.StirlingErrorOfCount(count));
        return density * Series(count, eta);
    }

    private static double Series(double count, double eta)
    {
        var one = 1 / count;
        return At(C0, eta) + (one * (At(C1, eta) + (one * (At(C2, eta) + (one * (At(C3, eta) + (one * At(C4, eta))))))));
    }

    // exp(z²) erfc(z) for z above 24, where five terms of its series are exact to a double.
    private static double ScaledErfc(double z)
    {
        var s = 1 / (2 * z * z);
        return (1 - (s * (1 - (s * (3 - (s * (15 - (s * 105)))))))) / (z * Constants.SqrtPi);
    }

    private static double At(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }

    private static double Chance(double value) => Math.Max(0, Math.Min(1, value));
}
