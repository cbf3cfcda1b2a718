using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting;

/// <summary>Moments of a gamma distributed quantity that is known to be at least some size.</summary>
/// <remarks>
/// With shape k and scale s: E[D; D >= c] = k s Q(k + 1, c/s) and E[D^2; D >= c] = k (k + 1) s^2 Q(k + 2, c/s), Q the regularised upper incomplete gamma function (Johnson, Kotz and Balakrishnan 1994,
/// chapter 17). From a shape of 1,000 on the normal distribution, which it then is to four digits: mean + deviation x phi(a)/(1 - Phi(a)).
/// </remarks>
internal static class TruncatedGamma
{
    private const double NormalFrom = 1000;
    private const double SmallestTail = 1e-290;
    private const double FarTail = 25;

    public static (double Mean, double Square) MomentsAbove(double least, double mean, double variance)
    {
        var shape = mean * mean / variance;
        if (shape > NormalFrom)
        {
            return NormalAbove(least, mean, Math.Sqrt(variance));
        }

        var scale = variance / mean;
        var place = least / scale;
        var tail = SpecialFunctions.GammaUpperRegularized(shape, place);
        if (!(tail > SmallestTail))
        {
            // Far out the tail falls like an exponential one with this mean excess.
            var excess = scale / (1 - ((shape - 1) / place));
            return (least + excess, (least * least) + (2 * least * excess) + (2 * excess * excess));
        }

        return (
            mean * SpecialFunctions.GammaUpperRegularized(shape + 1, place) / tail,
            mean * (mean + scale) * SpecialFunctions.GammaUpperRegularized(shape + 2, place) / tail);
    }

    private static (double Mean, double Square) NormalAbove(double least, double mean, double deviation)
    {
        var place = (least - mean) / deviation;
        var ratio = place > FarTail ? place + (1 / place) : Normal.PDF(0, 1, place) / Normal.CDF(0, 1, -place);
        var above = mean + (deviation * ratio);
        var variance = deviation * deviation * Math.Max(0, 1 + (place * ratio) - (ratio * ratio));
        return (above, variance + (above * above));
    }
}
