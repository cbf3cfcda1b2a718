namespace EcomCore.Forecasting;

/// <summary>Moves forecasts onto what adds up, along the covariance of their errors.</summary>
/// <remarks>
/// With C y = 0 for everything that adds up, the minimum-trace forecast is y - W C' (C W C')^-1 C y (Wickramasuriya, Athanasopoulos and Hyndman 2019, Journal of the American Statistical Association
/// 114, in the form of their appendix). With W a diagonal plus rank T, and m sums of n nodes, that takes n (m + T) m steps to prepare and n T per forecast; the usual form S (S' W^-1 S)^-1 S' W^-1
/// takes n^3.
/// </remarks>
internal sealed class MinTraceProjection
{
    private readonly IReadOnlyList<HierarchyConstraint> _constraints;
    private readonly ErrorCovariance _errors;
    private readonly double[] _factor;
    private readonly double[][] _reach;
    private readonly (int Row, double Sign)[][] _columns;

    public MinTraceProjection(DemandHierarchy hierarchy, ErrorCovariance errors)
    {
        _constraints = hierarchy.Constraints;
        _errors = errors;
        _columns = Columns(hierarchy.Count);
        _reach = [.. _constraints.Select(Reach)];
        _factor = Factor() ?? throw new ArgumentException("Some sums of the hierarchy follow from the others; leave them out.", nameof(hierarchy));
    }

    /// <summary>The sums that a node is part of, and its sign in each.</summary>
    public IReadOnlyList<(int Row, double Sign)> Column(int node) => _columns[node];

    public double[] Project(double[] values)
    {
        var m = _constraints.Count;
        var gaps = new double[m];
        for (var r = 0; r < m; r++)
        {
            gaps[r] = _constraints[r].Of(values);
        }

        Cholesky.Substitute(_factor, gaps, m);
        var moves = _errors.Times(Spread(gaps));
        return [.. values.Select((value, i) => value - moves[i])];
    }

    /// <summary>C' z.</summary>
    public double[] Spread(double[] z)
    {
        var spread = new double[_columns.Length];
        for (var i = 0; i < spread.Length; i++)
        {
            spread[i] = SpreadAt(i, z);
        }

        return spread;
    }

    public double SpreadAt(int node, double[] z)
    {
        var sum = 0.0;
        foreach (var (row, sign) in _columns[node])
        {
            sum += sign * z[row];
        }

        return sum;
    }

    /// <summary>(C W C')^-1 C W e of one node, and the variance of its forecast's error after the projection.</summary>
    public (double[] Pull, double Variance) Pull(int node)
    {
        var m = _constraints.Count;
        var through = new double[m];
        foreach (var (row, sign) in _columns[node])
        {
            through[row] += sign * _errors.Diagonal[node];
        }

        for (var r = 0; r < m && _errors.Rank > 0; r++)
        {
            through[r] += ErrorCovariance.Inner(_reach[r], _errors.Factors[node]);
        }

        var pull = (double[])through.Clone();
        Cholesky.Substitute(_factor, pull, m);
        return (pull, Math.Max(0, _errors.Variance(node) - ErrorCovariance.Inner(through, pull)));
    }

    private (int, double)[][] Columns(int nodes)
    {
        var columns = new List<(int, double)>[nodes];
        for (var r = 0; r < _constraints.Count; r++)
        {
            for (var k = 0; k < _constraints[r].Nodes.Length; k++)
            {
                (columns[_constraints[r].Nodes[k]] ??= []).Add((r, _constraints[r].Signs[k]));
            }
        }

        return [.. columns.Select(column => column?.ToArray() ?? [])];
    }

    /// <summary>One row of C U.</summary>
    private double[] Reach(HierarchyConstraint constraint)
    {
        var row = new double[_errors.Rank];
        for (var k = 0; k < constraint.Nodes.Length && row.Length > 0; k++)
        {
            var factors = _errors.Factors[constraint.Nodes[k]];
            for (var t = 0; t < row.Length; t++)
            {
                row[t] += constraint.Signs[k] * factors[t];
            }
        }

        return row;
    }

    private double[]? Factor()
    {
        var m = _constraints.Count;
        var product = new double[m * m];
        for (var node = 0; node < _columns.Length; node++)
        {
            foreach (var (row, sign) in _columns[node])
            {
                foreach (var (other, otherSign) in _columns[node])
                {
                    product[(row * m) + other] += sign * otherSign * _errors.Diagonal[node];
                }
            }
        }

        for (var r = 0; r < m; r++)
        {
            for (var s = 0; s <= r && _errors.Rank > 0; s++)
            {
                product[(r * m) + s] += ErrorCovariance.Inner(_reach[r], _reach[s]);
            }

            // Sums that follow from others would make the matrix singular; so small a part of the variance changes nothing that is shown.
            product[(r * m) + r] *= 1 + 1e-12;
        }

        return Cholesky.Factor(product, m) ? product : null;
    }
}
