namespace EcomCore.Forecasting;

/// <summary>The nearest point that adds up where given leaves are 0.</summary>
/// <remarks>
/// With s the forecast, W = D + U U' the covariance (D diagonal, U of rank T), C y = 0 what adds up, F the leaves at 0, and multipliers z of the sums and l of the leaves, y = s - W (C' z - E l). Let u = U' (C' z - E l). A node outside F is
/// s(i) - D(i) c(i)' z - U(i) u, with c(i) its column of C; a leaf in F is 0, so l(i) = c(i)' z - (s(i) - U(i) u) / D(i). What is left is M u = B' z + q and A z + B u = g with M = 1 + sum over F of U(i)' U(i) / D(i), q = sum over F of
/// U(i)' s(i) / D(i), and over all other nodes A = sum of D(i) c(i) c(i)', B = sum of c(i) U(i), g = sum of c(i) s(i): one Cholesky factor of T x T, one of sums x sums, whatever the number of leaves.
/// </remarks>
internal sealed class LeavesAtZero
{
    // A leaf's own part of its variance, at least: so small a part changes nothing that is shown.
    private const double LeastOwn = 1e-6;

    private readonly ErrorCovariance _errors;
    private readonly MinTraceProjection _projection;
    private readonly IReadOnlyList<int> _leaves;
    private readonly double[] _start;
    private readonly double[] _diagonal;
    private readonly bool[] _isZero;
    private readonly int _sums;
    private readonly int _rank;

    // M without its unit matrix, lower triangle.
    private readonly double[] _common;
    private readonly double[] _multipliers;

    public LeavesAtZero(DemandHierarchy hierarchy, ErrorCovariance errors, MinTraceProjection projection, double[] start)
    {
        (_errors, _projection, _leaves, _start) = (errors, projection, hierarchy.Leaves, start);
        (_sums, _rank) = (hierarchy.Constraints.Count, errors.Rank);
        _isZero = new bool[start.Length];
        _diagonal = (double[])errors.Diagonal.Clone();
        foreach (var leaf in _leaves)
        {
            _diagonal[leaf] = Math.Max(_diagonal[leaf], LeastOwn * errors.Variance(leaf));
        }

        _common = new double[_rank * _rank];
        _multipliers = new double[start.Length];
        Values = (double[])start.Clone();
    }

    /// <summary>Gets the values of all nodes.</summary>
    public double[] Values { get; }

    /// <summary>Gets whether the last solution was built anew, not from exchanges that may leave rounding behind.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>Leaves below 0, and leaves at 0 that want to rise, in rising order.</summary>
    public List<int> Wrong(double limit)
    {
        var wrong = new List<int>();
        foreach (var leaf in _leaves)
        {
            if (_isZero[leaf] ? _errors.Variance(leaf) * _multipliers[leaf] < -limit : Values[leaf] < -limit)
            {
                wrong.Add(leaf);
            }
        }

        return wrong;
    }

    /// <summary>Moves a leaf to 0 or sets it free; the solution follows with <see cref="Solve"/>.</summary>
    public void Exchange(int leaf)
    {
        _isZero[leaf] = !_isZero[leaf];
        IsExact = false;
        AddCommon(leaf, _isZero[leaf] ? 1 : -1);
    }

    /// <summary>Builds everything anew and solves.</summary>
    public void Renew()
    {
        Array.Clear(_common, 0, _common.Length);
        foreach (var leaf in _leaves)
        {
            if (_isZero[leaf])
            {
                AddCommon(leaf, 1);
            }
        }

        Solve();
        IsExact = true;
    }

    public void Solve()
    {
        var (a, g, b, q) = Equations();
        var m = (double[])_common.Clone();
        for (var t = 0; t < _rank; t++)
        {
            m[(t * _rank) + t] += 1;
        }

        Cholesky.Factor(m, _rank);
        foreach (var row in b)
        {
            Forward(m, row);
        }

        Forward(m, q);
        for (var r = 0; r < _sums; r++)
        {
            g[r] -= _rank > 0 ? ErrorCovariance.Inner(b[r], q) : 0;
            for (var s = 0; s <= r && _rank > 0; s++)
            {
                a[(r * _sums) + s] += ErrorCovariance.Inner(b[r], b[s]);
            }
        }

        SolveSums(a, g);
        for (var r = 0; r < _sums; r++)
        {
            for (var t = 0; t < _rank; t++)
            {
                q[t] += g[r] * b[r][t];
            }
        }

        Backward(m, q);
        Place(g, q);
    }

    /// <summary>A, g, B and q.</summary>
    private (double[] A, double[] G, double[][] B, double[] Q) Equations()
    {
        var (a, g, q) = (new double[_sums * _sums], new double[_sums], new double[_rank]);
        double[][] b = [.. Enumerable.Range(0, _sums).Select(_ => new double[_rank])];
        for (var node = 0; node < _start.Length; node++)
        {
            var factors = _rank > 0 ? _errors.Factors[node] : [];
            if (_isZero[node])
            {
                for (var t = 0; t < _rank; t++)
                {
                    q[t] += factors[t] * _start[node] / _diagonal[node];
                }

                continue;
            }

            foreach (var (row, sign) in _projection.Column(node))
            {
                g[row] += sign * _start[node];
                foreach (var (other, otherSign) in _projection.Column(node))
                {
                    a[(row * _sums) + other] += sign * otherSign * _diagonal[node];
                }

                for (var t = 0; t < _rank; t++)
                {
                    b[row][t] += sign * factors[t];
                }
            }
        }

        return (a, g, b, q);
    }

    /// <summary>Solves for the sums; one that is left without a free node gets no multiplier.</summary>
    private void SolveSums(double[] a, double[] g)
    {
        var largest = 0.0;
        for (var r = 0; r < _sums; r++)
        {
            largest = Math.Max(largest, a[(r * _sums) + r]);
        }

        var factor = new double[a.Length];
        for (var ridge = 1e-14; ridge < 1; ridge *= 100)
        {
            a.CopyTo(factor, 0);
            for (var r = 0; r < _sums; r++)
            {
                factor[(r * _sums) + r] += ridge * (a[(r * _sums) + r] > 0 ? a[(r * _sums) + r] : largest);
            }

            if (Cholesky.Factor(factor, _sums))
            {
                Cholesky.Substitute(factor, g, _sums);
                return;
            }
        }
    }

    private void Place(double[] z, double[] u)
    {
        for (var node = 0; node < _start.Length; node++)
        {
            var common = _rank > 0 ? ErrorCovariance.Inner(_errors.Factors[node], u) : 0;
            var spread = _projection.SpreadAt(node, z);
            Values[node] = _isZero[node] ? 0 : _start[node] - (_diagonal[node] * spread) - common;
            _multipliers[node] = _isZero[node] ? spread - ((_start[node] - common) / _diagonal[node]) : 0;
        }
    }

    private void AddCommon(int leaf, double sign)
    {
        for (var t = 0; t < _rank; t++)
        {
            var weight = sign * _errors.Factors[leaf][t] / _diagonal[leaf];
            for (var s = 0; s <= t; s++)
            {
                _common[(t * _rank) + s] += weight * _errors.Factors[leaf][s];
            }
        }
    }

    private void Forward(double[] factor, double[] b)
    {
        for (var i = 0; i < _rank; i++)
        {
            var sum = b[i];
            for (var k = 0; k < i; k++)
            {
                sum -= factor[(i * _rank) + k] * b[k];
            }

            b[i] = sum / factor[(i * _rank) + i];
        }
    }

    private void Backward(double[] factor, double[] b)
    {
        for (var i = _rank - 1; i >= 0; i--)
        {
            b[i] /= factor[(i * _rank) + i];
            for (var k = 0; k < i; k++)
            {
                b[k] -= factor[(i * _rank) + k] * b[i];
            }
        }
    }
}
