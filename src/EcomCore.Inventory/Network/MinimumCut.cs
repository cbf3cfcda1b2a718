namespace EcomCore.Inventory;

/// <summary>Finds who competes for what is missing.</summary>
internal static class MinimumCut
{
    /// <summary>
    /// Starts at the destinations that are short. A warehouse with a lane to one of them is taken in, and with it every destination that it serves:
    /// those units could be sent to the short ones instead.
    /// </summary>
    public static Bottleneck Find(NetworkProblem problem, ReadOnlySpan<long> units, ReadOnlySpan<long> missing)
    {
        var (warehouses, destinations) = (problem.Warehouses.Count, problem.Destinations.Count);
        var isSource = new bool[warehouses];
        var isShort = new bool[destinations];
        var open = new Queue<int>();
        for (var j = 0; j < destinations; j++)
        {
            if (missing[j] > 0)
            {
                isShort[j] = true;
                open.Enqueue(j);
            }
        }

        while (open.Count > 0)
        {
            var j = open.Dequeue();
            for (var i = 0; i < warehouses; i++)
            {
                if (!isSource[i] && problem.WholeCosts[(i * destinations) + j] != TransportationSolver.NoLane)
                {
                    isSource[i] = true;
                    TakeInServed(units.Slice(i * destinations, destinations), isShort, open);
                }
            }
        }

        var sources = problem.Warehouses.Where((_, i) => isSource[i]).ToArray();
        var asking = problem.Destinations.Where((_, j) => isShort[j]).ToArray();
        return new Bottleneck(
            [.. asking.Select(d => d.Name)], asking.Sum(d => d.Units), [.. sources.Select(w => w.Name)], sources.Sum(w => w.Units));
    }

    private static void TakeInServed(ReadOnlySpan<long> units, bool[] isShort, Queue<int> open)
    {
        for (var j = 0; j < units.Length; j++)
        {
            if (units[j] > 0 && !isShort[j])
            {
                isShort[j] = true;
                open.Enqueue(j);
            }
        }
    }
}
