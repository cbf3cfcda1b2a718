namespace EcomCore.Inventory;

/// <summary>The best of the sets of one size that were weighed: least cost, then nearest, then first in the list. Used again from order to order.</summary>
internal sealed class CheapestSet
{
    private SourcingProblem _problem = new();
    private SourcingRanking _ranking = new();
    private int[] _set = [];
    private int[] _order = [];
    private int[] _positions = [];
    private int[] _bestPositions = [];
    private long[] _rest = [];
    private int _size;
    private long _rank;

    /// <summary>Gets a value indicating whether any set was weighed.</summary>
    public bool IsFound { get; private set; }

    /// <summary>Gets the cost of the best set.</summary>
    public decimal Cost { get; private set; }

    /// <summary>Gets the candidates of the best set.</summary>
    public ReadOnlySpan<int> Set => _set.AsSpan(0, _size);

    /// <summary>Forgets the sets of before.</summary>
    public void Begin(SourcingProblem problem, SourcingRanking ranking, int size)
    {
        (_problem, _ranking, _size, IsFound) = (problem, ranking, size, false);
        _set = WorkingArray.AtLeast(_set, size);
        _order = WorkingArray.AtLeast(_order, size);
        _positions = WorkingArray.AtLeast(_positions, size);
        _bestPositions = WorkingArray.AtLeast(_bestPositions, size);
        _rest = WorkingArray.AtLeast(_rest, problem.Lines);
    }

    /// <summary>Keeps a set if it is better than the best so far.</summary>
    /// <param name="set">Its candidates.</param>
    /// <param name="rank">The sum of their ranks.</param>
    public void Weigh(ReadOnlySpan<int> set, long rank)
    {
        var cost = CostOf(set);
        if (IsFound && (cost > Cost || (cost == Cost && rank > _rank)))
        {
            return;
        }

        for (var i = 0; i < _size; i++)
        {
            _positions[i] = _ranking.PositionOf(set[i]);
        }

        Array.Sort(_positions, 0, _size);
        if (IsFound && cost == Cost && rank == _rank && _positions.AsSpan(0, _size).SequenceCompareTo(_bestPositions.AsSpan(0, _size)) >= 0)
        {
            return;
        }

        (IsFound, Cost, _rank) = (true, cost, rank);
        (_positions, _bestPositions) = (_bestPositions, _positions);
        set.CopyTo(_set);
    }

    /// <summary>The cost of a set: each line is taken from the cheapest units first.</summary>
    private decimal CostOf(ReadOnlySpan<int> set)
    {
        var order = _order.AsSpan(0, _size);
        set.CopyTo(order);
        _ranking.InFillOrder(order);

        var rest = _rest.AsSpan(0, _problem.Lines);
        _problem.Need.AsSpan(0, _problem.Lines).CopyTo(rest);
        var cost = 0m;
        foreach (var candidate in order)
        {
            var units = 0L;
            for (var l = 0; l < rest.Length; l++)
            {
                var taken = Math.Min(rest[l], _problem.Have[(candidate * rest.Length) + l]);
                rest[l] -= taken;
                units += taken;
            }

            var warehouse = _problem.Warehouse[candidate];
            cost += _problem.Terms.FixedCost[warehouse] + (_problem.Terms.UnitCost[warehouse] * units);
        }

        return cost;
    }
}
