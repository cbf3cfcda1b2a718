using Google.OrTools.Graph;

namespace EcomCore.Inventory.Tests;

/// <summary>The optimum of another solver on instances too large for brute force.</summary>
public sealed class OrToolsTests
{
    [Theory]
    [InlineData(1, 40, 60)]
    [InlineData(2, 60, 40)]
    [InlineData(3, 10, 300)]
    [InlineData(4, 300, 10)]
    public void Transportation_costs_are_the_same(int seed, int warehouses, int destinations)
    {
        var random = new Random(seed);
        var supply = Enumerable.Range(0, warehouses).Select(_ => (long)random.Next(0, 3000)).ToArray();
        var demand = Enumerable.Range(0, destinations).Select(_ => (long)random.Next(0, (int)(supply.Sum() / destinations))).ToArray();
        var costs = Enumerable.Range(0, warehouses * destinations).Select(_ => (long)random.Next(1, 50)).ToArray();
        var units = new long[costs.Length];
        Assert.Equal(0, new TransportationSolver().Solve(supply, demand, costs, units).Missing);

        using var flow = new MinCostFlow();
        for (var at = 0; at < costs.Length; at++)
        {
            flow.AddArcWithCapacityAndUnitCost(at / destinations, warehouses + (at % destinations), long.MaxValue / 4, costs[at]);
        }

        SetSupplies(flow, supply, demand);
        Assert.Equal(MinCostFlow.Status.OPTIMAL, flow.SolveMaxFlowWithMinCost());
        Assert.Equal(flow.OptimalCost(), units.Zip(costs).Sum(p => p.First * p.Second));
    }

    [Theory]
    [InlineData(DemandModel.Normal)]
    [InlineData(DemandModel.Poisson)]
    [InlineData(DemandModel.NegativeBinomial)]
    public void Expected_profit_is_the_same(DemandModel model)
    {
        // Every unit of every channel is an arc of capacity 1 that costs minus its worth, in billionths.
        const double Billionth = 1e9;
        const long Stock = 3000;
        var random = new Random(5);
        var channels = Enumerable.Range(0, 60).Select(i =>
        {
            var mean = random.NextDouble() * 90;
            return new ChannelDemand($"c{i}", mean) { Margin = 1 + (random.NextDouble() * 20), StdDev = Math.Sqrt(mean) * (1.05 + random.NextDouble()) };
        }).ToArray();
        var plan = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model, holdingCost: 0.5)).Allocate(Stock, channels);

        using var flow = new MinCostFlow();
        for (var i = 0; i < channels.Length; i++)
        {
            var curve = SalesCurve.Of(model, channels[i].Demand, channels[i].StdDev);
            for (var k = 0; k < 400; k++)
            {
                flow.AddArcWithCapacityAndUnitCost(0, 1, 1, -(long)Math.Round(curve.WorthOf(k, 1, channels[i].Margin, 0.5).Value * Billionth));
            }
        }

        flow.AddArcWithCapacityAndUnitCost(0, 1, Stock, 0);
        flow.SetNodeSupply(0, Stock);
        flow.SetNodeSupply(1, -Stock);
        Assert.Equal(MinCostFlow.Status.OPTIMAL, flow.Solve());

        // Each of the units is rounded by at most half a billionth.
        Assert.Equal(-flow.OptimalCost() / Billionth, plan.ExpectedProfit!.Value, Stock / Billionth);
    }

    private static void SetSupplies(MinCostFlow flow, long[] supply, long[] demand)
    {
        for (var i = 0; i < supply.Length; i++)
        {
            flow.SetNodeSupply(i, supply[i]);
        }

        for (var j = 0; j < demand.Length; j++)
        {
            flow.SetNodeSupply(supply.Length + j, -demand[j]);
        }
    }
}
