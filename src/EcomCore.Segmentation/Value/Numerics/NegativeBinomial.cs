using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation;

/// <summary>Purchases in a time, at gamma distributed rates: the NBD (Ehrenberg 1959).</summary>
internal static class NegativeBinomial
{
    public static double Exactly(int count, double r, double alpha, double time)
    {
        if (time <= 0)
        {
            return count == 0 ? 1 : 0;
        }

        var none = r * LogSpace.LogRatio(alpha, time, 0);
        return count == 0
            ? Math.Exp(none)
            : Math.Exp(GammaLn(r + count) - GammaLn(r) - GammaLn(count + 1.0) + none - (count * LogSpace.Log1P(alpha / time)));
    }

    /// <summary>The upper tail itself, not 1 minus the lower one: exact however small.</summary>
    public static double AtLeast(int count, double r, double alpha, double time) =>
        count == 0 ? 1 : time <= 0 ? 0 : BetaRegularized(count, r, time / (alpha + time));
}
