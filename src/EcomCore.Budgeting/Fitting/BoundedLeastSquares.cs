namespace EcomCore.Budgeting;

/// <summary>Minimises a sum of squares within a box: Levenberg-Marquardt on the parameters that are not held by their bounds.</summary>
/// <remarks>
/// Marquardt (1963) with columns scaled to unit length; bounds by projection, as Kanzow, Yamashita and Fukushima (2004) show to converge. The box keeps
/// parameters where the model means something; a bound whose gradient points outward holds its parameter for the step.
/// </remarks>
internal static class BoundedLeastSquares
{
    private const int MaxIterations = 300;

    /// <summary>Moves <paramref name="p"/> to a local minimum.</summary>
    /// <returns>The sum of squares there.</returns>
    public static double Minimize(IFitModel model, double[] p, CancellationToken cancellationToken)
    {
        var damping = 1e-3;
        var residuals = model.Residuals(p);
        var cost = SumOfSquares(residuals);
        var calm = 0;
        for (var n = 0; n < MaxIterations && calm < 3; n++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var jacobian = model.Jacobian(p);
            var (free, gradient, normal) = Normal(model, p, jacobian, residuals);
            if (free.Length == 0)
            {
                break;
            }

            var before = cost;
            for (var tries = 0; tries < 30; tries++)
            {
                var trial = Step(model, p, free, gradient, normal, damping);
                var trialResiduals = trial is null ? null : model.Residuals(trial);
                var trialCost = trialResiduals is null ? double.PositiveInfinity : SumOfSquares(trialResiduals);
                if (trialCost <= cost)
                {
                    trial!.CopyTo(p, 0);
                    (residuals, cost) = (trialResiduals!, trialCost);
                    damping = Math.Max(1e-14, damping / 8);
                    break;
                }

                damping *= 6;
            }

            calm = before - cost <= 1e-13 * before ? calm + 1 : 0;
        }

        return cost;
    }

    public static double SumOfSquares(double[] values)
    {
        var sum = default(RunningSum);
        foreach (var value in values)
        {
            sum.Add(value * value);
        }

        return sum.Total;
    }

    /// <summary>The free parameters, and gradient and normal matrix in their scaled columns.</summary>
    private static (int[] Free, double[] Gradient, double[,] Normal) Normal(IFitModel model, double[] p, double[][] jacobian, double[] residuals)
    {
        var free = Enumerable.Range(0, p.Length).Where(j =>
        {
            var slope = Dot(jacobian[j], residuals);
            return !(p[j] <= model.Lower[j] && slope >= 0) && !(p[j] >= model.Upper[j] && slope <= 0) && Dot(jacobian[j], jacobian[j]) > 0;
        }).ToArray();
        var gradient = new double[free.Length];
        var normal = new double[free.Length, free.Length];
        for (var a = 0; a < free.Length; a++)
        {
            gradient[a] = Dot(jacobian[free[a]], residuals);
            for (var b = 0; b <= a; b++)
            {
                normal[a, b] = normal[b, a] = Dot(jacobian[free[a]], jacobian[free[b]]);
            }
        }

        return (free, gradient, normal);
    }

    private static double[]? Step(IFitModel model, double[] p, int[] free, double[] gradient, double[,] normal, double damping)
    {
        var n = free.Length;
        var factor = new double[n, n];
        var step = new double[n];
        for (var a = 0; a < n; a++)
        {
            // Cholesky, row by row, of the matrix scaled to a diagonal of 1 + damping.
            var scale = Math.Sqrt(normal[a, a]);
            step[a] = -gradient[a] / scale;
            for (var b = 0; b <= a; b++)
            {
                var sum = (normal[a, b] / (scale * Math.Sqrt(normal[b, b]))) + (a == b ? damping : 0);
                for (var k = 0; k < b; k++)
                {
                    sum -= factor[a, k] * factor[b, k];
                }

                if (a == b && !(sum > 0))
                {
                    return null;
                }

                factor[a, b] = a == b ? Math.Sqrt(sum) : sum / factor[b, b];
            }
        }

        Solve(factor, step);
        var trial = (double[])p.Clone();
        for (var a = 0; a < n; a++)
        {
            var j = free[a];
            trial[j] = Math.Min(model.Upper[j], Math.Max(model.Lower[j], p[j] + (step[a] / Math.Sqrt(normal[a, a]))));
        }

        return trial;
    }

    private static void Solve(double[,] factor, double[] x)
    {
        for (var a = 0; a < x.Length; a++)
        {
            for (var k = 0; k < a; k++)
            {
                x[a] -= factor[a, k] * x[k];
            }

            x[a] /= factor[a, a];
        }

        for (var a = x.Length - 1; a >= 0; a--)
        {
            for (var k = a + 1; k < x.Length; k++)
            {
                x[a] -= factor[k, a] * x[k];
            }

            x[a] /= factor[a, a];
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
