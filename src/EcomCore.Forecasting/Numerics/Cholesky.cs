namespace EcomCore.Forecasting;

/// <summary>Solves small symmetric positive definite systems in place.</summary>
internal static class Cholesky
{
    /// <summary>Solves A x = b; <paramref name="a"/> (row-major, lower triangle used) becomes its factor and <paramref name="b"/> becomes x.</summary>
    /// <returns>False when A is not positive definite to working precision; <paramref name="b"/> is then worthless.</returns>
    public static bool Solve(Span<double> a, Span<double> b, int n) => Factor(a, n) && Substitute(a, b, n);

    public static bool Factor(Span<double> a, int n)
    {
        for (var j = 0; j < n; j++)
        {
            var diagonal = a[(j * n) + j];
            var floor = Math.Abs(diagonal) * 1e-13;
            for (var k = 0; k < j; k++)
            {
                diagonal -= a[(j * n) + k] * a[(j * n) + k];
            }

            if (!(diagonal > floor) || double.IsInfinity(diagonal))
            {
                return false;
            }

            var pivot = Math.Sqrt(diagonal);
            a[(j * n) + j] = pivot;
            for (var i = j + 1; i < n; i++)
            {
                var sum = a[(i * n) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= a[(i * n) + k] * a[(j * n) + k];
                }

                a[(i * n) + j] = sum / pivot;
            }
        }

        return true;
    }

    public static bool Substitute(ReadOnlySpan<double> factor, Span<double> b, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var sum = b[i];
            for (var k = 0; k < i; k++)
            {
                sum -= factor[(i * n) + k] * b[k];
            }

            b[i] = sum / factor[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var sum = b[i];
            for (var k = i + 1; k < n; k++)
            {
                sum -= factor[(k * n) + i] * b[k];
            }

            b[i] = sum / factor[(i * n) + i];
        }

        return true;
    }
}
