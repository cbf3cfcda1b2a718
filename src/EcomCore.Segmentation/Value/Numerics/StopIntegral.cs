using System.Runtime.InteropServices;

namespace EcomCore.Segmentation;

/// <summary>The integral I of s (alpha + u)^-(r + x) (beta + u)^-(s + 1) over the moment u of stopping, with what its derivatives need.</summary>
/// <remarks>
/// In v = ln(m + u), m the smaller of alpha and beta, the integrand has slopes of at most r + x + s in size, so panels of fixed steepness and 16 points give it to
/// rounding; the tail that no digit sees is left out. All is relative to the integrand where u is smallest.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct StopIntegral
{
    private const double SteepnessOfPanel = 16;
    private const double LengthOfPanel = 3;
    private const double Unseen = 45;

    private StopIntegral(double log, double meanLogAlpha, double meanLogBeta, double meanInverseAlpha, double meanInverseBeta)
    {
        Log = log;
        MeanLogAlpha = meanLogAlpha;
        MeanLogBeta = meanLogBeta;
        MeanInverseAlpha = meanInverseAlpha;
        MeanInverseBeta = meanInverseBeta;
    }

    /// <summary>Gets ln I; negative infinity when the interval is empty.</summary>
    public double Log { get; }

    /// <summary>Gets the mean of ln(alpha + u), weighted with the integrand.</summary>
    public double MeanLogAlpha { get; }

    /// <summary>Gets the mean of ln(beta + u).</summary>
    public double MeanLogBeta { get; }

    /// <summary>Gets the mean of 1 / (alpha + u).</summary>
    public double MeanInverseAlpha { get; }

    /// <summary>Gets the mean of 1 / (beta + u).</summary>
    public double MeanInverseBeta { get; }

    public static StopIntegral Of(double purchases, double alpha, double s, double beta, double from, double to)
    {
        if (to <= from)
        {
            return new StopIntegral(double.NegativeInfinity, 0, 0, 0, 0);
        }

        var alphaIsSmaller = alpha <= beta;
        var smaller = alphaIsSmaller ? alpha : beta;
        var gap = alphaIsSmaller ? beta - alpha : alpha - beta;
        var smallPower = alphaIsSmaller ? purchases : s + 1;
        var largePower = alphaIsSmaller ? s + 1 : purchases;

        var start = Math.Log(smaller + from);
        var largeStart = Math.Log(smaller + gap + from);
        var length = LogSpace.LogRatio(smaller, from, to);
        length = Math.Min(length, Math.Max(1, Unseen / LeastSlope(smallPower, largePower, smaller + from, gap)));

        var smallEnd = (smaller + from) * Math.Exp(length);
        var steepness = 1 + smallPower + (largePower * smallEnd / (smallEnd + gap));
        var panels = (int)Math.Ceiling(length * Math.Max(1 / LengthOfPanel, steepness / SteepnessOfPanel));
        var half = length / (2 * panels);
        double sum = 0, sumSmall = 0, sumLarge = 0, sumSmallInverse = 0, sumLargeInverse = 0;
        for (var panel = 0; panel < panels; panel++)
        {
            double before = sum;
            for (var i = 0; i < GaussLegendre.Points; i++)
            {
                // v counts from the start; the integrand takes e^v from du = (m + u) dv.
                var v = half * ((2 * panel) + 1 + GaussLegendre.Nodes[i]);
                var small = Math.Exp(start + v);
                var large = small + gap;
                var largeLog = Math.Log(large);
                var weight = GaussLegendre.Weights[i] * Math.Exp(v - (smallPower * v) - (largePower * (largeLog - largeStart)));
                sum += weight;
                sumSmall += weight * v;
                sumLarge += weight * largeLog;
                sumSmallInverse += weight / small;
                sumLargeInverse += weight / large;
            }

            if (sum - before < 1e-18 * sum)
            {
                break;
            }
        }

        var log = Math.Log(s * sum * half) + start - (smallPower * start) - (largePower * largeStart);
        var (logSmall, logLarge) = (start + (sumSmall / sum), sumLarge / sum);
        var (inverseSmall, inverseLarge) = (sumSmallInverse / sum, sumLargeInverse / sum);
        return alphaIsSmaller
            ? new StopIntegral(log, logSmall, logLarge, inverseSmall, inverseLarge)
            : new StopIntegral(log, logLarge, logSmall, inverseLarge, inverseSmall);
    }

    /// <summary>The integrand falls at least so steeply everywhere after its start; tiny when it need not fall.</summary>
    private static double LeastSlope(double smallPower, double largePower, double small, double gap) =>
        Math.Max(1e-300, smallPower + (largePower * small / (small + gap)) - 1);
}
