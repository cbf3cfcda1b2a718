using System.Buffers;

namespace EcomCore.Forecasting;

/// <summary>How far forecasts move because parameters are estimates.</summary>
/// <remarks>
/// The delta method of nonlinear least squares (Seber and Wild 1989, Nonlinear regression, section 5.1; for forecasts of exponential smoothing Ord, Koehler and Snyder 1997, Estimation and prediction for a class of dynamic
/// nonlinear statistical models, JASA 92). With J the derivatives of the one-step errors and G those of the forecasts, to the parameters, the forecasts have the further covariance sigma^2 G (J'J + P)^-1 G'. P is what was known before the
/// data: of a parameter that lies somewhere in a range of width w, 12 sigma^2 / w^2 (the variance of the uniform distribution is w^2 / 12), so that a parameter the data say nothing about does not make the forecast worthless. What belongs to the data
/// (J, and where the model stands at the end of them for every moved parameter) is found once; a horizon only continues from there.
/// </remarks>
/// <typeparam name="TEnd">Where a model stands after the data: all that its forecasts need. Never changed.</typeparam>
internal sealed class EstimationSpread<TEnd>
{
    private const double Step = 1e-5;

    // Parameters that act alike would make the matrix singular; so small a part of the variance changes nothing that is shown.
    private const double Ridge = 1e-9;

    private readonly double[] _factor;
    private readonly TEnd[] _ends;
    private readonly bool[] _moveNothing;
    private readonly bool _isKnown;
    private readonly double _sigma;
    private readonly Action<TEnd, double[]> _continue;

    /// <param name="estimates">The parameters.</param>
    /// <param name="known">The diagonal of P.</param>
    /// <param name="variance">Variance of the one-step errors.</param>
    /// <param name="count">Length of the data.</param>
    /// <param name="run">At a parameter vector, writes the first so many one-step errors (NaN where there is none) and gives the end.</param>
    /// <param name="goOn">Writes the forecasts after an end.</param>
    public EstimationSpread(double[] estimates, double[] known, double variance, int count, Func<double[], double[], TEnd> run, Action<TEnd, double[]> goOn)
    {
        var p = estimates.Length;
        (_factor, _ends, _moveNothing) = (new double[p * p], new TEnd[p + 1], new bool[p]);
        (_sigma, _continue) = (Math.Sqrt(variance), goOn);
        var room = ArrayPool<double>.Shared.Rent((p + 1) * count);
        var moved = ArrayPool<double>.Shared.Rent(count);
        _ends[p] = run(estimates, moved);
        var errors = room.AsSpan(p * count, count);
        moved.AsSpan(0, count).CopyTo(errors);
        var trial = (double[])estimates.Clone();
        for (var k = 0; k < p; k++)
        {
            trial[k] += Step;
            _ends[k] = run(trial, moved);
            trial[k] = estimates[k];
            Slopes(errors, moved, room.AsSpan(k * count, count));
        }

        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                _factor[(i * p) + j] = Product(room.AsSpan(i * count, count), room.AsSpan(j * count, count));
            }

            _factor[(i * p) + i] = (_factor[(i * p) + i] * (1 + Ridge)) + known[i];
            if (!(_factor[(i * p) + i] > 0))
            {
                // It moves no error, so nothing is known of it, and all that it moves is left out.
                (_factor[(i * p) + i], _moveNothing[i]) = (1, true);
            }
        }

        ArrayPool<double>.Shared.Return(moved);
        ArrayPool<double>.Shared.Return(room);
        _isKnown = Cholesky.Factor(_factor, p);
    }

    /// <summary>Effects on every step of one independent standard normal number per parameter: sigma L^-1 G', L the factor of the matrix. New arrays.</summary>
    public double[][] Parts(int horizon)
    {
        if (!_isKnown)
        {
            return [];
        }

        var p = _moveNothing.Length;
        var means = new double[horizon];
        _continue(_ends[p], means);
        var effects = new double[p][];
        for (var k = 0; k < p; k++)
        {
            effects[k] = new double[horizon];
            if (!_moveNothing[k])
            {
                _continue(_ends[k], effects[k]);
                Slopes(means, effects[k], effects[k]);
            }
        }

        for (var k = 0; k < p; k++)
        {
            for (var h = 0; h < horizon; h++)
            {
                var sum = effects[k][h];
                for (var j = 0; j < k; j++)
                {
                    sum -= _factor[(k * p) + j] * effects[j][h];
                }

                effects[k][h] = sum / _factor[(k * p) + k];
            }
        }

        foreach (var part in effects)
        {
            FitSummary.InUnits(part, _sigma);
        }

        return effects;
    }

    private static void Slopes(ReadOnlySpan<double> from, ReadOnlySpan<double> to, Span<double> slopes)
    {
        for (var t = 0; t < slopes.Length; t++)
        {
            var slope = (to[t] - from[t]) / Step;
            slopes[t] = double.IsNaN(slope) || double.IsInfinity(slope) ? 0 : slope;
        }
    }

    private static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var t = 0; t < a.Length; t++)
        {
            sum += a[t] * b[t];
        }

        return sum;
    }
}
