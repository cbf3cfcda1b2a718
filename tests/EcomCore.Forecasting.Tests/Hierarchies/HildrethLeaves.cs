namespace EcomCore.Forecasting.Tests;

/// <summary>The slow reference of non-negative reconciliation: one leaf at a time, until nothing moves.</summary>
/// <remarks>
/// The quadratic program of Wickramasuriya, Turlach and Hyndman (2020), Optimal non-negative forecast reconciliation, Statistics and Computing 30. Solved in its dual, one leaf at a
/// time (Hildreth 1957): the multiplier of a leaf below 0 rises until the leaf is 0; that of a leaf above 0 falls, to 0 at least.
/// </remarks>
internal sealed class HildrethLeaves
{
    private const int MostSweeps = 200_000;
    private const double Tolerance = 1e-12;

    private readonly DemandHierarchy _hierarchy;
    private readonly ErrorCovariance _errors;
    private readonly MinTraceProjection _projection;
    private readonly double[] _start;
    private readonly double _limit;
    private readonly Dictionary<int, Move> _moves = [];

    // What the multipliers so far do: to the sums, and to the common errors.
    private readonly double[] _onSums;
    private readonly double[] _onCommon;

    private HildrethLeaves(DemandHierarchy hierarchy, ErrorCovariance errors, MinTraceProjection projection, double[] start)
    {
        (_hierarchy, _errors, _projection, _start) = (hierarchy, errors, projection, start);
        _limit = Tolerance * start.Max(Math.Abs);
        _onSums = new double[hierarchy.Constraints.Count];
        _onCommon = new double[errors.Rank];
    }

    /// <param name="hierarchy">What adds up.</param>
    /// <param name="errors">The covariance.</param>
    /// <param name="projection">The projection without the condition.</param>
    /// <param name="start">A forecast that adds up.</param>
    public static double[] Of(DemandHierarchy hierarchy, ErrorCovariance errors, MinTraceProjection projection, double[] start)
    {
        if (!hierarchy.Leaves.Any(leaf => start[leaf] < 0))
        {
            return start;
        }

        var search = new HildrethLeaves(hierarchy, errors, projection, start);
        search.Run();
        var found = new double[start.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = search.At(i);
        }

        foreach (var leaf in hierarchy.Leaves)
        {
            found[leaf] = Math.Max(found[leaf], 0);
        }

        return found;
    }

    private void Run()
    {
        for (var sweep = 0; sweep < MostSweeps;)
        {
            var added = false;
            foreach (var leaf in _hierarchy.Leaves)
            {
                if (!_moves.ContainsKey(leaf) && At(leaf) < -_limit)
                {
                    _moves.Add(leaf, new Move(this, leaf));
                    added = true;
                }
            }

            if (!added)
            {
                return;
            }

            for (var moved = double.PositiveInfinity; moved > _limit && sweep < MostSweeps; sweep++)
            {
                moved = 0;
                foreach (var one in _moves)
                {
                    moved = Math.Max(moved, one.Value.Improve(this, At(one.Key)));
                }
            }
        }
    }

    /// <summary>A node's value with the multipliers so far.</summary>
    private double At(int node)
    {
        var multiplier = _moves.TryGetValue(node, out var move) ? move.Multiplier : 0;
        var value = _start[node] + (_errors.Diagonal[node] * (multiplier - _projection.SpreadAt(node, _onSums)));
        return _errors.Rank > 0 ? value + ErrorCovariance.Inner(_errors.Factors[node], _onCommon) : value;
    }

    private sealed class Move
    {
        private readonly double[] _pull;
        private readonly double[] _common;
        private readonly double _variance;

        public Move(HildrethLeaves search, int leaf)
        {
            (_pull, _variance) = search._projection.Pull(leaf);
            _common = search._errors.Rank > 0 ? [.. search._errors.Factors[leaf]] : [];
            for (var node = 0; node < search._start.Length; node++)
            {
                for (var t = 0; t < _common.Length; t++)
                {
                    _common[t] -= search._projection.SpreadAt(node, _pull) * search._errors.Factors[node][t];
                }
            }
        }

        public double Multiplier { get; private set; }

        /// <summary>Moves the multiplier to where the leaf is 0, or to 0; how far the leaf moved.</summary>
        public double Improve(HildrethLeaves search, double value)
        {
            if (!(_variance > 0))
            {
                return 0;
            }

            var next = Math.Max(0, Multiplier - (value / _variance));
            var step = next - Multiplier;
            Multiplier = next;
            for (var r = 0; r < _pull.Length && step != 0; r++)
            {
                search._onSums[r] += step * _pull[r];
            }

            for (var t = 0; t < _common.Length && step != 0; t++)
            {
                search._onCommon[t] += step * _common[t];
            }

            return Math.Abs(step) * _variance;
        }
    }
}
