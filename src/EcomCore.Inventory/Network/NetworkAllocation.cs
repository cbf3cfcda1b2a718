namespace EcomCore.Inventory;

/// <summary>Decides which warehouse sends how much to which channel or region: as many units as possible, then at the least cost, exactly.</summary>
/// <remarks>See <see cref="TransportationSolver"/> for the method, and for the form over spans.</remarks>
public static class NetworkAllocation
{
    /// <summary>Finds the cheapest plan for one item.</summary>
    /// <param name="problem">Warehouses, destinations and costs.</param>
    /// <param name="cancellationToken">Stops between rounds.</param>
    /// <returns>The shipments; where not everything can be sent, what is short and why.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    /// <exception cref="OverflowException">The total cost does not fit a decimal; the message names the lane where it no longer does.</exception>
    public static NetworkPlan Solve(NetworkProblem problem, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        return Solve(problem, new TransportationSolver(), cancellationToken);
    }

    /// <summary>Finds the cheapest plan for each of many items.</summary>
    /// <param name="problems">The items.</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; 1 or more.</param>
    /// <param name="progress">Told the number of finished items now and then, from any of the threads, and at the end; may be null.</param>
    /// <param name="cancellationToken">Stops between rounds.</param>
    /// <returns>The plans in the order of the items; the same for any number of threads.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problems"/> or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDegreeOfParallelism"/> is below 1.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    /// <exception cref="OverflowException">A total cost does not fit a decimal; the message names the lane where it no longer does.</exception>
    public static IReadOnlyList<NetworkPlan> SolveMany(
        IReadOnlyList<NetworkProblem> problems,
        int maxDegreeOfParallelism = 1,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problems);
        Guard.AtLeast(maxDegreeOfParallelism, 1);
        foreach (var problem in problems)
        {
            Guard.NotNull(problem, nameof(problems));
        }

        var plans = new NetworkPlan[problems.Count];
        ParallelBlocks.Run(problems.Count, maxDegreeOfParallelism, progress, () => new TransportationSolver(), SolveBlock, cancellationToken);
        return plans;

        void SolveBlock(TransportationSolver solver, int first, int end)
        {
            for (var i = first; i < end; i++)
            {
                plans[i] = Solve(problems[i], solver, cancellationToken);
            }
        }
    }

    private static NetworkPlan Solve(NetworkProblem problem, TransportationSolver solver, CancellationToken cancellationToken)
    {
        long[] supply = [.. problem.Warehouses.Select(w => w.Units)];
        long[] demand = [.. problem.Destinations.Select(d => d.Units)];
        var units = new long[problem.WholeCosts.Length];
        var outcome = solver.Solve(supply, demand, problem.WholeCosts, units, cancellationToken);

        var shipments = new List<NetworkShipment>();
        for (var i = 0; i < supply.Length; i++)
        {
            for (var j = 0; j < demand.Length; j++)
            {
                var sent = units[(i * demand.Length) + j];
                if (sent > 0)
                {
                    shipments.Add(new NetworkShipment(problem.Warehouses[i].Name, problem.Destinations[j].Name, sent, problem.UnitCost(i, j) ?? 0));
                    supply[i] -= sent;
                    demand[j] -= sent;
                }
            }
        }

        var shortages = problem.Destinations.Select((d, j) => new Shortage(d.Name, demand[j])).Where(s => s.Units > 0).ToArray();
        return new NetworkPlan(shipments, supply, shortages, outcome.Missing == 0 ? null : MinimumCut.Find(problem, units, demand));
    }
}
