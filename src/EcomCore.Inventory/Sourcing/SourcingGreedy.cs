namespace EcomCore.Inventory;

/// <summary>The warehouse that adds most units, again and again; then those that turn out not to be needed are dropped.</summary>
internal sealed class SourcingGreedy(SourcingProblem problem, SourcingRanking ranking)
{
    private readonly long[] _rest = problem.Need.AsSpan(0, problem.Lines).ToArray();

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
            var (best, bestGain) = Best();
            chosen[Count++] = best;
            Missing -= bestGain;
            for (var l = 0; l < _rest.Length; l++)
            {
                _rest[l] -= Math.Min(_rest[l], Have(best, l));
            }
        }

        DropIdle(chosen);
    }

    private (int Candidate, long Gain) Best()
    {
        var (best, bestGain) = (-1, 0L);
        foreach (var candidate in ranking.ByGain)
        {
            var gain = 0L;
            for (var l = 0; l < _rest.Length; l++)
            {
                gain += Math.Min(_rest[l], Have(candidate, l));
            }

            if (gain > bestGain || (gain == bestGain && gain > 0 && ranking.CompareByUnitCost(candidate, best) < 0))
            {
                (best, bestGain) = (candidate, gain);
            }
        }

        return (best, bestGain);
    }

    /// <summary>Drops warehouses, the last ones first, without which as many units ship.</summary>
    private void DropIdle(int[] chosen)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (ServedWithout(i, chosen) >= problem.Total - Missing)
            {
                Array.Copy(chosen, i + 1, chosen, i, Count - i - 1);
                Count--;
            }
        }
    }

    private long ServedWithout(int dropped, int[] chosen)
    {
        var served = 0L;
        for (var l = 0; l < _rest.Length; l++)
        {
            var line = 0L;
            for (var j = 0; j < Count; j++)
            {
                line += j == dropped ? 0 : Have(chosen[j], l);
            }

            served += Math.Min(line, problem.Need[l]);
        }

        return served;
    }

    private long Have(int candidate, int line) => problem.Have[(candidate * problem.Lines) + line];
}
