using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation;

/// <summary>Functions that stay exact where their textbook forms overflow or cancel.</summary>
internal static class LogSpace
{
    /// <summary>ln(1 + e^x).</summary>
    public static double Softplus(double x) => x > 0 ? x + Log1P(Math.Exp(-x)) : Log1P(Math.Exp(x));

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Logistic(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Math.Exp(-x));
        }

        var e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>ln(1 + x), exact for small x (Kahan; Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 1.14.1).</summary>
    public static double Log1P(double x)
    {
        var u = 1 + x;
        return u.Equals(1.0) ? x : double.IsInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>e^x - 1, exact for small x (Kahan; Higham 2002, section 1.14.1).</summary>
    public static double ExpM1(double x)
    {
        if (Math.Abs(x) < 1e-5)
        {
            return x + (x * x / 2) + (x * x * x / 6);
        }

        return Math.Abs(x) < 0.5 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1;
    }

    /// <summary>(1 - e^-x) / x, which is 1 at 0.</summary>
    public static double OneMinusExpOver(double x) => Math.Abs(x) < 1e-300 ? 1 : -ExpM1(-x) / x;

    /// <summary>ln((scale + to) / (scale + from)), exact where the two are near.</summary>
    public static double LogRatio(double scale, double from, double to) => Log1P((to - from) / (scale + from));

    /// <summary>ln of the beta function.</summary>
    public static double BetaLn(double a, double b) => GammaLn(a) + GammaLn(b) - GammaLn(a + b);
}
