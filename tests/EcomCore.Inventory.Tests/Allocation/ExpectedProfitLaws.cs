using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

[Properties(Arbitrary = [typeof(ExpectedProfitLaws)], MaxTest = 300)]
public sealed class ExpectedProfitLaws
{
    public static Arbitrary<Market> Markets() =>
        (from count in Gen.Choose(1, 5)
         from channels in Channel().ArrayOf(count)
         from available in Gen.Choose(0, 60)
         from model in Gen.Elements(DemandModel.Normal, DemandModel.Poisson, DemandModel.NegativeBinomial)
         from holding in Gen.Elements(0, 0, 0.5, 3)
         select new Market(
             new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model, holdingCost: holding),
             available,
             [.. channels.Select((c, i) => new ChannelDemand($"c{i}", c.Demand, floor: c.Floor, cap: c.Cap)
             {
                 Margin = c.Margin, StdDev = c.StdDev, Observations = c.Observations,
             })])).ToArbitrary();

    [Property]
    public bool It_is_the_best_of_all_plans(Market market)
    {
        var plan = market.Allocate();
        if (!plan.FloorsMet)
        {
            return true;
        }

        // Both sums round a few dozen products; a unit in the wrong place costs far more than the tolerance.
        var best = market.BestProfit();
        return Math.Abs(plan.ExpectedProfit!.Value - best) <= 1e-11 * Math.Max(1, Math.Abs(best));
    }

    [Property]
    public bool No_lot_left_out_is_worth_more_than_one_taken(Market market, PositiveInt scale, bool inLots)
    {
        // Far larger markets than brute force could solve.
        var size = (scale.Get % 40) + 1;
        var large = market with
        {
            Available = market.Available * size,
            Channels =
            [
                .. market.Channels.Select((c, i) => new ChannelDemand(c.Channel, c.Demand * size, floor: c.Floor, cap: c.Cap * size)
                {
                    Margin = c.Margin, StdDev = c.StdDev * Math.Sqrt(size), Observations = c.Observations, Lot = inLots ? 1 + ((i + size) % 9) : 1,
                }),
            ],
        };
        var plan = large.Allocate();
        if (!plan.FloorsMet)
        {
            return true;
        }

        var (left, taken) = (new List<Worth>(), new List<Worth>());
        foreach (var (channel, units) in large.Channels.Zip(plan, (c, a) => (c, a.Units)))
        {
            var (lots, curve) = (units / channel.Lot, large.CurveOf(channel));
            if (lots < (channel.Cap ?? long.MaxValue) / channel.Lot)
            {
                var next = curve.WorthOf(lots, channel.Lot, channel.Margin, market.Policy.HoldingCost);
                left.AddRange(next.Pays ? [next] : []);
            }

            if (units > Math.Min(channel.Cap ?? long.MaxValue, channel.Floor + channel.Lot - 1))
            {
                taken.Add(curve.WorthOf(lots - 1, channel.Lot, channel.Margin, market.Policy.HoldingCost));
            }
        }

        return taken.All(t => t.Pays && left.All(l => t.CompareTo(l) >= 0));
    }

    [Property]
    public bool No_unit_is_lost_and_limits_hold(Market market)
    {
        var plan = market.Allocate();
        return plan.Sum(a => a.Units) + plan.Unallocated == market.Available
            && plan.Zip(market.Channels).All(p => p.First.Units <= (p.Second.Cap ?? long.MaxValue) && (!plan.FloorsMet || p.First.Units >= p.Second.Floor));
    }

    [Property]
    public bool More_stock_never_takes_a_unit_from_a_channel(Market market) =>
        market.Allocate().Zip((market with { Available = market.Available + 1 }).Allocate()).All(p => p.Second.Units >= p.First.Units);

    [Property]
    public bool The_batch_gives_the_same_as_the_single_form(Market market)
    {
        var channels = market.Channels.Where(c => c.Observations is null).ToArray();
        var units = new long[channels.Length];
        var unallocated = new long[1];
        new ChannelAllocator(market.Policy).AllocateBatch(
            new AllocationBatch(
                [market.Available],
                [.. channels.Select(c => c.Demand)],
                [.. channels.Select(c => c.Floor)],
                [.. channels.Select(c => c.Cap ?? long.MaxValue)],
                margins: [.. channels.Select(c => c.Margin)],
                deviations: [.. channels.Select(c => c.StdDev)]),
            units,
            unallocated);
        return units.SequenceEqual((market with { Channels = channels }).Allocate().Select(a => a.Units));
    }

    [Property]
    public bool Marginal_values_are_the_differences_of_expected_sales_and_fall(Market market)
    {
        foreach (var channel in market.Channels)
        {
            var curve = market.CurveOf(channel);
            var before = 1.0;
            for (var k = 0; k < 80; k++)
            {
                var value = curve.WorthOf(k, 1, 1, 0).Value;
                // The incomplete beta function of the negative binomial is good to ten digits; the other curves to more.
                if (value > before * (1 + 1e-12) || Math.Abs(value - (curve.Sales(k + 1) - curve.Sales(k))) > 1e-9)
                {
                    return false;
                }

                before = value;
            }
        }

        return true;
    }

    private static Gen<ChannelDemand> Channel() =>
        from demand in Gen.OneOf(Gen.Choose(0, 40).Select(n => (double)n), Gen.Choose(0, 3000).Select(n => n / 97.0))
        from deviation in Gen.Elements(0, 0.3, 2, 5, 9, 15, 40)
        from margin in Gen.OneOf(Gen.Constant(10.0), Gen.Choose(0, 200).Select(n => n / 10.0))
        from floor in Gen.Elements(0, 0, 0, 3)
        from room in Gen.Elements(-1, -1, 0, 5, 25)
        from observations in Gen.OneOf(Gen.Constant<double[]?>(null), Gen.Choose(0, 90).Select(n => n / 3.0).NonEmptyListOf().Select(l => (double[]?)[.. l]))
        select new ChannelDemand("c", demand, floor: floor, cap: room < 0 ? null : floor + room)
        {
            Margin = margin,
            StdDev = deviation,
            Observations = deviation == 2 ? observations : null,
        };

    public sealed record Market(AllocationPolicy Policy, long Available, IReadOnlyList<ChannelDemand> Channels)
    {
        public Allocation Allocate() => new ChannelAllocator(Policy).Allocate(Available, Channels);

        internal SalesCurve CurveOf(ChannelDemand channel) =>
            channel.Observations is { } observations ? SalesCurve.Of(observations) : SalesCurve.Of(Policy.DemandModel, channel.Demand, channel.StdDev);

        /// <summary>Every way to divide every part of the stock, channel by channel.</summary>
        internal double BestProfit()
        {
            var best = new double[Available + 1];
            best.AsSpan(1).Fill(double.NegativeInfinity);
            foreach (var channel in Channels)
            {
                var curve = CurveOf(channel);
                var with = new double[best.Length];
                with.AsSpan().Fill(double.NegativeInfinity);
                for (var used = 0L; used < best.Length; used++)
                {
                    for (var units = channel.Floor; units <= Math.Min(channel.Cap ?? Available, Available - used); units++)
                    {
                        var profit = ((channel.Margin + Policy.HoldingCost) * curve.Sales(units)) - (Policy.HoldingCost * units);
                        with[used + units] = Math.Max(with[used + units], best[used] + profit);
                    }
                }

                best = with;
            }

            return best.Max();
        }
    }
}
