namespace EcomCore.Inventory.Tests;

public sealed class NetworkAllocationTests
{
    private static readonly SupplyPoint[] Warehouses = [new("Leeds", 40), new("Lyon", 60)];

    private static readonly DemandPoint[] Channels = [new("UK", 50), new("France", 30), new("Spain", 20)];

    [Fact]
    public void A_cost_beyond_decimals_names_its_lane()
    {
        var dear = new NetworkProblem([new("Leeds", long.MaxValue)], [new("UK", long.MaxValue)], new decimal?[,] { { 1e12m } });
        var error = Assert.Throws<OverflowException>(() => NetworkAllocation.Solve(dear));
        Assert.Contains("'Leeds' to 'UK'", error.Message, StringComparison.Ordinal);

        // Each fits, both together do not.
        var half = long.MaxValue / 2;
        var sum = new NetworkProblem([new("Leeds", half), new("Lyon", half)], [new("UK", half), new("France", half)], new decimal?[,] { { 1.3e10m, null }, { null, 1.3e10m } });
        error = Assert.Throws<OverflowException>(() => NetworkAllocation.Solve(sum));
        Assert.Contains("'Lyon' to 'France'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cheapest_plan_is_found()
    {
        // Leeds can only help the UK or the others; 10 of the UK must come from Lyon, whatever else happens.
        var plan = NetworkAllocation.Solve(new NetworkProblem(Warehouses, Channels, new decimal?[,] { { 2m, 5m, 6.5m }, { 4m, 1m, 3.25m } }));

        Assert.Equal(
            [
                new NetworkShipment("Leeds", "UK", 40, 2m),
                new NetworkShipment("Lyon", "UK", 10, 4m),
                new NetworkShipment("Lyon", "France", 30, 1m),
                new NetworkShipment("Lyon", "Spain", 20, 3.25m),
            ],
            plan.Shipments);
        Assert.Equal(80 + 40 + 30 + 65m, plan.TotalCost);
        Assert.True(plan.IsComplete);
        Assert.Null(plan.Bottleneck);
        Assert.Equal([0, 0], plan.Unused);
    }

    [Fact]
    public void What_cannot_be_met_is_explained()
    {
        var plan = NetworkAllocation.Solve(new NetworkProblem(
            [new("Leeds", 40), new("Lyon", 90)], Channels, new decimal?[,] { { 2m, null, null }, { null, 1m, 3m } }));

        Assert.Equal([new Shortage("UK", 10)], plan.Shortages);
        Assert.Equal("UK asks for 50 units; the only warehouse with a lane to it, Leeds, holds 40.", plan.Bottleneck!.ToString());
        Assert.Equal([0, 40], plan.Unused);
    }

    [Fact]
    public void The_bottleneck_names_everyone_who_competes()
    {
        var plan = NetworkAllocation.Solve(new NetworkProblem(
            [new("a", 5), new("b", 5), new("c", 100)],
            [new("x", 4), new("y", 4), new("z", 4), new("w", 1)],
            new decimal?[,] { { 1, 1, null, null }, { null, 1, 1, null }, { null, null, null, 1 } }));

        Assert.Equal(2, plan.Shortages.Sum(s => s.Units));
        Assert.Equal(["x", "y", "z"], plan.Bottleneck!.Destinations);
        Assert.Equal(["a", "b"], plan.Bottleneck.Warehouses);
        Assert.Equal("x, y, z ask for 12 units; the only warehouses with a lane to them, a, b, hold 10.", plan.Bottleneck.ToString());
        Assert.Equal(12, plan.Bottleneck.Demand);
        Assert.Equal(10, plan.Bottleneck.Supply);
    }

    [Fact]
    public void A_destination_without_a_lane_is_told()
    {
        var plan = NetworkAllocation.Solve(new NetworkProblem([new("a", 5)], [new("x", 4)], new decimal?[,] { { null } }));
        Assert.Equal("x asks for 4 units, and no warehouse has a lane to it.", plan.Bottleneck!.ToString());
    }

    [Fact]
    public void Nothing_at_all_is_a_plan()
    {
        Assert.True(NetworkAllocation.Solve(new NetworkProblem([], [], new decimal?[0, 0])).IsComplete);
        Assert.True(NetworkAllocation.Solve(new NetworkProblem([new("a", 5)], [], new decimal?[1, 0])).IsComplete);
        Assert.Equal([new Shortage("x", 3)], NetworkAllocation.Solve(new NetworkProblem([], [new("x", 3)], new decimal?[0, 1])).Shortages);
        Assert.True(NetworkAllocation.Solve(new NetworkProblem([new("a", 0)], [new("x", 0)], new decimal?[,] { { 1 } })).IsComplete);
    }

    [Fact]
    public void The_largest_units_do_not_overflow()
    {
        var plan = NetworkAllocation.Solve(new NetworkProblem(
            [new("a", long.MaxValue - 1), new("b", 1)], [new("x", long.MaxValue - 5), new("y", 5)], new decimal?[,] { { 0.01m, 3m }, { 2m, 1m } }));
        Assert.True(plan.IsComplete);
        Assert.Equal(((long.MaxValue - 5) * 0.01m) + (4 * 3m) + 1m, plan.TotalCost);
    }

    [Fact]
    public void Costs_may_have_many_decimals()
    {
        var plan = NetworkAllocation.Solve(new NetworkProblem(
            [new("a", 1), new("b", 1)], [new("x", 1), new("y", 1)], new decimal?[,] { { 1.0000000001m, 1m }, { 1m, 1m } }));
        Assert.Equal(2m, plan.TotalCost);
    }

    [Fact]
    public void Many_items_are_solved_in_order_by_any_number_of_threads()
    {
        var problems = Enumerable.Range(1, 200).Select(k => new NetworkProblem(
            [new("a", k), new("b", 50)], [new("x", 60), new("y", k)], new decimal?[,] { { k % 7, 3 }, { 2, k % 5 } })).ToArray();
        var alone = problems.Select(p => NetworkAllocation.Solve(p).TotalCost);

        Assert.Equal(alone, NetworkAllocation.SolveMany(problems).Select(p => p.TotalCost));
        Assert.Equal(alone, NetworkAllocation.SolveMany(problems, maxDegreeOfParallelism: 4).Select(p => p.TotalCost));
    }

    [Fact]
    public void Cancellation_stops_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => NetworkAllocation.SolveMany(
            [new NetworkProblem([new("a", 1)], [new("x", 1)], new decimal?[,] { { 1 } })], cancellationToken: source.Token));
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.Equal("warehouses", Assert.Throws<ArgumentException>(
            () => new NetworkProblem([new("a", 1), new("a", 2)], [], new decimal?[2, 0])).ParamName);
        Assert.Equal("unitCosts", Assert.Throws<ArgumentException>(() => new NetworkProblem([new("a", 1)], [], new decimal?[0, 0])).ParamName);
        Assert.Equal("destinations", Assert.Throws<ArgumentException>(
            () => new NetworkProblem([], [new("x", long.MaxValue), new("y", 1)], new decimal?[0, 2])).ParamName);
        Assert.Equal("unitCosts", Assert.Throws<ArgumentException>(
            () => new NetworkProblem([new("a", 1)], [new("x", 1), new("y", 1)], new decimal?[,] { { decimal.MaxValue, 0.0001m } })).ParamName);
        var solver = new TransportationSolver();
        Assert.Equal("costs", Assert.Throws<ArgumentException>(() => solver.Solve([1], [1], [], new long[1])).ParamName);
        Assert.Equal("supply", Assert.Throws<ArgumentOutOfRangeException>(() => solver.Solve([-1], [1], [1], new long[1])).ParamName);
        Assert.Equal("costs", Assert.Throws<ArgumentOutOfRangeException>(() => solver.Solve([1], [1], [long.MinValue], new long[1])).ParamName);
    }

    [Fact]
    public void The_solver_allocates_nothing_the_second_time()
    {
        var solver = new TransportationSolver();
        long[] costs = [1, 2, 3, 4, 5, 6];
        var units = new long[6];
        solver.Solve([5, 5], [3, 3, 4], costs, units);

        var before = GC.GetAllocatedBytesForCurrentThread();
        solver.Solve([5, 5], [3, 3, 4], costs, units);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
