using FsCheck.Xunit;

namespace EcomCore.Forecasting.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 60)]
public sealed class BullwhipLaws
{
    [Property]
    public void What_is_ordered_arrives_and_nothing_is_lost(DemandSeries months, FsCheck.PositiveInt lead, bool smooth)
    {
        var leadTime = 1 + (lead.Get % 5);
        double[] demand = [.. months.Values.ToArray().Select(value => double.IsNaN(value) ? 0 : value)];
        var policy = smooth ? OrderPolicy.ExponentialSmoothing(leadTime, 0.3) with { Reaction = 0.4 } : OrderPolicy.MovingAverage(leadTime, 4);
        var run = Bullwhip.Simulate(demand, policy);

        // Stock at the end = what the pipeline held at first + what arrived of the orders - what was asked for.
        for (var t = 0; t < demand.Length; t++)
        {
            var arrived = Enumerable.Range(0, t + 1).Sum(s => s >= leadTime ? run.Orders[s - leadTime] : demand[0]);
            Assert.Equal(arrived - demand.Take(t + 1).Sum(), run.NetStock[t], 1e-6 * (1 + demand.Sum()));
        }
    }

    [Property]
    public void Orders_are_in_the_unit_of_demand(DemandSeries months)
    {
        double[] demand = [.. months.Values.ToArray().Select(value => double.IsNaN(value) ? 0 : value)];
        var policy = OrderPolicy.MovingAverage(2, 3);
        var (one, many) = (Bullwhip.Simulate(demand, policy), Bullwhip.Simulate(demand.Select(value => 8 * value), policy));

        Assert.Equal(one.Orders.Select(order => 8 * order), many.Orders);
        Assert.Equal(one.Amplification, many.Amplification, 1e-9);
    }

    [Property]
    public void A_longer_lead_time_never_lowers_the_bound(FsCheck.PositiveInt lead, FsCheck.PositiveInt window)
    {
        var (l, p) = (1 + (lead.Get % 100), 1 + (window.Get % 100));

        Assert.True(Bullwhip.LowerBound(OrderPolicy.MovingAverage(l + 1, p)) > Bullwhip.LowerBound(OrderPolicy.MovingAverage(l, p)));
        Assert.True(Bullwhip.LowerBound(OrderPolicy.MovingAverage(l, p + 1)) < Bullwhip.LowerBound(OrderPolicy.MovingAverage(l, p)));
        Assert.True(Bullwhip.ChainLowerBound(p, [l, l], sharedDemand: true) < Bullwhip.ChainLowerBound(p, [l, l], sharedDemand: false));
    }
}
