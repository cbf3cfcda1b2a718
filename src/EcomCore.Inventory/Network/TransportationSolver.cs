namespace EcomCore.Inventory;

/// <summary>
/// Finds the cheapest way to send whole units from warehouses to destinations, exactly, over spans. Keeps its working space between
/// calls and allocates nothing once it is large enough. One thread at a time.
/// </summary>
/// <remarks>
/// <para>The transportation problem of Hitchcock (1941), solved by the network simplex method (Dantzig 1951) on a strongly feasible tree
/// (Cunningham 1976) in whole numbers, so that no rounding can hide a better plan. First as many units as possible are sent, then at the least cost.</para>
/// <para>Each round takes the arc with the most negative reduced cost of a block of rows, and one round with no such arc in any row proves the
/// optimum. Rounds grow about linearly with warehouses and destinations, each linear in a row.</para>
/// </remarks>
public sealed class TransportationSolver
{
    /// <summary>The cost of a lane that does not exist: 2^62.</summary>
    public const long NoLane = 1L << 62;

    private const int RoundsBetweenChecks = 1024;

    private readonly SpanningTree _tree = new();
    private readonly StartingTree _start = new();

    /// <summary>Finds the cheapest plan.</summary>
    /// <param name="supply">Units in each warehouse; 0 or more.</param>
    /// <param name="demand">Units asked by each destination; 0 or more.</param>
    /// <param name="costs">Cost of a unit in the smallest unit of money, warehouse by warehouse: that of warehouse i and destination j stands at
    /// i * destinations + j. May be negative. <see cref="NoLane"/> where nothing can be sent.</param>
    /// <param name="units">Receives the units sent, laid out as the costs.</param>
    /// <param name="cancellationToken">Stops between rounds; the units are then of no use.</param>
    /// <returns>What was sent and what is short.</returns>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Units are negative or their sum does not fit a long, or costs are so large that their sum
    /// along a path might not.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public TransportationOutcome Solve(
        ReadOnlySpan<long> supply,
        ReadOnlySpan<long> demand,
        ReadOnlySpan<long> costs,
        Span<long> units,
        CancellationToken cancellationToken = default)
    {
        var lanes = checked(supply.Length * demand.Length);
        MustHold(costs.Length, lanes, nameof(costs));
        MustHold(units.Length, lanes, nameof(units));
        SumOf(supply, nameof(supply));
        var wanted = SumOf(demand, nameof(demand));
        var shortageCost = ShortageCost(costs, supply.Length + demand.Length);

        _start.Plant(_tree, supply, demand, costs);
        _tree.SetPotentials(costs, demand.Length, shortageCost);
        Improve(supply.Length, demand.Length, costs, shortageCost, cancellationToken);
        return new TransportationOutcome(wanted - ReadOff(supply.Length, demand.Length, units), wanted);
    }

    private static void MustHold(int found, int expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a length of {expected}; found {found}."), name);
        }
    }

    private static long SumOf(ReadOnlySpan<long> values, string name)
    {
        var sum = 0L;
        foreach (var value in values)
        {
            if (value < 0 || value > long.MaxValue - sum)
            {
                throw new ArgumentOutOfRangeException(name, value, "Expected 0 or more, and a sum that fits a long.");
            }

            sum += value;
        }

        return sum;
    }

    /// <summary>More than any path of lanes can save, so that a unit is left short only where it cannot be sent.</summary>
    private static long ShortageCost(ReadOnlySpan<long> costs, int points)
    {
        var largest = 1L;
        foreach (var cost in costs)
        {
            if (cost == NoLane)
            {
                continue;
            }

            if (cost is < -NoLane or > NoLane)
            {
                throw new ArgumentOutOfRangeException(nameof(costs), cost, "Expected a cost between -2^62 and 2^62.");
            }

            largest = Math.Max(largest, Math.Abs(cost));
        }

        return largest <= MostCost(points)
            ? 2 * largest * (points + 1)
            : throw new ArgumentOutOfRangeException(
                nameof(costs), largest, FormattableString.Invariant($"Expected costs of at most {MostCost(points)} for {points} warehouses and destinations."));
    }

    /// <summary>With costs up to this, potentials stay below three times the cost of a shortage, and that below a quarter of what a long holds.</summary>
    internal static long MostCost(int points) => NoLane / 16 / (points + 1);

    private void Improve(int warehouses, int destinations, ReadOnlySpan<long> costs, long shortageCost, CancellationToken cancellationToken)
    {
        var row = 0;
        for (var round = 1; ; round++)
        {
            if (round % RoundsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var arc = LanePricing.FindEntering(_tree.Potentials, warehouses, destinations, costs, shortageCost, ref row);
            if (arc.ReducedCost >= 0)
            {
                return;
            }

            _tree.Enter(arc.From, arc.To, arc.ReducedCost);
        }
    }

    /// <summary>Writes the flows of the tree's lanes; returns the units that are short.</summary>
    private long ReadOff(int warehouses, int destinations, Span<long> units)
    {
        units.Clear();
        var missing = 0L;
        for (var node = 0; node < _tree.Root; node++)
        {
            var parent = _tree.ParentOf(node);
            if (parent != _tree.Root)
            {
                var (from, to) = node < warehouses ? (node, parent - warehouses) : (parent, node - warehouses);
                units[(from * destinations) + to] = _tree.FlowOf(node);
            }
            else if (node >= warehouses)
            {
                missing += _tree.FlowOf(node);
            }
        }

        return missing;
    }
}
