using MathNet.Numerics.Distributions;

namespace EcomCore.Segmentation;

/// <summary>Quantiles of the normal distribution for two-sided intervals and tests.</summary>
internal static class Confidence
{
    public static double ZOf(double confidence, string name = "confidence")
    {
        CheckShare(confidence, name);
        return Normal.InvCDF(0, 1, (1 + confidence) / 2);
    }

    public static void CheckShare(double share, string name)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(name, share, FormattableString.Invariant($"Expected more than 0 and less than 1; found {share}."));
        }
    }

    /// <summary>The chance of a standard normal number at least so far from 0, in either direction.</summary>
    public static double TwoSided(double z) => MathNet.Numerics.SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
}
