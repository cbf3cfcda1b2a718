namespace EcomCore.Inventory;

/// <summary>The warehouse that adds most units, again and again; then those that turn out not to be needed are dropped.</summary>
/// <remarks>What a warehouse adds only falls as others are chosen, so it is counted again only where its last count is the largest (Minoux 1978).</remarks>
internal sealed class SourcingGreedy(SourcingProblem problem, SourcingRanking ranking, CancellationToken cancellationToken)
{
    // What a chosen one adds once more: less than nothing, so that its stock is never taken twice.
    private const long Taken = -1;

    private readonly long[] _rest = problem.Need.AsSpan(0, problem.Lines).ToArray();
    private readonly long[] _gain = problem.Gain.AsSpan(0, problem.Candidates).ToArray();
    private readonly bool[] _isCounted = new bool[problem.Candidates];

    /// <summary>Gets how many warehouses were chosen.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the units that are not served.</summary>
    public long Missing { get; private set; } = problem.Total;

    /// <summary>Chooses.</summary>
    /// <param name="most">The most warehouses.</param>
    /// <param name="chosen">Takes their candidates.</param>
    public void Choose(int most, int[] chosen)
    {
        while (Missing > 0 && Count < most)
        {
            var best = Best();
            chosen[Count++] = best;
            Missing -= _gain[best];
            _gain[best] = Taken;
            for (var l = 0; l < _rest.Length; l++)
            {
                _rest[l] -= Math.Min(_rest[l], Have(best, l));
            }
        }

        DropIdle(chosen);
    }

    /// <summary>The candidate that adds most; of equal ones that with the cheapest units.</summary>
    private int Best()
    {
        Array.Clear(_isCounted, 0, _isCounted.Length);
        while (true)
        {
            var best = 0;
            for (var c = 1; c < _gain.Length; c++)
            {
                if (_gain[c] > _gain[best] || (_gain[c] == _gain[best] && ranking.CompareByUnitCost(c, best) < 0))
                {
                    best = c;
                }
            }

            if (_isCounted[best])
            {
                return best;
            }

            cancellationToken.ThrowIfCancellationRequested();
            _isCounted[best] = true;
            _gain[best] = GainOf(best);
        }
    }

    private long GainOf(int candidate)
    {
        var gain = 0L;
        for (var l = 0; l < _rest.Length; l++)
        {
            gain += Math.Min(_rest[l], Have(candidate, l));
        }

        return gain;
    }

    /// <summary>Drops warehouses, the last ones first, without which as many units ship.</summary>
    private void DropIdle(int[] chosen)
    {
        // What all chosen ones have of each line: at most 4,096 times 10^15 units.
        var sums = new long[_rest.Length];
        for (var i = 0; i < Count; i++)
        {
            AddLines(sums, chosen[i], 1);
        }

        for (var i = Count - 1; i >= 0; i--)
        {
            AddLines(sums, chosen[i], -1);
            if (ServedBy(sums) >= problem.Total - Missing)
            {
                Array.Copy(chosen, i + 1, chosen, i, Count - i - 1);
                Count--;
            }
            else
            {
                AddLines(sums, chosen[i], 1);
            }
        }
    }

    private void AddLines(long[] sums, int candidate, int times)
    {
        for (var l = 0; l < sums.Length; l++)
        {
            sums[l] += times * Have(candidate, l);
        }
    }

    private long ServedBy(long[] sums)
    {
        var served = 0L;
        for (var l = 0; l < sums.Length; l++)
        {
            served += Math.Min(sums[l], problem.Need[l]);
        }

        return served;
    }

    private long Have(int candidate, int line) => problem.Have[(candidate * problem.Lines) + line];
}
