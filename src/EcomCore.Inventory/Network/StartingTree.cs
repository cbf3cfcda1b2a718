namespace EcomCore.Inventory;

/// <summary>A good first tree: destinations in the order of their regret take from the cheapest warehouse that has stock left.</summary>
/// <remarks>Regret is what a destination loses when it gets its second choice (Vogel's idea, Reinfeld and Vogel 1958, computed once).</remarks>
internal sealed class StartingTree
{
    private long[] _left = [];
    private long[] _regret = [];
    private int[] _order = [];

    public void Plant(SpanningTree tree, ReadOnlySpan<long> supply, ReadOnlySpan<long> demand, ReadOnlySpan<long> costs)
    {
        Reserve(supply.Length, demand.Length);
        supply.CopyTo(_left);
        tree.Reset(supply.Length, demand.Length);
        for (var i = 0; i < supply.Length; i++)
        {
            tree.Hang(i, tree.Root, supply[i]);
        }

        SortByRegret(supply.Length, demand.Length, costs);
        for (var place = 0; place < demand.Length; place++)
        {
            Serve(tree, _order[place], supply.Length, demand, costs);
        }
    }

    private void Reserve(int warehouses, int destinations)
    {
        if (_left.Length < warehouses)
        {
            _left = new long[warehouses];
        }

        if (_order.Length < destinations)
        {
            _order = new int[destinations];
            _regret = new long[destinations];
        }
    }

    private void SortByRegret(int warehouses, int destinations, ReadOnlySpan<long> costs)
    {
        for (var j = 0; j < destinations; j++)
        {
            var (best, second) = (TransportationSolver.NoLane, TransportationSolver.NoLane);
            for (var at = j; at < warehouses * destinations; at += destinations)
            {
                var cost = costs[at];
                second = Math.Min(second, Math.Max(best, cost));
                best = Math.Min(best, cost);
            }

            _order[j] = j;
            _regret[j] = best - second;
        }

        Array.Sort(_regret, _order, 0, destinations);
    }

    /// <summary>
    /// Takes a destination's units. A warehouse that runs dry before the destination has all goes below it; the last one, or the root for what nobody
    /// can send, becomes its parent. So every arc without flow is one from a warehouse to the root.
    /// </summary>
    private void Serve(SpanningTree tree, int destination, int warehouses, ReadOnlySpan<long> demand, ReadOnlySpan<long> costs)
    {
        var node = warehouses + destination;
        var wanted = demand[destination];
        while (wanted > 0)
        {
            var from = Cheapest(destination, warehouses, demand.Length, costs);
            if (from < 0)
            {
                break;
            }

            var units = Math.Min(wanted, _left[from]);
            wanted -= units;
            _left[from] -= units;
            if (wanted == 0)
            {
                tree.SetFlow(from, _left[from]);
                tree.Hang(node, from, units);
                return;
            }

            tree.Unhang(from);
            tree.Hang(from, node, units);
        }

        tree.Hang(node, tree.Root, wanted);
    }

    private int Cheapest(int destination, int warehouses, int destinations, ReadOnlySpan<long> costs)
    {
        var cheapest = -1;
        var least = TransportationSolver.NoLane;
        for (var i = 0; i < warehouses; i++)
        {
            var cost = costs[(i * destinations) + destination];
            if (_left[i] > 0 && cost < least)
            {
                (cheapest, least) = (i, cost);
            }
        }

        return cheapest;
    }
}
