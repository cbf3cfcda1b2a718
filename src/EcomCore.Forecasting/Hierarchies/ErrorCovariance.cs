namespace EcomCore.Forecasting;

/// <summary>The covariance of the nodes' one-step errors: a diagonal plus a product of rank T, W = diag(d) + U U', with U of n rows and T columns. Never written out.</summary>
/// <remarks>
/// Shrinkage: W = lambda diag(V) + (1 - lambda) V, with V the second moments of the residuals, is of this form with u(i,t) = e(i,t) sqrt((1 - lambda)/T). The intensity is that of Schäfer and Strimmer
/// (2005), Statistical Applications in Genetics and Molecular Biology 4, for correlations: lambda = sum of Var(r(i,j)) / sum of r(i,j)^2 over i != j. Both sums follow
/// from the products of the T (or n) rows of the standardised residuals, in n T min(n, T) steps instead of n^2 T.
/// </remarks>
internal sealed class ErrorCovariance
{
    private const int MostResiduals = 520;
    private const double SmallestDeviation = 1e-6;

    private ErrorCovariance(double[] diagonal, double[][] factors, double shrinkage)
    {
        (Diagonal, Factors, Shrinkage) = (diagonal, factors, shrinkage);
        Rank = factors.Length > 0 ? factors[0].Length : 0;
    }

    public double[] Diagonal { get; }

    /// <summary>Gets the rows of U; empty without correlation.</summary>
    public double[][] Factors { get; }

    public int Rank { get; }

    public double Shrinkage { get; }

    public static ErrorCovariance Uncorrelated(IEnumerable<double> variances) => new([.. variances], [], 1);

    /// <param name="residuals">One list per node, aligned at the last period; NaN where there is none.</param>
    /// <param name="correlated">Whether correlations count.</param>
    public static ErrorCovariance Of(IReadOnlyList<IReadOnlyList<double>> residuals, bool correlated)
    {
        var length = Math.Min(residuals.Max(one => one.Count), MostResiduals);
        var standard = new double[residuals.Count][];
        var deviations = new double[residuals.Count];
        for (var i = 0; i < standard.Length; i++)
        {
            standard[i] = Standardise(residuals[i], length, out deviations[i]);
        }

        Complete(deviations);
        if (!correlated || length < 2)
        {
            return Uncorrelated(deviations.Select(deviation => deviation * deviation));
        }

        var shrinkage = Intensity(standard, length);
        var diagonal = new double[standard.Length];
        var scale = Math.Sqrt((1 - shrinkage) / length);
        for (var i = 0; i < standard.Length; i++)
        {
            var inside = 0.0;
            for (var t = 0; t < length; t++)
            {
                standard[i][t] *= scale;
                inside += standard[i][t] * standard[i][t];
                standard[i][t] *= deviations[i];
            }

            diagonal[i] = deviations[i] * deviations[i] * Math.Max(0, 1 - inside);
        }

        return new ErrorCovariance(diagonal, shrinkage < 1 ? standard : [], shrinkage);
    }

    public double Variance(int node)
    {
        var sum = Diagonal[node];
        for (var t = 0; t < Rank; t++)
        {
            sum += Factors[node][t] * Factors[node][t];
        }

        return sum;
    }

    /// <summary>W c.</summary>
    public double[] Times(double[] c)
    {
        var inner = new double[Rank];
        for (var i = 0; i < c.Length && Rank > 0; i++)
        {
            for (var t = 0; t < inner.Length && c[i] != 0; t++)
            {
                inner[t] += c[i] * Factors[i][t];
            }
        }

        var product = new double[c.Length];
        for (var i = 0; i < c.Length; i++)
        {
            product[i] = (Diagonal[i] * c[i]) + (Rank > 0 ? Inner(Factors[i], inner) : 0);
        }

        return product;
    }

    public static double Inner(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var t = 0; t < a.Length; t++)
        {
            sum += a[t] * b[t];
        }

        return sum;
    }

    /// <summary>Residuals divided by the root of their mean square, 0 where there is none.</summary>
    private static double[] Standardise(IReadOnlyList<double> residuals, int length, out double deviation)
    {
        var last = new double[length];
        var (largest, count) = (0.0, 0);
        for (var t = 1; t <= Math.Min(length, residuals.Count); t++)
        {
            var value = residuals[residuals.Count - t];
            if (!double.IsNaN(value) && !double.IsInfinity(value))
            {
                last[length - t] = value;
                largest = Math.Max(largest, Math.Abs(value));
                count++;
            }
        }

        deviation = count > 0 ? 0 : double.NaN;
        if (largest > 0)
        {
            deviation = largest * Math.Sqrt(last.Sum(value => value / largest * (value / largest)) / count);
            for (var t = 0; t < length; t++)
            {
                last[t] /= deviation;
            }
        }

        return last;
    }

    /// <summary>Gives nodes without residuals the middle deviation, and brings all to a size of about 1; none is quite 0, because nothing is quite certain.</summary>
    private static void Complete(double[] deviations)
    {
        var known = deviations.Where(deviation => deviation > 0).OrderBy(deviation => deviation).ToArray();
        var (middle, largest) = known.Length > 0 ? (known[known.Length / 2], known[known.Length - 1]) : (1, 1);
        for (var i = 0; i < deviations.Length; i++)
        {
            deviations[i] = Math.Max((double.IsNaN(deviations[i]) ? middle : deviations[i]) / largest, SmallestDeviation);
        }
    }

    private static double Intensity(double[][] x, int length)
    {
        var (ownSquares, fourths) = (0.0, 0.0);
        var squares = new double[length];
        foreach (var row in x)
        {
            var own = 0.0;
            for (var t = 0; t < length; t++)
            {
                var square = row[t] * row[t];
                own += square;
                squares[t] += square;
                fourths += square * square;
            }

            ownSquares += own * own;
        }

        var products = SumOfSquaredProducts(x, length) - ownSquares;
        var variances = (squares.Sum(square => square * square) - fourths - (products / length)) / (length * (length - 1.0));
        var correlations = products / ((double)length * length);
        return correlations > 0 ? Math.Max(0, Math.Min(1, variances / correlations)) : 1;
    }

    /// <summary>The sum over all pairs of rows of their inner product squared, which is the same over pairs of columns.</summary>
    private static double SumOfSquaredProducts(double[][] x, int length)
    {
        var byColumn = length < x.Length;
        var size = byColumn ? length : x.Length;
        var gram = new double[size * size];
        for (var k = 0; k < (byColumn ? x.Length : size); k++)
        {
            for (var i = 0; i < (byColumn ? size : k + 1); i++)
            {
                for (var j = 0; byColumn && j <= i && x[k][i] != 0; j++)
                {
                    gram[(i * size) + j] += x[k][i] * x[k][j];
                }

                if (!byColumn)
                {
                    gram[(k * size) + i] = Inner(x[k], x[i]);
                }
            }
        }

        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                sum += (i == j ? 1 : 2) * gram[(i * size) + j] * gram[(i * size) + j];
            }
        }

        return sum;
    }
}
