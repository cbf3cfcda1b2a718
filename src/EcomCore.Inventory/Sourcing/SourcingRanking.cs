namespace EcomCore.Inventory;

/// <summary>The candidates of one order in the two orders that matter: by what they can serve, and by what a unit costs.</summary>
internal sealed class SourcingRanking
{
    private readonly Comparison<int> _byGain;
    private readonly Comparison<int> _byUnitCost;
    private readonly List<int> _byCost = [];
    private SourcingProblem _problem = new();
    private int[] _fillRank = [];
    private long[] _sumOfGains = [];
    private decimal[] _sumOfFixed = [];

    public SourcingRanking()
    {
        _byGain = (a, b) => _problem.Gain[a] != _problem.Gain[b]
            ? _problem.Gain[b].CompareTo(_problem.Gain[a])
            : PositionOf(a).CompareTo(PositionOf(b));
        _byUnitCost = CompareByUnitCost;
    }

    /// <summary>Gets the candidates, those that can serve most in front.</summary>
    public List<int> ByGain { get; } = [];

    /// <summary>Gets the lowest cost of a unit.</summary>
    public decimal LeastUnitCost => _problem.Terms.UnitCost[_problem.Warehouse[_byCost[0]]];

    /// <summary>Looks at another order; only the comparisons hold until <see cref="Sort"/>.</summary>
    public void Begin(SourcingProblem problem) => _problem = problem;

    public void Sort()
    {
        Fill(ByGain, _byGain);
        Fill(_byCost, _byUnitCost);
        var n = _problem.Candidates;
        _fillRank = WorkingArray.AtLeast(_fillRank, n);
        _sumOfGains = WorkingArray.AtLeast(_sumOfGains, n + 1);
        _sumOfFixed = WorkingArray.AtLeast(_sumOfFixed, n + 1);
        for (var i = 0; i < n; i++)
        {
            _fillRank[_byCost[i]] = i;
            _sumOfGains[i + 1] = _sumOfGains[i] + _problem.Gain[ByGain[i]];
            _sumOfFixed[i + 1] = _problem.Terms.FixedCost[_problem.Warehouse[i]];
        }

        Array.Sort(_sumOfFixed, 1, n);
        for (var i = 1; i <= n; i++)
        {
            _sumOfFixed[i] += _sumOfFixed[i - 1];
        }
    }

    /// <summary>The fewest candidates whose stocks add up to so many units.</summary>
    public int FewestFor(long units)
    {
        var k = 1;
        while (k < _problem.Candidates && _sumOfGains[k] < units)
        {
            k++;
        }

        return k;
    }

    /// <summary>The most that so many candidates from a place on can serve.</summary>
    public long GainsFrom(int place, int count) => _sumOfGains[Math.Min(place + count, _problem.Candidates)] - _sumOfGains[place];

    /// <summary>The least that so many shipments cost.</summary>
    public decimal LeastFixedCost(int count) => _sumOfFixed[count];

    /// <summary>Sorts candidates as units are taken from them: cheapest unit first, then nearest.</summary>
    public void InFillOrder(Span<int> candidates)
    {
        for (var i = 1; i < candidates.Length; i++)
        {
            for (var j = i; j > 0 && _fillRank[candidates[j]] < _fillRank[candidates[j - 1]]; j--)
            {
                (candidates[j], candidates[j - 1]) = (candidates[j - 1], candidates[j]);
            }
        }
    }

    public int CompareByUnitCost(int a, int b)
    {
        var byCost = _problem.Terms.UnitCost[_problem.Warehouse[a]].CompareTo(_problem.Terms.UnitCost[_problem.Warehouse[b]]);
        return byCost != 0 ? byCost : CompareByRank(a, b);
    }

    public int CompareByRank(int a, int b)
    {
        var byRank = _problem.Terms.Rank[_problem.Warehouse[a]].CompareTo(_problem.Terms.Rank[_problem.Warehouse[b]]);
        return byRank != 0 ? byRank : PositionOf(a).CompareTo(PositionOf(b));
    }

    public int PositionOf(int candidate) => _problem.Terms.Position[_problem.Warehouse[candidate]];

    private void Fill(List<int> list, Comparison<int> comparison)
    {
        list.Clear();
        for (var c = 0; c < _problem.Candidates; c++)
        {
            list.Add(c);
        }

        list.Sort(comparison);
    }
}
