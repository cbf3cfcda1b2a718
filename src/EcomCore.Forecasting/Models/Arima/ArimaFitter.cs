namespace EcomCore.Forecasting;

/// <summary>Maximises the exact likelihood of one order.</summary>
/// <remarks>
/// Concentrated over the variance and the coefficients of the regressors (generalised least squares on the filter's innovations), minus twice the log-likelihood is
/// n log(sum of squares of G v/sqrt(F)), G the geometric mean of sqrt(F): a least-squares problem, solved by Levenberg-Marquardt with derivatives by forward differences.
/// </remarks>
internal sealed class ArimaFitter
{
    private const double DifferenceStep = 1e-5;
    private const double SmallestVariance = 1e-18;

    // tanh(4) = 0.9993: partial autocorrelations stay a little away from 1.
    public const double LargestFree = 4;

    // The limit of R's auto.arima: models with a root nearer to the unit circle are refused.
    private const double RootRadius = 1.01;

    private readonly ArimaData _data;
    private readonly ArimaOrder _order;
    private readonly ArmaShape _shape;
    private readonly ArmaFilter _filter;
    private readonly double[][] _jacobian;
    private readonly double[] _residuals;
    private readonly double[] _trialResiduals;
    private readonly double[] _trial;
    private readonly double[] _matrix;
    private readonly double[] _step;
    private readonly double[] _normal;
    private readonly double[] _beta;

    /// <param name="data">The data.</param>
    /// <param name="order">The orders.</param>
    /// <param name="room">Buffers, which no other fitter uses at the same time.</param>
    public ArimaFitter(ArimaData data, ArimaOrder order, ArimaRoom room)
    {
        _data = data;
        _order = order;
        _shape = new ArmaShape(order, data.Period);
        _filter = new ArmaFilter(room.Columns(order.Constant), _shape.Phi.Length, _shape.Theta.Length, room);
        var k = order.Coefficients;
        (_jacobian, _residuals, _trialResiduals) = (room.Jacobian(k), room.Residuals(), room.TrialResiduals());
        _trial = new double[k];
        _matrix = new double[k * k];
        _step = new double[k];
        var regressors = _filter.Innovations.Length - 1;
        _normal = new double[regressors * regressors];
        _beta = new double[regressors];
    }

    /// <summary>Gets the filter in its last run.</summary>
    public ArmaFilter Filter => _filter;

    public ArmaShape Shape => _shape;

    /// <summary>Improves free numbers until minus twice the log-likelihood falls by less than a tolerance; null when the likelihood cannot be computed.</summary>
    public ArimaFit? Fit(ReadOnlySpan<double> start, double tolerance, int steps)
    {
        var free = start.ToArray();
        var objective = Evaluate(free, _residuals);
        if (double.IsInfinity(objective))
        {
            return null;
        }

        var damping = 1e-3;
        for (var step = 0; step < steps && free.Length > 0; step++)
        {
            Differentiate(free);
            var before = objective;
            while (damping < 1e8)
            {
                if (Propose(free, damping) && Evaluate(_trial, _trialResiduals) is var value && value < objective)
                {
                    objective = value;
                    _trial.CopyTo(free, 0);
                    _trialResiduals.CopyTo(_residuals, 0);
                    damping = Math.Max(damping / 10, 1e-9);
                    break;
                }

                damping *= 10;
            }

            if (!(before - objective > tolerance))
            {
                break;
            }
        }

        Evaluate(free, _residuals);
        return Describe(free);
    }

    /// <summary>Runs the filter with given coefficients of the regressors instead of the best ones.</summary>
    public bool Run(ReadOnlySpan<double> free, ReadOnlySpan<double> beta)
    {
        _shape.Set(free);
        beta.CopyTo(_beta);
        return _filter.Run(_shape.Phi, _shape.Theta);
    }

    private ArimaFit Describe(double[] free)
    {
        var n = _data.Series.Length;
        var squares = 0.0;
        var logs = 0.0;
        for (var t = 0; t < n; t++)
        {
            var v = Innovation(t);
            squares += v * v / _filter.Variances[t];
            logs += Math.Log(_filter.Variances[t]);
        }

        var variance = Math.Max(squares / n, SmallestVariance);
        var likelihood = -0.5 * ((n * (Math.Log(2 * Math.PI * variance) + 1)) + logs);
        var aicc = _shape.IsClearOf(free, RootRadius)
            ? FitSummary.Aicc(likelihood, n, free.Length + _beta.Length + 1)
            : double.PositiveInfinity;
        return new ArimaFit(_order, free, (double[])_beta.Clone(), squares, likelihood, aicc);
    }

    /// <summary>The innovation of the series itself, the regressors taken off.</summary>
    public double Innovation(int t)
    {
        var v = _filter.Innovations[0][t];
        for (var k = 0; k < _beta.Length; k++)
        {
            v -= _beta[k] * _filter.Innovations[k + 1][t];
        }

        return v;
    }

    /// <summary>Sets the polynomials, runs the filter, solves for the regressors; n log(sum of squares), or infinity. Allocates nothing.</summary>
    private double Evaluate(double[] free, double[] residuals)
    {
        _shape.Set(free);
        if (!_filter.Run(_shape.Phi, _shape.Theta) || !SolveRegressors())
        {
            return double.PositiveInfinity;
        }

        var n = residuals.Length;
        var logs = new LogSum();
        for (var t = 0; t < n; t++)
        {
            logs.Add(_filter.Variances[t]);
        }

        var geometric = Math.Exp(logs.Total / n / 2);
        var squares = 0.0;
        for (var t = 0; t < n; t++)
        {
            residuals[t] = geometric * Innovation(t) / Math.Sqrt(_filter.Variances[t]);
            squares += residuals[t] * residuals[t];
        }

        return double.IsNaN(squares) ? double.PositiveInfinity : n * Math.Log(Math.Max(squares, n * SmallestVariance));
    }

    private bool SolveRegressors()
    {
        var k = _beta.Length;
        if (k == 0)
        {
            return true;
        }

        for (var i = 0; i < k; i++)
        {
            _beta[i] = Product(_filter.Innovations[i + 1], _filter.Innovations[0]);
            for (var j = 0; j <= i; j++)
            {
                _normal[(i * k) + j] = Product(_filter.Innovations[i + 1], _filter.Innovations[j + 1]);
            }
        }

        return Cholesky.Solve(_normal, _beta, k);
    }

    private double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var t = 0; t < a.Length; t++)
        {
            sum += a[t] * b[t] / _filter.Variances[t];
        }

        return sum;
    }

    private void Differentiate(double[] free)
    {
        for (var k = 0; k < free.Length; k++)
        {
            free.CopyTo(_trial, 0);
            _trial[k] += DifferenceStep;
            var column = _jacobian[k];
            if (double.IsInfinity(Evaluate(_trial, column)))
            {
                Array.Clear(column, 0, column.Length);
                continue;
            }

            for (var t = 0; t < column.Length; t++)
            {
                column[t] = (column[t] - _residuals[t]) / DifferenceStep;
            }
        }
    }

    private bool Propose(double[] free, double damping)
    {
        var k = free.Length;
        for (var i = 0; i < k; i++)
        {
            _step[i] = 0;
            for (var t = 0; t < _residuals.Length; t++)
            {
                _step[i] -= _jacobian[i][t] * _residuals[t];
            }

            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var t = 0; t < _residuals.Length; t++)
                {
                    sum += _jacobian[i][t] * _jacobian[j][t];
                }

                _matrix[(i * k) + j] = sum;
            }

            _matrix[(i * k) + i] = (_matrix[(i * k) + i] * (1 + damping)) + 1e-300;
        }

        if (!Cholesky.Solve(_matrix, _step, k))
        {
            return false;
        }

        for (var i = 0; i < k; i++)
        {
            // A step of one in the free numbers is already far.
            var moved = free[i] + Math.Max(-1, Math.Min(1, _step[i]));
            _trial[i] = Math.Max(-LargestFree, Math.Min(LargestFree, moved));
        }

        return true;
    }
}
