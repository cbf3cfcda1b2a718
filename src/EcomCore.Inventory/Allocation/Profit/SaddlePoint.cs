namespace EcomCore.Inventory;

/// <summary>The parts of the saddle-point form of a single probability, which keep their digits where logarithms of factorials would lose them.</summary>
/// <remarks>Loader, Fast and Accurate Computation of Binomial Probabilities (2000).</remarks>
internal static class SaddlePoint
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    // From here on five terms of the series are exact to a double.
    private const double FromSeries = 16;

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

    /// <summary>k ln(k / mean) + mean - k, without losing digits where both are close.</summary>
    public static double Deviance(double k, double mean)
    {
        if (Math.Abs(k - mean) >= 0.1 * (k + mean))
        {
            return (k * Math.Log(k / mean)) + mean - k;
        }

        var v = (k - mean) / (k + mean);
        var sum = (k - mean) * v;
        var term = 2 * k * v;
        for (var j = 3; ; j += 2)
        {
            term *= v * v;
            var next = sum + (term / j);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    private static double Stirling(double x) => ((x + 0.5) * Math.Log(x)) - x + HalfLogTwoPi;

    private static double Series(double x)
    {
        var square = x * x;
        return ((1 / 12.0) - (((1 / 360.0) - (((1 / 1260.0) - (1 / 1680.0 / square)) / square)) / square)) / x;
    }
}
