namespace EcomCore.Forecasting;

/// <summary>Solves small linear systems in place, by elimination with row exchanges.</summary>
internal static class Gauss
{
    /// <summary>Solves A x = b; <paramref name="a"/> (row-major) is destroyed and <paramref name="b"/> becomes x.</summary>
    /// <returns>False when A is singular to working precision; <paramref name="b"/> is then worthless.</returns>
    public static bool Solve(Span<double> a, Span<double> b)
    {
        var n = b.Length;
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var i = column + 1; i < n; i++)
            {
                pivot = Math.Abs(a[(i * n) + column]) > Math.Abs(a[(pivot * n) + column]) ? i : pivot;
            }

            if (!(Math.Abs(a[(pivot * n) + column]) > 1e-14))
            {
                return false;
            }

            Exchange(a, b, n, column, pivot);
            Eliminate(a, b, n, column);
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                b[i] -= a[(i * n) + j] * b[j];
            }

            b[i] /= a[(i * n) + i];
        }

        return true;
    }

    private static void Exchange(Span<double> a, Span<double> b, int n, int i, int j)
    {
        if (i == j)
        {
            return;
        }

        (b[i], b[j]) = (b[j], b[i]);
        for (var k = 0; k < n; k++)
        {
            (a[(i * n) + k], a[(j * n) + k]) = (a[(j * n) + k], a[(i * n) + k]);
        }
    }

    private static void Eliminate(Span<double> a, Span<double> b, int n, int column)
    {
        var source = a.Slice((column * n) + column, n - column);
        for (var i = column + 1; i < n; i++)
        {
            var factor = a[(i * n) + column] / source[0];
            if (factor == 0)
            {
                continue;
            }

            var target = a.Slice((i * n) + column, n - column);
            for (var k = 0; k < target.Length; k++)
            {
                target[k] -= factor * source[k];
            }

            b[i] -= factor * b[column];
        }
    }
}
