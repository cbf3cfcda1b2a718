namespace EcomCore.Segmentation;

/// <summary>Gauss-Legendre quadrature with 16 points: exact for polynomials of degree 31 (Abramowitz and Stegun 1964, table 25.4).</summary>
internal static class GaussLegendre
{
    public const int Points = 16;

    /// <summary>The points in (-1, 1).</summary>
    public static readonly double[] Nodes = new double[Points];

    /// <summary>Their weights, which sum to 2.</summary>
    public static readonly double[] Weights = new double[Points];

    static GaussLegendre()
    {
        for (var i = 0; i < Points; i++)
        {
            // Newton from the asymptotic root; the slope of P is (x P - P') n / (x^2 - 1) (Abramowitz and Stegun 25.4.29, 22.8.5).
            var x = -Math.Cos(Math.PI * (i + 0.75) / (Points + 0.5));
            double slope = 0;
            for (var step = 0; step < 8; step++)
            {
                var (value, previous) = Legendre(x);
                slope = Points * ((x * value) - previous) / ((x * x) - 1);
                x -= value / slope;
            }

            Nodes[i] = x;
            Weights[i] = 2 / ((1 - (x * x)) * slope * slope);
        }
    }

    public static double Integrate(double from, double to, Func<double, double> function)
    {
        var middle = (from + to) / 2;
        var half = (to - from) / 2;
        double sum = 0;
        for (var i = 0; i < Points; i++)
        {
            sum += Weights[i] * function(middle + (half * Nodes[i]));
        }

        return sum * half;
    }

    private static (double Value, double Previous) Legendre(double x)
    {
        double previous = 1;
        var value = x;
        for (var n = 2; n <= Points; n++)
        {
            (previous, value) = (value, (((2 * n) - 1) * x * value / n) - ((n - 1) * previous / n));
        }

        return (value, previous);
    }
}
