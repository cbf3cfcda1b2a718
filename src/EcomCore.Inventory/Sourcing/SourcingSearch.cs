namespace EcomCore.Inventory;

/// <summary>
/// Finds the set of warehouses that ships an order: most units, then fewest shipments, then least cost, then nearest.
/// </summary>
/// <remarks>
/// For k = 1, 2, ... all sets of k warehouses are searched, depth first and larger stocks first. A branch ends when the k largest stocks that are left cannot
/// fill the rest, neither together nor line by line, or when it must cost more than the best. Up to <see cref="ExactCandidates"/> candidates the search always
/// ends; beyond, it ends after <see cref="MaxSteps"/> steps, and the greedy set is taken: the warehouse that adds most units, again and again. Greedy needs at
/// most H(m) times the fewest shipments, H(m) = 1 + 1/2 + ... + 1/m, m the most units one warehouse can serve (Wolsey 1982); under a limit of shipments it
/// serves at least 1 - 1/e of the most units possible (Nemhauser, Wolsey and Fisher 1978).
/// </remarks>
internal sealed class SourcingSearch
{
    /// <summary>Up to so many candidates the answer is always the best.</summary>
    public const int ExactCandidates = 20;

    /// <summary>The steps of a search among more candidates. A constant and not a time, so that the answer is the same everywhere.</summary>
    public const int MaxSteps = 20_000;

    // Bounds line by line are kept for tables up to this size.
    private const int MaxBounds = 1 << 18;

    private readonly Comparison<int> _byGain;
    private readonly Comparison<int> _byUnitCost;

    private SourcingProblem _problem = new();
    private List<int> _order = [];
    private List<int> _fillOrder = [];
    private int[] _fillRank = [];
    private long[] _sumOfGains = [];
    private decimal[] _sumOfFixed = [];
    private long[] _bounds = [];
    private long[] _rest = [];
    private int[] _path = [];
    private int[] _sorted = [];
    private int[] _bestSorted = [];
    private decimal _leastUnitCost;
    private bool _hasBounds;

    // The search of one k.
    private int _size;
    private long _missing;
    private bool _countsUnitsOnly;
    private int _steps;
    private decimal _bestCost;
    private long _bestRank;
    private bool _found;

    public SourcingSearch()
    {
        _byGain = (a, b) => _problem.Gain[a] != _problem.Gain[b]
            ? _problem.Gain[b].CompareTo(_problem.Gain[a])
            : PositionOf(a).CompareTo(PositionOf(b));
        _byUnitCost = (a, b) => CompareByUnitCost(a, b);
    }

    /// <summary>Gets the candidates of the answer, in the order in which units are taken from them.</summary>
    public int[] Chosen { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Gets the units that the answer leaves out of what all candidates could serve.</summary>
    public long Missing { get; private set; }

    public SourcingProof Proof { get; private set; }

    public int FewestPossible { get; private set; }

    /// <summary>Searches.</summary>
    /// <param name="problem">The order.</param>
    /// <param name="maxShipments">The most warehouses; 1 or more.</param>
    /// <param name="isPartOfUse">False when an order that cannot be served whole need not be served at all.</param>
    public void Solve(SourcingProblem problem, int maxShipments, bool isPartOfUse)
    {
        _problem = problem;
        (Count, Missing, Proof, FewestPossible, _steps) = (0, problem.Total, SourcingProof.Optimal, 0, 0);
        if (problem.Total == 0)
        {
            return;
        }

        if (Chosen.Length < problem.Candidates)
        {
            Chosen = new int[problem.Candidates];
        }

        if (TrySingle())
        {
            return;
        }

        Prepare(Math.Min(maxShipments, problem.Candidates));
        SolveSplit(Math.Min(maxShipments, problem.Candidates), isPartOfUse);
    }

    private bool IsExact => _problem.Candidates <= ExactCandidates;

    private bool IsSpent => !IsExact && _steps > MaxSteps;

    /// <summary>Most orders: one warehouse has everything.</summary>
    private bool TrySingle()
    {
        var best = -1;
        var bestCost = 0m;
        for (var c = 0; c < _problem.Candidates; c++)
        {
            if (_problem.Gain[c] == _problem.Total)
            {
                var cost = _problem.Terms.FixedCost[_problem.Warehouse[c]] + (_problem.Terms.UnitCost[_problem.Warehouse[c]] * _problem.Total);
                if (best < 0 || cost < bestCost || (cost == bestCost && CompareByRank(c, best) < 0))
                {
                    (best, bestCost) = (c, cost);
                }
            }
        }

        if (best >= 0)
        {
            Chosen[0] = best;
            (Count, Missing, FewestPossible) = (1, 0, 1);
        }

        return best >= 0;
    }

    private void SolveSplit(int most, bool isPartOfUse)
    {
        for (var k = FewestFor(_problem.Total); k <= most; k++)
        {
            FewestPossible = k;
            if (TrySize(k, 0))
            {
                return;
            }

            if (IsSpent)
            {
                Greedy(most);
                return;
            }
        }

        if (!isPartOfUse)
        {
            return;
        }

        // The limit binds: the most units that so many warehouses can serve, then as few of them as serve as many.
        var missing = LeastMissing(most);
        FewestPossible = FewestFor(_problem.Total - missing);
        for (var k = FewestPossible; !IsSpent && k <= most; k++)
        {
            FewestPossible = k;
            if (TrySize(k, missing))
            {
                return;
            }
        }

        FewestPossible = 1;
        Greedy(most);
    }

    /// <summary>Searches all sets of k for the cheapest that leaves out no more than so many units.</summary>
    private bool TrySize(int k, long missing)
    {
        Begin(k, missing, countsUnitsOnly: false);
        Visit(0, 0, 0, 0, _problem.Total);
        if (!_found)
        {
            return false;
        }

        (Count, Missing) = (k, missing);
        Proof = IsSpent ? SourcingProof.FewestShipments : SourcingProof.Optimal;
        InFillOrder(Chosen, k);
        return true;
    }

    private long LeastMissing(int most)
    {
        Begin(most, _problem.Total - 1, countsUnitsOnly: true);
        Visit(0, 0, 0, 0, _problem.Total);
        return _missing + 1;
    }

    private void Begin(int k, long missing, bool countsUnitsOnly)
    {
        (_size, _missing, _countsUnitsOnly, _found) = (k, missing, countsUnitsOnly, false);
        var lines = _problem.Lines;
        _rest = Room(_rest, (k + 1) * lines);
        _path = Room(_path, k);
        _sorted = Room(_sorted, k);
        _bestSorted = Room(_bestSorted, k);
        Array.Copy(_problem.Need, _rest, lines);
        _hasBounds = (long)(_problem.Candidates + 1) * (k + 1) * lines <= MaxBounds;
        if (_hasBounds)
        {
            FillBounds();
        }
    }

    /// <summary>Extends a set by each candidate from a place on.</summary>
    private void Visit(int from, int depth, decimal fixedCost, long rank, long rest)
    {
        if (_countsUnitsOnly && rest <= _missing)
        {
            _missing = rest - 1;
        }

        var slots = _size - depth;
        if (slots == 0)
        {
            if (!_countsUnitsOnly && rest <= _missing)
            {
                Weigh(rank);
            }

            return;
        }

        var last = _countsUnitsOnly ? _problem.Candidates - 1 : _problem.Candidates - slots;
        for (var i = from; i <= last && !IsSpent && _missing >= 0; i++)
        {
            // Stocks fall from here on: if the next ones together do not suffice, no later ones do.
            if (rest - GainsFrom(i, slots) > _missing)
            {
                return;
            }

            var candidate = _order[i];
            var warehouse = _problem.Warehouse[candidate];
            var cost = fixedCost + _problem.Terms.FixedCost[warehouse];
            _steps++;
            if (_found && cost + _sumOfFixed[slots - 1] + (_leastUnitCost * (_problem.Total - _missing)) > _bestCost)
            {
                continue;
            }

            var left = Take(candidate, depth);
            if (left < rest && CanFill(i + 1, depth + 1, slots - 1, left))
            {
                _path[depth] = candidate;
                Visit(i + 1, depth + 1, cost, rank + _problem.Terms.Rank[warehouse], left);
            }
        }
    }

    /// <summary>What is still needed after one more warehouse.</summary>
    private long Take(int candidate, int depth)
    {
        var lines = _problem.Lines;
        var rest = _rest.AsSpan(depth * lines, lines);
        var next = _rest.AsSpan((depth + 1) * lines, lines);
        var have = _problem.Have.AsSpan(candidate * lines, lines);
        var left = 0L;
        for (var l = 0; l < lines; l++)
        {
            next[l] = Math.Max(0, rest[l] - have[l]);
            left += next[l];
        }

        return left;
    }

    private bool CanFill(int from, int depth, int slots, long left)
    {
        if (slots == 0 || !_hasBounds)
        {
            return left <= _missing || slots > 0;
        }

        var lines = _problem.Lines;
        var rest = _rest.AsSpan(depth * lines, lines);
        var most = _bounds.AsSpan(((from * (_size + 1)) + slots) * lines, lines);
        var missing = 0L;
        for (var l = 0; l < lines; l++)
        {
            missing += Math.Max(0, rest[l] - most[l]);
        }

        return missing <= _missing;
    }

    /// <summary>Compares a complete set with the best so far.</summary>
    private void Weigh(long rank)
    {
        var path = _path.AsSpan(0, _size);
        var cost = CostOf(path);
        if (_found && (cost > _bestCost || (cost == _bestCost && rank > _bestRank)))
        {
            return;
        }

        for (var i = 0; i < _size; i++)
        {
            _sorted[i] = PositionOf(path[i]);
        }

        Array.Sort(_sorted, 0, _size);
        if (_found && cost == _bestCost && rank == _bestRank
            && _sorted.AsSpan(0, _size).SequenceCompareTo(_bestSorted.AsSpan(0, _size)) >= 0)
        {
            return;
        }

        (_found, _bestCost, _bestRank) = (true, cost, rank);
        (_sorted, _bestSorted) = (_bestSorted, _sorted);
        path.CopyTo(Chosen);
    }

    /// <summary>The cost of a set: each line is taken from the cheapest units first.</summary>
    private decimal CostOf(ReadOnlySpan<int> set)
    {
        // Candidates of the set in the order of their unit cost, by a merge with the order of all.
        Span<int> order = set.Length <= 64 ? stackalloc int[set.Length] : new int[set.Length];
        set.CopyTo(order);
        for (var i = 1; i < order.Length; i++)
        {
            for (var j = i; j > 0 && _fillRank[order[j]] < _fillRank[order[j - 1]]; j--)
            {
                (order[j], order[j - 1]) = (order[j - 1], order[j]);
            }
        }

        var rest = _rest.AsSpan(_size * _problem.Lines, _problem.Lines);
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

    /// <summary>The warehouse that adds most units, again and again; then those that turn out not to be needed are dropped.</summary>
    private void Greedy(int most)
    {
        Begin(1, 0, countsUnitsOnly: false);
        var lines = _problem.Lines;
        var left = _problem.Total;
        Count = 0;
        while (left > 0 && Count < most)
        {
            var (best, bestGain) = (-1, 0L);
            foreach (var candidate in _order)
            {
                var gain = GainOf(candidate);
                if (gain > bestGain || (gain == bestGain && gain > 0 && CompareByUnitCost(candidate, best) < 0))
                {
                    (best, bestGain) = (candidate, gain);
                }
            }

            Chosen[Count++] = best;
            _ = Take(best, 0);
            Array.Copy(_rest, lines, _rest, 0, lines);
            left -= bestGain;
        }

        Missing = left;
        DropIdle();
        InFillOrder(Chosen, Count);
        Proof = Missing == 0 && Count == FewestPossible ? SourcingProof.FewestShipments : SourcingProof.Bounded;
    }

    private long GainOf(int candidate)
    {
        var gain = 0L;
        for (var l = 0; l < _problem.Lines; l++)
        {
            gain += Math.Min(_rest[l], _problem.Have[(candidate * _problem.Lines) + l]);
        }

        return gain;
    }

    /// <summary>Drops warehouses, the last ones first, without which as many units ship.</summary>
    private void DropIdle()
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            var served = 0L;
            for (var l = 0; l < _problem.Lines; l++)
            {
                var line = 0L;
                for (var j = 0; j < Count; j++)
                {
                    line += j == i ? 0 : _problem.Have[(Chosen[j] * _problem.Lines) + l];
                }

                served += Math.Min(line, _problem.Need[l]);
            }

            if (served >= _problem.Total - Missing)
            {
                Array.Copy(Chosen, i + 1, Chosen, i, Count - i - 1);
                Count--;
            }
        }
    }

    private void Prepare(int most)
    {
        _order = Fill(_order, _byGain);
        _fillOrder = Fill(_fillOrder, _byUnitCost);
        var n = _problem.Candidates;
        _fillRank = Room(_fillRank, n);
        _sumOfGains = Room(_sumOfGains, n + 1);
        _sumOfFixed = Room(_sumOfFixed, n + 1);
        for (var i = 0; i < n; i++)
        {
            _fillRank[_fillOrder[i]] = i;
            _sumOfGains[i + 1] = _sumOfGains[i] + _problem.Gain[_order[i]];
            _sumOfFixed[i + 1] = _problem.Terms.FixedCost[_problem.Warehouse[i]];
        }

        Array.Sort(_sumOfFixed, 1, n);
        for (var i = 1; i <= Math.Min(most, n); i++)
        {
            _sumOfFixed[i] += _sumOfFixed[i - 1];
        }

        _leastUnitCost = _problem.Terms.UnitCost[_problem.Warehouse[_fillOrder[0]]];
    }

    /// <summary>For each place in the order, number of slots and line: the most that so many candidates from there on have of the line.</summary>
    private void FillBounds()
    {
        var (n, lines, size) = (_problem.Candidates, _problem.Lines, _size);
        _bounds = Room(_bounds, (n + 1) * (size + 1) * lines);
        Array.Clear(_bounds, n * (size + 1) * lines, (size + 1) * lines);
        for (var l = 0; l < lines; l++)
        {
            for (var i = n - 1; i >= 0; i--)
            {
                // One more candidate: with s slots either the s best of the later ones, or it and the s - 1 best of them.
                var has = _problem.Have[(_order[i] * lines) + l];
                var (here, later) = (i * (size + 1) * lines, (i + 1) * (size + 1) * lines);
                _bounds[here + l] = 0;
                for (var s = 1; s <= size; s++)
                {
                    _bounds[here + (s * lines) + l] = Math.Max(_bounds[later + (s * lines) + l], _bounds[later + ((s - 1) * lines) + l] + has);
                }
            }
        }
    }

    /// <summary>The fewest warehouses whose stocks add up to so many units.</summary>
    private int FewestFor(long units)
    {
        var k = 1;
        while (k < _problem.Candidates && _sumOfGains[k] < units)
        {
            k++;
        }

        return k;
    }

    private long GainsFrom(int place, int slots) => _sumOfGains[Math.Min(place + slots, _problem.Candidates)] - _sumOfGains[place];

    private List<int> Fill(List<int> list, Comparison<int> comparison)
    {
        list.Clear();
        for (var c = 0; c < _problem.Candidates; c++)
        {
            list.Add(c);
        }

        list.Sort(comparison);
        return list;
    }

    private void InFillOrder(int[] candidates, int count)
    {
        for (var i = 1; i < count; i++)
        {
            for (var j = i; j > 0 && _fillRank[candidates[j]] < _fillRank[candidates[j - 1]]; j--)
            {
                (candidates[j], candidates[j - 1]) = (candidates[j - 1], candidates[j]);
            }
        }
    }

    private int CompareByUnitCost(int a, int b)
    {
        var byCost = _problem.Terms.UnitCost[_problem.Warehouse[a]].CompareTo(_problem.Terms.UnitCost[_problem.Warehouse[b]]);
        return byCost != 0 ? byCost : CompareByRank(a, b);
    }

    private int CompareByRank(int a, int b)
    {
        var byRank = _problem.Terms.Rank[_problem.Warehouse[a]].CompareTo(_problem.Terms.Rank[_problem.Warehouse[b]]);
        return byRank != 0 ? byRank : PositionOf(a).CompareTo(PositionOf(b));
    }

    private int PositionOf(int candidate) => _problem.Terms.Position[_problem.Warehouse[candidate]];

    private static T[] Room<T>(T[] array, int count)
    {
        if (array.Length < count)
        {
            Array.Resize(ref array, Math.Max(count, array.Length * 2));
        }

        return array;
    }
}
