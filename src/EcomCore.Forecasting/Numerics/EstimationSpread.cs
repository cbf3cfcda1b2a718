namespace EcomCore.Forecasting;

/// <summary>How far forecasts move because parameters are estimates.</summary>
/// <remarks>
/// The delta method of nonlinear least squares (Seber and Wild 1989, Nonlinear regression, section 5.1; for forecasts of exponential smoothing Ord, Koehler and Snyder 1997, Estimation and prediction for a class of dynamic
/// nonlinear statistical models, JASA 92). With J the derivatives of the one-step errors and G those of the forecasts, to the parameters, the forecasts have the further covariance sigma^2 G (J'J + P)^-1 G'. P is what was known before the
/// data: of a parameter that lies somewhere in a range of width w, 12 sigma^2 / w^2 (the variance of the uniform distribution is w^2 / 12), so that a parameter the data say nothing about does not make the forecast worthless.
/// </remarks>
internal static class EstimationSpread
{
    private const double Step = 1e-5;

    // Parameters that act alike would make the matrix singular; so small a part of the variance changes nothing that is shown.
    private const double Ridge = 1e-9;

    /// <summary>The element of P for a parameter in a range.</summary>
    public static double InRange(double width, double variance) => 12 * variance / (width * width);

    /// <summary>Effects on every step of one independent standard normal number per parameter.</summary>
    /// <param name="estimates">The parameters.</param>
    /// <param name="known">The diagonal of P.</param>
    /// <param name="variance">Variance of the one-step errors.</param>
    /// <param name="horizon">Steps.</param>
    /// <param name="run">One-step errors (NaN where there is none) and forecasts at a parameter vector, in new arrays.</param>
    public static double[][] Parts(double[] estimates, double[] known, double variance, int horizon, Func<double[], (double[] Errors, double[] Means)> run)
    {
        var p = estimates.Length;
        var (errors, means) = run(estimates);
        var (jacobian, effects) = (new double[p][], new double[p][]);
        for (var k = 0; k < p; k++)
        {
            var moved = (double[])estimates.Clone();
            moved[k] += Step;
            var (movedErrors, movedMeans) = run(moved);
            (jacobian[k], effects[k]) = (Slopes(errors, movedErrors), Slopes(means, movedMeans));
        }

        var matrix = new double[p * p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                matrix[(i * p) + j] = Product(jacobian[i], jacobian[j]);
            }

            matrix[(i * p) + i] = (matrix[(i * p) + i] * (1 + Ridge)) + known[i];
            if (!(matrix[(i * p) + i] > 0))
            {
                // It moves no error, so nothing is known of it, and all that it moves is left out.
                matrix[(i * p) + i] = 1;
                Array.Clear(effects[i], 0, horizon);
            }
        }

        return Cholesky.Factor(matrix, p) ? Solved(matrix, effects, Math.Sqrt(variance), horizon) : [];
    }

    private static double[] Slopes(double[] from, double[] to)
    {
        var slopes = new double[from.Length];
        for (var t = 0; t < slopes.Length; t++)
        {
            var slope = (to[t] - from[t]) / Step;
            slopes[t] = double.IsNaN(slope) || double.IsInfinity(slope) ? 0 : slope;
        }

        return slopes;
    }

    private static double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var t = 0; t < a.Length; t++)
        {
            sum += a[t] * b[t];
        }

        return sum;
    }

    /// <summary>sigma L^-1 G', L the factor of the matrix.</summary>
    private static double[][] Solved(double[] factor, double[][] effects, double sigma, int horizon)
    {
        var p = effects.Length;
        for (var k = 0; k < p; k++)
        {
            for (var h = 0; h < horizon; h++)
            {
                var sum = effects[k][h];
                for (var j = 0; j < k; j++)
                {
                    sum -= factor[(k * p) + j] * effects[j][h];
                }

                effects[k][h] = sum / factor[(k * p) + k];
            }
        }

        foreach (var part in effects)
        {
            for (var h = 0; h < horizon; h++)
            {
                part[h] *= sigma;
            }
        }

        return effects;
    }
}
