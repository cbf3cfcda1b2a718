using MathNet.Numerics;

namespace EcomCore.Inventory.Tests;

/// <summary>Stock so scarce that every unit is sure to be sold in all digits of a double: expected profit against a unit-by-unit greedy choice by the logarithm of the chance that it is not.</summary>
public sealed class ScarceStockTests
{
    [Theory]
    [InlineData(DemandModel.Poisson, 3000)]
    [InlineData(DemandModel.Poisson, 9500)]
    [InlineData(DemandModel.Poisson, 20_000)]
    [InlineData(DemandModel.NegativeBinomial, 5000)]
    [InlineData(DemandModel.NegativeBinomial, 14_000)]
    [InlineData(DemandModel.Normal, 4000)]
    [InlineData(DemandModel.Normal, 11_000)]
    public void The_next_unit_goes_where_it_is_least_likely_left_over(DemandModel model, long stock)
    {
        ChannelDemand[] channels =
        [
            new("a", 9000) { StdDev = 110 },
            new("b", 4000) { StdDev = 70 },
            new("c", 12_000) { StdDev = 200 },
        ];
        double[][] logs = [.. channels.Select(channel => LogsOfLeftOver(model, channel.Demand, channel.StdDev))];

        var expected = new long[channels.Length];
        for (var unit = 0; unit < stock; unit++)
        {
            var next = Enumerable.Range(0, channels.Length).MinBy(i => logs[i][expected[i]]);
            expected[next]++;
        }

        var policy = new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model, holdingCost: 1);
        Assert.Equal(expected, new ChannelAllocator(policy).Allocate(stock, channels).Select(allocation => allocation.Units));
    }

    [Theory]
    [InlineData(DemandModel.Poisson, 10, 40, 2)]
    [InlineData(DemandModel.Poisson, 50, 100, 1)]
    [InlineData(DemandModel.Poisson, 300, 250, 20)]
    [InlineData(DemandModel.NegativeBinomial, 10, 70, 1)]
    [InlineData(DemandModel.NegativeBinomial, 300, 250, 20)]
    [InlineData(DemandModel.Normal, 300, 7, 20)]
    public void The_next_lot_goes_where_it_is_least_likely_left_over(DemandModel model, int first, int second, int third)
    {
        ChannelDemand[] channels =
        [
            new("a", 9000) { StdDev = 110, Lot = first },
            new("b", 4000) { StdDev = 70, Lot = second },
            new("c", 12_000) { StdDev = 200, Lot = third },
        ];
        double[][] logs = [.. channels.Select(channel => LogsOfLeftOver(model, channel.Demand, channel.StdDev))];
        double[][] means = [.. channels.Zip(logs, (channel, log) => log.Chunk((int)channel.Lot).Select(lot => lot[^1] + Math.Log(lot.Average(one => Math.Exp(one - lot[^1])))).ToArray())];

        const long Stock = 8000;
        var expected = new long[channels.Length];
        var left = Stock;
        while (true)
        {
            var next = Enumerable.Range(0, channels.Length).MinBy(i => means[i][expected[i] / channels[i].Lot]);
            if (channels[next].Lot > left)
            {
                break;
            }

            expected[next] += channels[next].Lot;
            left -= channels[next].Lot;
        }

        var policy = new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model, holdingCost: 1);
        Assert.Equal(expected, new ChannelAllocator(policy).Allocate(Stock, channels).Select(allocation => allocation.Units));
    }

    [Fact]
    public void Channels_that_are_alike_get_alike_of_next_to_nothing() =>
        Assert.Equal([334, 333, 333], ChannelAllocator.ExpectedProfit.Allocate(1000, [new("a", 1e6) { StdDev = 1000 }, new("b", 1e6) { StdDev = 1000 }, new("c", 1e6) { StdDev = 1000 }]).Select(allocation => allocation.Units));

    /// <summary>ln P(D at most k), for Normal the mean of it over the unit, without the constant.</summary>
    private static double[] LogsOfLeftOver(DemandModel model, double mean, double stdDev)
    {
        var logs = new double[(int)mean];
        var sum = double.NegativeInfinity;
        var successes = mean * mean / ((stdDev * stdDev) - mean);
        for (var k = 0; k < logs.Length; k++)
        {
            if (model == DemandModel.Normal)
            {
                // Points close together, weighted alike.
                var points = Enumerable.Range(0, 40).Select(j => LogBelow((k + ((j + 0.5) / 40) - mean) / stdDev)).ToArray();
                logs[k] = points.Max() + Math.Log(points.Sum(point => Math.Exp(point - points.Max())));
                continue;
            }

            var mass = model == DemandModel.Poisson
                ? (k * Math.Log(mean)) - mean - SpecialFunctions.GammaLn(k + 1)
                : SpecialFunctions.GammaLn(k + successes) - SpecialFunctions.GammaLn(successes) - SpecialFunctions.GammaLn(k + 1)
                    + (successes * Math.Log(successes / (successes + mean))) + (k * Math.Log(mean / (successes + mean)));
            sum = Math.Max(sum, mass) + Math.Log(1 + Math.Exp(-Math.Abs(sum - mass)));
            logs[k] = sum;
        }

        return logs;
    }

    private static double LogBelow(double z)
    {
        // The continued fraction of the Mills ratio, from far inside.
        var fraction = -z;
        for (var i = 60; i > 0; i--)
        {
            fraction = -z + (i / fraction);
        }

        return (-z * z / 2) - Math.Log(fraction);
    }
}
