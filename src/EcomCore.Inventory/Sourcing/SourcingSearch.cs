#if NET
using System.Numerics;
#endif

namespace EcomCore.Inventory;

/// <summary>
/// Finds the set of warehouses that ships an order: most units, then fewest shipments, then least cost, then nearest.
/// </summary>
/// <remarks>
/// For k = 1, 2, ... all sets of k warehouses are searched, depth first and larger stocks first. A branch ends when the k largest stocks that are left cannot
/// fill the rest, neither together nor line by line, or when it must cost more than the best. Up to <see cref="ExactCandidates"/> candidates it may look at
/// <see cref="MaxVisits"/> lines; beyond, it may take <see cref="MaxSteps"/> steps. When that is spent the greedy set is taken: the warehouse that adds most
/// units, again and again. Greedy needs at most H(m) times the fewest shipments, H(m) = 1 + 1/2 + ... + 1/m, m the most units one warehouse can serve (Wolsey 1982); under a limit of shipments it
/// serves at least 1 - 1/e of the most units possible (Nemhauser, Wolsey and Fisher 1978).
/// </remarks>
internal sealed class SourcingSearch
{
    /// <summary>Up to so many candidates the search goes on for long: to the end, but for orders of very many lines.</summary>
    public const int ExactCandidates = 20;

    /// <summary>
    /// The lines that a search among so few candidates looks at; each step looks at all lines of the order. All sets of 20 candidates, in every size, are
    /// fewer than 24 million steps, so an order of up to 11 lines is always searched to the end.
    /// </summary>
    public const long MaxVisits = 1L << 28;

    /// <summary>The steps of a search among more candidates. A constant and not a time, so that the answer is the same everywhere.</summary>
    public const int MaxSteps = 20_000;

    // A hostile order can take seconds: a search looks up after so many steps, a power of two.
    private const int CancelEvery = 4096;

    private readonly SourcingRanking _ranking = new();
    private readonly SourcingBounds _bounds = new();
    private readonly CheapestSet _best = new();

    private SourcingProblem _problem = new();
    private CancellationToken _cancellation;
    private long[] _rest = [];
    private int[] _path = [];

    // The search of one k.
    private int _size;
    private long _missing;
    private bool _countsUnitsOnly;
    private int _steps;
    private long _visits;

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
    /// <param name="cancellationToken">Ends the search.</param>
    public void Solve(SourcingProblem problem, int maxShipments, bool isPartOfUse, CancellationToken cancellationToken)
    {
        (_problem, _cancellation) = (problem, cancellationToken);
        _ranking.Begin(problem);
        (Count, Missing, Proof, FewestPossible, _steps, _visits) = (0, problem.Total, SourcingProof.Optimal, 0, 0, 0);
        if (problem.Total == 0)
        {
            return;
        }

        Chosen = WorkingArray.AtLeast(Chosen, problem.Candidates);
        if (!TrySingle())
        {
            _ranking.Sort();
            _bounds.Begin(problem, _ranking.ByGain);
            SolveSplit(Math.Min(maxShipments, problem.Candidates), isPartOfUse);
        }
    }

    private bool IsSpent => _problem.Candidates <= ExactCandidates ? _visits > MaxVisits : _steps > MaxSteps;

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
                if (best < 0 || cost < bestCost || (cost == bestCost && _ranking.CompareByRank(c, best) < 0))
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
        for (var k = _ranking.FewestFor(_problem.Total); k <= most; k++)
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
        FewestPossible = _ranking.FewestFor(_problem.Total - missing);
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
        if (!_best.IsFound)
        {
            return false;
        }

        (Count, Missing) = (k, missing);
        _best.Set.CopyTo(Chosen);
        Proof = IsSpent ? SourcingProof.FewestShipments : SourcingProof.Optimal;
        _ranking.InFillOrder(Chosen.AsSpan(0, k));
        return true;
    }

    private void Greedy(int most)
    {
        var greedy = new SourcingGreedy(_problem, _ranking, _cancellation);
        greedy.Choose(most, Chosen);
        (Count, Missing) = (greedy.Count, greedy.Missing);
        _ranking.InFillOrder(Chosen.AsSpan(0, Count));
        Proof = Missing == 0 && Count == FewestPossible ? SourcingProof.FewestShipments : SourcingProof.Bounded;
    }

    private long LeastMissing(int most)
    {
        Begin(most, _problem.Total - 1, countsUnitsOnly: true);
        Visit(0, 0, 0, 0, _problem.Total);
        return _missing + 1;
    }

    private void Begin(int k, long missing, bool countsUnitsOnly)
    {
        (_size, _missing, _countsUnitsOnly) = (k, missing, countsUnitsOnly);
        _best.Begin(_problem, _ranking, k);
        var lines = _problem.Lines;
        _rest = WorkingArray.AtLeast(_rest, (k + 1) * lines);
        _path = WorkingArray.AtLeast(_path, k);
        Array.Copy(_problem.Need, _rest, lines);
        _bounds.Fill(k);
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
            Weigh(rest, rank);
            return;
        }

        var last = _countsUnitsOnly ? _problem.Candidates - 1 : _problem.Candidates - slots;
        for (var i = from; i <= last && !IsSpent && _missing >= 0; i++)
        {
            // Stocks fall from here on: if the next ones together do not suffice, no later ones do.
            if (rest - _ranking.GainsFrom(i, slots) > _missing)
            {
                return;
            }

            var candidate = _ranking.ByGain[i];
            var warehouse = _problem.Warehouse[candidate];
            var cost = fixedCost + _problem.Terms.FixedCost[warehouse];
            _visits += _problem.Lines;
            if ((++_steps & (CancelEvery - 1)) == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
            }

            if (MustCostMore(cost, slots - 1))
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

    /// <summary>Compares a whole set with the best one so far.</summary>
    private void Weigh(long rest, long rank)
    {
        if (!_countsUnitsOnly && rest <= _missing)
        {
            _visits += (long)_size * _problem.Lines;
            _best.Weigh(_path.AsSpan(0, _size), rank);
        }
    }

    /// <summary>Whether every set that begins so costs more than the best one so far: with the lowest fixed costs for the open slots and the lowest unit cost.</summary>
    private bool MustCostMore(decimal fixedCost, int slots) => _best.IsFound
        && fixedCost + _ranking.LeastFixedCost(slots) + (_ranking.LeastUnitCost * (_problem.Total - _missing)) > _best.Cost;

    /// <summary>What is still needed after one more warehouse.</summary>
    private long Take(int candidate, int depth)
    {
        var lines = _problem.Lines;
        var rest = _rest.AsSpan(depth * lines, lines);
        var next = _rest.AsSpan((depth + 1) * lines, lines);
        var have = _problem.Have.AsSpan(candidate * lines, lines);
        var (left, l) = (0L, 0);
#if NET
        if (Vector.IsHardwareAccelerated && lines >= Vector<long>.Count)
        {
            var sums = Vector<long>.Zero;
            for (; l <= lines - Vector<long>.Count; l += Vector<long>.Count)
            {
                var open = Vector.Max(Vector<long>.Zero, new Vector<long>(rest[l..]) - new Vector<long>(have[l..]));
                open.CopyTo(next[l..]);
                sums += open;
            }

            left = Vector.Sum(sums);
        }
#endif
        for (; l < lines; l++)
        {
            next[l] = Math.Max(0, rest[l] - have[l]);
            left += next[l];
        }

        return left;
    }

    private bool CanFill(int from, int depth, int slots, long left)
    {
        if (slots == 0 || !_bounds.AreKept)
        {
            return left <= _missing || slots > 0;
        }

        return _bounds.MayLeave(_missing, _rest.AsSpan(depth * _problem.Lines, _problem.Lines), from, slots);
    }
}
