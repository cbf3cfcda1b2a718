using MathNet.Numerics;

namespace EcomCore.Inventory;

/// <summary>The parts of the saddle-point form of a single probability, which keep their digits where logarithms of factorials would lose them.</summary>
/// <remarks>Loader, Fast and Accurate Computation of Binomial Probabilities (2000).</remarks>
internal static class SaddlePoint
{
    // From here on five terms of the series are exact to a double: what they leave is 1.1e-16 at 16.
    private const double FromSeries = 16;

    // ln k! less Stirling's formula for k from 1 to 15, computed with fifty digits.
    private static readonly double[] ErrorOfCount =
    [
        0, 0.081061466795327258220, 0.041340695955409294094, 0.027677925684998339149, 0.020790672103765093112, 0.016644691189821192163,
        0.013876128823070747999, 0.011896709945891770095, 0.010411265261972096497, 0.0092554621827127329177, 0.0083305634333628712564,
        0.0075736754879518407949, 0.0069428401072095298656, 0.0064089941880042070684, 0.0059513701127588477356, 0.0055547335519628013710,
    ];

    /// <summary>ln Γ(x + 1) less Stirling's formula, for any x above 0.</summary>
    public static double StirlingError(double x)
    {
        if (x >= FromSeries)
        {
            return Series(x);
        }

        // Γ(y + 1) = Γ(x + 1) (x + 1) (x + 2) ... y leads up to where the series holds.
        var (product, y) = (1.0, x);
        while (y < FromSeries)
        {
            y++;
            product *= y;
        }

        return Stirling(y) + Series(y) - Math.Log(product) - Stirling(x);
    }

    /// <summary>ln k! less Stirling's formula, for a whole number of 1 or more.</summary>
    public static double StirlingErrorOfCount(double k) => k >= FromSeries ? Series(k) : ErrorOfCount[(int)k];

    /// <summary>k ln(k / mean) + mean - k, without losing digits where both are close.</summary>
    /// <remarks>There by the series of the area tangent of v = (k - mean) / (k + mean): (k - mean) v + 2 k v (v²/3 + v⁴/5 + ...). Below 0.1 the terms left out are under 1e-16 of it.</remarks>
    public static double Deviance(double k, double mean)
    {
        var distance = k - mean;
        var sum = k + mean;
        if (Math.Abs(distance) >= 0.1 * sum)
        {
            return (k * Math.Log(k / mean)) - distance;
        }

        var v = distance / sum;
        var w = v * v;
        var square = w * w;

        // In two chains, neither of which waits for the other.
        var even = (1 / 3.0) + (square * ((1 / 7.0) + (square * ((1 / 11.0) + (square / 15)))));
        var odd = (1 / 5.0) + (square * ((1 / 9.0) + (square * ((1 / 13.0) + (square / 17)))));
        return (distance * v) + (2 * k * v * w * (even + (w * odd)));
    }

    private static double Stirling(double x) => ((x + 0.5) * Math.Log(x)) - x + Constants.LogSqrt2Pi;

    private static double Series(double x)
    {
        var inverse = 1 / x;
        var s = inverse * inverse;
        return ((1 / 12.0) - (((1 / 360.0) - (((1 / 1260.0) - (((1 / 1680.0) - (s / 1188)) * s)) * s)) * s)) * inverse;
    }
}
