namespace EcomCore.Inventory.Tests;

public sealed class ServiceLevelTests
{
    private static readonly DemandDistribution Lead = DemandDistribution.Normal(50, 10);

    [Fact]
    public void The_textbooks_fill_rate_needs_less_stock_than_its_cycle_service_level()
    {
        // z = 1.2816: 90 % of the cycles, but n(z) = 0.04734: 10 * 0.04734 / 100 of the units, 99.5 %.
        var point = 50 + (10 * 1.2815515655446004);
        Assert.Equal(0.9, ServiceLevel.OfCycle(Lead, point), 12);
        Assert.Equal(1 - (0.04734317537802685 / 10), ServiceLevel.FillRate(Lead, point, 100), 12);
    }

    [Fact]
    public void A_low_fill_rate_needs_negative_safety_stock() =>
        Assert.True(ServiceLevel.ReorderPointFor(Lead, 200, 0.9) < Lead.Mean);

    [Theory]
    [InlineData(0)]
    [InlineData(2e9)]
    public void A_whole_reorder_point_is_the_smallest_that_does_however_large(double start)
    {
        // From the start on 5 of 10 units are short on average, and a lot of 10 serves all: half of the units wait.
        var demand = DemandDistribution.Empirical([start, start + 10]);

        Assert.Equal(start, ServiceLevel.ReorderPointFor(demand, 10, 0.5));
        Assert.Equal(start + 1, ServiceLevel.ReorderPointFor(demand, 10, 0.5 + 1e-9));
        Assert.Equal(start + 5, ServiceLevel.ReorderPointFor(demand, 10, 0.75));
    }

    [Theory]
    [InlineData(3, 2, 20)]
    [InlineData(0, 1, 5)]
    [InlineData(2, 3, 15)]
    public void Periodic_fill_rates_are_those_of_a_simulation(int lead, int review, int level)
    {
        var rate = ServiceLevel.PeriodicFillRate(DemandDistribution.Poisson(4), lead, review, level);
        Assert.Equal(Simulated(lead, review, level), rate, 0.006);
    }

    [Fact]
    public void Wrong_numbers_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ServiceLevel.ReorderPointFor(Lead, 0, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => ServiceLevel.ReorderPointFor(Lead, 1, 1));
        Assert.Throws<ArgumentNullException>(() => ServiceLevel.OfCycle(null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ServiceLevel.PeriodicFillRate(Lead, -1, 1, 1));
    }

    /// <summary>Order at the start of a period, arrive at the start of a later one; units that find no stock wait.</summary>
    private static double Simulated(int lead, int review, int level)
    {
        const int Periods = 400_000;
        var random = new Random(7);
        var arriving = new long[lead + 1];
        long stock = level, position = level, demanded = 0, waited = 0;
        for (var t = 0; t < Periods; t++)
        {
            stock += arriving[t % (lead + 1)];
            arriving[t % (lead + 1)] = 0;
            if (t % review == 0)
            {
                arriving[(t + lead) % (lead + 1)] += level - position;
                stock += lead == 0 ? arriving[t % 1] : 0;
                arriving[0] = lead == 0 ? 0 : arriving[0];
                position = level;
            }

            var demand = PoissonOf(random, 4);
            demanded += demand;
            waited += Math.Min(demand, Math.Max(0, demand - Math.Max(0, stock)));
            stock -= demand;
            position -= demand;
        }

        return 1 - ((double)waited / demanded);
    }

    private static int PoissonOf(Random random, double mean)
    {
        var (count, chance) = (0, random.NextDouble());
        for (var limit = Math.Exp(-mean); chance > limit; chance *= random.NextDouble())
        {
            count++;
        }

        return count;
    }
}
