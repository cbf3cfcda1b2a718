namespace EcomCore.Forecasting;

/// <summary>Exact likelihood of a stationary ARMA process with regressors, by the Kalman filter.</summary>
/// <remarks>
/// The state is that of Harvey (1993), Time Series Models, section 4.4: x(t+1) = T x(t) + R e, y = x[0], T with phi in its first column and ones above the diagonal, R = (1, theta).
/// The filter starts in the stationary distribution, whose covariance changes from step to step by a matrix of rank one; the recursions of Morf, Sidhu and Kailath (1974), Some new
/// algorithms for recursive estimation in constant linear discrete-time systems, carry that matrix as a vector L and a number M, so that a step costs r operations instead of r^2:
/// F' = F + M L[0]^2, K' = K + M L[0] T L, L' = T L - K' L[0]/F', M' = M F'/F. Buffers are made once; evaluating allocates nothing.
/// </remarks>
internal sealed class ArmaFilter
{
    // A rank-one change below this share of the variance is gone: the filter has reached its steady state.
    private const double Negligible = 1e-14;

    private readonly double[][] _columns;
    private readonly double[][] _states;
    private readonly double[] _gain;
    private readonly double[] _change;
    private readonly double[] _autocovariance;
    private readonly double[] _psi;
    private readonly double[] _system;
    private int _order;

    /// <param name="columns">The series first, then its regressors; all of one length.</param>
    /// <param name="mostAr">Largest lag of the autoregressive polynomial.</param>
    /// <param name="mostMa">Largest lag of the moving-average polynomial.</param>
    /// <param name="buffers">Where innovations and variances go; null for new arrays.</param>
    public ArmaFilter(double[][] columns, int mostAr, int mostMa, ArimaRoom? buffers = null)
    {
        _columns = columns;
        var room = Math.Max(mostAr, mostMa + 1) + 1;
        Innovations = buffers?.Innovations(columns.Length) ?? [.. columns.Select(column => new double[column.Length])];
        Variances = buffers?.Variances() ?? new double[columns[0].Length];
        double[] Vector(int i, int length) => buffers?.Vector(i, length) ?? new double[length];
        _gain = Vector(0, room + 1);
        _change = Vector(1, room + 1);
        _autocovariance = Vector(2, room + 1);
        _psi = Vector(3, room + 1);
        _system = Vector(4, (mostAr + 1) * (mostAr + 1));
        _states = [.. columns.Select((_, c) => Vector(5 + c, room + 1))];
    }

    /// <summary>Gets, per column, the one-step errors as if the coefficient of every regressor were known.</summary>
    public double[][] Innovations { get; }

    /// <summary>Gets the variance of each innovation in units of the variance of e.</summary>
    public double[] Variances { get; }

    /// <summary>The state after the last value, as predicted for the next period, of a column.</summary>
    public ReadOnlySpan<double> State(int column) => _states[column].AsSpan(0, _order);

    /// <summary>Runs the filter; false when the polynomial is so near to a unit root that the variance of the process cannot be computed.</summary>
    /// <param name="phi">phi(1), phi(2), ...: y(t) = phi(1) y(t-1) + ... .</param>
    /// <param name="theta">theta(1), theta(2), ...: ... + e(t) + theta(1) e(t-1) + ... .</param>
    public bool Run(ReadOnlySpan<double> phi, ReadOnlySpan<double> theta)
    {
        _order = Math.Max(phi.Length, theta.Length + 1);
        if (!Covariances(phi, theta))
        {
            return false;
        }

        Start(phi, theta);
        foreach (var state in _states)
        {
            state.AsSpan(0, _order + 1).Clear();
        }

        var (variance, change, isSteady) = (_autocovariance[0], -1 / _autocovariance[0], false);
        for (var t = 0; t < Variances.Length; t++)
        {
            Variances[t] = variance;
            for (var c = 0; c < _columns.Length; c++)
            {
                Innovations[c][t] = Advance(_states[c], _columns[c][t], phi, variance);
            }

            if (!isSteady)
            {
                isSteady = !Shrink(phi, ref variance, ref change);
                if (!(variance > 0))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>x = T x + K v / F; returns v.</summary>
    private double Advance(double[] state, double y, ReadOnlySpan<double> phi, double variance)
    {
        var first = state[0];
        var error = y - first;
        var share = error / variance;
        var shifts = state.AsSpan(1, _order);
        var gain = _gain.AsSpan(0, _order);
        var target = state.AsSpan(0, _order);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = shifts[i] + (gain[i] * share);
        }

        for (var i = 0; i < phi.Length; i++)
        {
            target[i] += phi[i] * first;
        }

        return error;
    }

    /// <summary>Moves F, K, L and M one step; false once they no longer change.</summary>
    private bool Shrink(ReadOnlySpan<double> phi, ref double variance, ref double change)
    {
        var first = _change[0];
        var next = variance + (change * first * first);
        var (scale, share) = (change * first, first / next);
        var size = 0.0;
        for (var i = 0; i < _order; i++)
        {
            var moved = _change[i + 1] + (i < phi.Length ? phi[i] * first : 0);
            _gain[i] += moved * scale;
            _change[i] = moved - (_gain[i] * share);
            size += _change[i] * _change[i];
        }

        change *= next / variance;
        variance = next;
        return !(Math.Abs(change) * size < Negligible * variance);
    }

    /// <summary>K = T P Z' and L = K in the stationary distribution.</summary>
    private void Start(ReadOnlySpan<double> phi, ReadOnlySpan<double> theta)
    {
        // _change holds the first column of P for a moment: the covariance of each state with y.
        _change[0] = _autocovariance[0];
        for (var i = 1; i < _order; i++)
        {
            var sum = 0.0;
            for (var k = i; k < phi.Length; k++)
            {
                sum += phi[k] * _autocovariance[k - i + 1];
            }

            for (var k = i; k <= theta.Length; k++)
            {
                sum += theta[k - 1] * _psi[k - i];
            }

            _change[i] = sum;
        }

        _change[_order] = 0;
        for (var i = 0; i < _order; i++)
        {
            _gain[i] = _change[i + 1] + (i < phi.Length ? phi[i] * _autocovariance[0] : 0);
        }

        _gain[_order] = 0;
        _gain.AsSpan(0, _order).CopyTo(_change);
        _change[_order] = 0;
    }

    /// <summary>Psi weights, and the autocovariances at lags 0 to p from g(k) - sum phi(j) g(|k-j|) = sum over j from k of theta(j) psi(j-k).</summary>
    private bool Covariances(ReadOnlySpan<double> phi, ReadOnlySpan<double> theta)
    {
        _psi[0] = 1;
        for (var j = 1; j <= theta.Length; j++)
        {
            _psi[j] = theta[j - 1];
            for (var k = 1; k <= Math.Min(j, phi.Length); k++)
            {
                _psi[j] += phi[k - 1] * _psi[j - k];
            }
        }

        var size = phi.Length + 1;
        for (var k = 0; k < size; k++)
        {
            var sum = k == 0 ? 1.0 : 0;
            for (var j = Math.Max(k, 1); j <= theta.Length; j++)
            {
                sum += theta[j - 1] * _psi[j - k];
            }

            _autocovariance[k] = sum;
        }

        if (size == 1)
        {
            return true;
        }

        var system = _system.AsSpan(0, size * size);
        system.Clear();
        for (var k = 0; k < size; k++)
        {
            system[(k * size) + k] += 1;
            for (var j = 1; j <= phi.Length; j++)
            {
                system[(k * size) + Math.Abs(k - j)] -= phi[j - 1];
            }
        }

        return Gauss.Solve(system, _autocovariance.AsSpan(0, size)) && _autocovariance[0] > 0 && _autocovariance[0] < 1e12;
    }
}
