using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Inventory.Tests;

/// <summary>Optima of textbooks, recomputed by two other solvers, and of OR-Tools 9.15 on generated instances.</summary>
public sealed class NetworkOracles
{
    private static readonly TransportationSolver Solver = new();

    [SharedDataFact]
    public void Transportation_costs_are_the_textbooks()
    {
        foreach (var row in Rows("transportation"))
        {
            var (supply, demand, cost) = (Longs(row, "supply"), Longs(row, "demand"), row.GetProperty("cost"));
            var costs = new decimal?[supply.Length, demand.Length];
            for (var i = 0; i < supply.Length; i++)
            {
                for (var j = 0; j < demand.Length; j++)
                {
                    costs[i, j] = cost[i][j].GetDecimal();
                }
            }

            var plan = NetworkAllocation.Solve(new NetworkProblem(
                [.. supply.Select((u, i) => new SupplyPoint($"w{i}", u))], [.. demand.Select((u, j) => new DemandPoint($"d{j}", u))], costs));
            Assert.True(plan.IsComplete);
            Assert.Equal(row.GetProperty("optimum").GetDecimal(), plan.TotalCost);
        }
    }

    [SharedDataFact]
    public void An_assignment_is_transportation_of_single_units()
    {
        foreach (var row in Rows("assignment"))
        {
            long[][] cost = [.. row.GetProperty("cost").EnumerateArray().Select(r => r.EnumerateArray().Select(c => c.GetInt64()).ToArray())];
            Assert.Equal(row.GetProperty("optimum").GetInt64(), Cost(Ones(cost.Length), Ones(cost[0].Length), [.. cost.SelectMany(r => r)]));
        }
    }

    [SharedDataFact]
    public void A_network_with_capacities_is_transportation_between_arcs_and_nodes()
    {
        // Each arc is a warehouse that holds its capacity: what it sends to its head has flowed, what it sends to its tail has not (Wagner 1959).
        foreach (var row in Rows("min_cost_flow"))
        {
            var (tail, head, capacity, unitCost, supply) =
                (Longs(row, "tail"), Longs(row, "head"), Longs(row, "capacity"), Longs(row, "unit_cost"), Longs(row, "supply"));
            var demand = supply.Select((s, node) => capacity.Where((_, arc) => tail[arc] == node).Sum() - s).ToArray();
            var costs = Enumerable.Repeat(TransportationSolver.NoLane, tail.Length * supply.Length).ToArray();
            for (var arc = 0; arc < tail.Length; arc++)
            {
                costs[(arc * supply.Length) + head[arc]] = unitCost[arc];
                costs[(arc * supply.Length) + tail[arc]] = 0;
            }

            Assert.Equal(row.GetProperty("optimum").GetInt64(), Cost(capacity, demand, costs));
        }
    }

    [SharedDataFact]
    public void Generated_instances_cost_what_OR_Tools_says()
    {
        var optima = Rows("generated_large_via_ortools").ToDictionary(r => r.GetProperty("name").GetString()!, r => r.GetProperty("optimum").GetInt64());

        var random = new Random(7);
        Assert.Equal(optima["LSA n=100"], Cost(Ones(100), Ones(100), [.. Enumerable.Range(0, 10_000).Select(_ => (long)random.Next(1, 1000))]));
        Assert.Equal(optima["MCF 50x200"], Generated(50, 200));
        Assert.Equal(optima["MCF 200x5000"], Generated(200, 5000));
    }

    [SharedDataFact]
    public void Hamilton_loses_a_unit_where_Webster_does_not()
    {
        // The published largest-remainder results, and why this package does not offer the method.
        foreach (var row in Rows("apportionment").Where(r => r.GetProperty("method").GetString() == "hamilton"))
        {
            var (weights, total) = (Longs(row, "weights"), row.GetProperty("total").GetInt64());
            Assert.Equal(Longs(row, "expected"), Hamilton(weights, total));
            var channels = weights.Select((w, i) => new ChannelDemand($"c{i}", w)).ToArray();
            for (var units = 0; units < 30; units++)
            {
                var more = ChannelAllocator.FairShare.Allocate(units + 1, channels);
                Assert.All(ChannelAllocator.FairShare.Allocate(units, channels).Zip(more), p => Assert.True(p.First.Units <= p.Second.Units));
            }
        }

        Assert.Equal([4, 4, 2], Hamilton([6, 6, 2], 10));
        Assert.Equal([5, 5, 1], Hamilton([6, 6, 2], 11));
    }

    internal static long Generated(int warehouses, int destinations)
    {
        var random = new Random(11);
        var supply = Enumerable.Range(0, warehouses).Select(_ => (long)random.Next(1000, 20000)).ToArray();
        var demand = new long[destinations];
        var rest = supply.Sum();
        for (var j = 0; j < destinations; j++)
        {
            demand[j] = rest / (destinations - j);
            rest -= demand[j];
        }

        return Cost(supply, demand, [.. Enumerable.Range(0, warehouses * destinations).Select(_ => (long)random.Next(1, 1000))]);
    }

    private static long[] Hamilton(long[] weights, long total)
    {
        var sum = weights.Sum();
        var units = weights.Select(w => w * total / sum).ToArray();
        foreach (var i in Enumerable.Range(0, units.Length).OrderByDescending(i => weights[i] * total % sum).Take((int)(total - units.Sum())))
        {
            units[i]++;
        }

        return units;
    }

    private static long Cost(long[] supply, long[] demand, long[] costs)
    {
        var units = new long[costs.Length];
        Assert.Equal(0, Solver.Solve(supply, demand, costs, units).Missing);
        return units.Zip(costs).Sum(p => p.First == 0 ? 0 : p.First * p.Second);
    }

    private static long[] Ones(int count) => [.. Enumerable.Repeat(1L, count)];

    private static long[] Longs(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(e => e.GetInt64())];

    private static IEnumerable<JsonElement> Rows(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/inventory.json")));
        return [.. document.RootElement.GetProperty(name).EnumerateArray().Select(row => row.Clone())];
    }
}
