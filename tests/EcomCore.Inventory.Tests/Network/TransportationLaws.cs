using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

[Properties(Arbitrary = [typeof(TransportationLaws)], MaxTest = 1000)]
public sealed class TransportationLaws
{
    public static Arbitrary<Task> Tasks() =>
        (from warehouses in Gen.Choose(0, 6)
         from destinations in Gen.Choose(0, 7)
         from supply in Gen.Choose(0, 9).Select(n => (long)n).ArrayOf(warehouses)
         from demand in Gen.Choose(0, 9).Select(n => (long)n).ArrayOf(destinations)
         from costs in Gen.Frequency(
             (5, Gen.Choose(-3, 12).Select(n => (long)n)), (1, Gen.Constant(TransportationSolver.NoLane))).ArrayOf(warehouses * destinations)
         select new Task(supply, demand, costs)).ToArbitrary();

    [Property]
    public bool It_is_what_one_unit_at_a_time_along_cheapest_paths_gives(Task task)
    {
        var (units, outcome) = task.Solve();
        return (outcome.Sent, units.Zip(task.Costs).Sum(p => p.First == 0 ? 0 : p.First * p.Second))
            == NaiveTransportation.Solve(task.Supply, task.Demand, task.Costs);
    }

    [Property]
    public bool No_warehouse_sends_more_than_it_has_and_nobody_gets_more_than_asked(Task task)
    {
        var (units, outcome) = task.Solve();
        var n = task.Demand.Length;
        return units.All(u => u >= 0)
            && units.Zip(task.Costs).All(p => p.First == 0 || p.Second != TransportationSolver.NoLane)
            && task.Supply.Select((s, i) => units.AsSpan(i * n, n).ToArray().Sum() <= s).All(holds => holds)
            && task.Demand.Select((d, j) => units.Where((_, at) => at % n == j).Sum() <= d).All(holds => holds)
            && outcome.Sent == units.Sum() && outcome.Sent + outcome.Missing == task.Demand.Sum();
    }

    [Property]
    public bool A_bottleneck_asks_for_more_than_it_has_by_exactly_what_is_short(Task task)
    {
        var plan = NetworkAllocation.Solve(task.ToProblem());
        return plan.Bottleneck is { } cut
            ? cut.Demand - cut.Supply == plan.Shortages.Sum(s => s.Units) && !plan.IsComplete
            : plan.IsComplete;
    }

    [Property]
    public bool Another_unit_of_stock_never_costs_more_for_the_same_demand(Task task)
    {
        if (task.Supply.Length == 0 || task.Solve().Outcome.Missing > 0)
        {
            return true;
        }

        long[] more = [task.Supply[0] + 1, .. task.Supply.Skip(1)];
        return NetworkAllocation.Solve((task with { Supply = more }).ToProblem()).TotalCost <= NetworkAllocation.Solve(task.ToProblem()).TotalCost;
    }

    public sealed record Task(long[] Supply, long[] Demand, long[] Costs)
    {
        public (long[] Units, TransportationOutcome Outcome) Solve()
        {
            var units = new long[Costs.Length];
            return (units, new TransportationSolver().Solve(Supply, Demand, Costs, units));
        }

        public NetworkProblem ToProblem()
        {
            var costs = new decimal?[Supply.Length, Demand.Length];
            for (var at = 0; at < Costs.Length; at++)
            {
                costs[at / Demand.Length, at % Demand.Length] = Costs[at] == TransportationSolver.NoLane ? null : Costs[at] / 100m;
            }

            return new NetworkProblem(
                [.. Supply.Select((units, i) => new SupplyPoint($"w{i}", units))], [.. Demand.Select((units, j) => new DemandPoint($"d{j}", units))], costs);
        }
    }
}
