namespace EcomCore.Inventory.Tests;

public sealed class DemandDistributionTests
{
    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, DemandDistribution> All { get; } = new()
    {
        ["normal"] = DemandDistribution.Normal(50, 8),
        ["normal, mean below zero"] = DemandDistribution.Normal(-3, 1.5),
        ["lognormal"] = DemandDistribution.LogNormal(2, 0.7),
        ["gamma"] = DemandDistribution.Gamma(2.5, 3),
        ["exponential"] = DemandDistribution.Exponential(7),
        ["uniform"] = DemandDistribution.Uniform(-1, 5),
        ["poisson"] = DemandDistribution.Poisson(6),
        ["poisson, rare"] = DemandDistribution.Poisson(0.05),
        ["poisson, many"] = DemandDistribution.Poisson(5000),
        ["negative binomial"] = DemandDistribution.NegativeBinomial(9, 5),
        ["geometric"] = DemandDistribution.NegativeBinomialOf(1, 0.3),
        ["discrete"] = DemandDistribution.Discrete([0, 1, 4, 7], [0.1, 0.2, 0.3, 0.4]),
        ["empirical"] = DemandDistribution.Empirical([3, 1, 9, 3, 2]),
    };

    [Theory]
    [InlineData(2, 1e-16)]
    [InlineData(50, 1e-16)]
    [InlineData(100, 1e-12)]
    [InlineData(100, 1e-8)]
    [InlineData(10_000, 1e-10)]
    [InlineData(1_000_000, 1e-8)]
    [InlineData(1_000_000, 1e-6)]
    public void Negative_binomial_demand_next_to_poisson_is_next_to_it(double mean, double excess)
    {
        // The variance differs by the excess, and so, to its first order, does everything else.
        var poisson = DemandDistribution.Poisson(mean);
        var next = DemandDistribution.NegativeBinomial(mean, Math.BitIncrement(Math.Sqrt(mean * (1 + excess))));
        var tolerance = 1e-8 + excess;

        Assert.Equal(mean, next.Mean, mean * 1e-9);
        foreach (var shift in (double[])[-3, -1, 0, 1, 3])
        {
            var level = Math.Floor(mean + (shift * Math.Sqrt(mean)));
            Assert.Equal(poisson.Cdf(level), next.Cdf(level), tolerance);
            Assert.Equal(poisson.ExpectedShort(level), next.ExpectedShort(level), tolerance * mean);
        }

        Assert.Equal(poisson.Quantile(0.95), next.Quantile(0.95));
    }

    [Fact]
    public void A_square_that_rounds_just_above_the_mean_is_no_trap()
    {
        var demand = DemandDistribution.NegativeBinomial(2, Math.Sqrt(2));

        Assert.Equal(0.6766764161830634, demand.Cdf(2), 1e-12);
        Assert.Equal(5, demand.Quantile(0.95));
        Assert.Equal(83.356, DemandDistribution.NegativeBinomial(1e6, Math.Sqrt(1e6 * (1 + 1e-6))).ExpectedShort(1_001_000), 2e-3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Losses_are_what_adding_up_the_chances_gives(string name)
    {
        // The slices of continuous demand are thin enough for five digits.
        var demand = All[name];
        foreach (var z in (double[])[-3, -1.1, -0.2, 0, 0.4, 1.3, 2.8])
        {
            var level = demand.IsWhole ? Math.Round(demand.Mean + (z * demand.StdDev)) : demand.Mean + (z * demand.StdDev);
            var (shortage, left, secondShort, secondLeft) = Naive(demand, level);
            var scale = demand.StdDev + Math.Abs(level - demand.Mean);
            Assert.Equal(shortage, demand.ExpectedShort(level), 2e-5 * scale);
            Assert.Equal(left, demand.ExpectedLeft(level), 2e-5 * scale);
            Assert.Equal(secondShort, demand.SecondShort(level), 2e-5 * scale * scale);
            Assert.Equal(secondLeft, demand.SecondLeft(level), 2e-5 * scale * scale);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_quantile_is_the_smallest_amount_that_reaches_its_chance(string name)
    {
        var demand = All[name];
        foreach (var chance in (double[])[1e-9, 0.001, 0.1, 0.3, 0.5, 0.6, 0.95, 0.999, 1 - 1e-7])
        {
            var amount = demand.Quantile(chance);
            Assert.True(demand.Cdf(amount) >= chance * (1 - 1e-12));
            var below = demand.IsWhole ? amount - 1 : amount - (1e-5 * demand.StdDev);
            Assert.True(demand.Cdf(below) < chance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Far_out_everything_is_short_or_left(string name)
    {
        var demand = All[name];
        foreach (var level in (double[])[-1e6, 1e6, -1e12, 1e12])
        {
            Assert.Equal(Math.Max(0, demand.Mean - level), demand.ExpectedShort(level), 1e-9 * Math.Abs(level));
            Assert.Equal(Math.Max(0, level - demand.Mean), demand.ExpectedLeft(level), 1e-9 * Math.Abs(level));
            Assert.InRange(demand.SecondShort(level), 0, double.MaxValue);
            Assert.Equal(level > 0 ? 1 : 0, demand.Cdf(level), 12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Several_periods_add_up(string name)
    {
        var demand = All[name];
        if (name is "lognormal" or "uniform")
        {
            Assert.Throws<NotSupportedException>(() => demand.Over(2));
            return;
        }

        var three = demand.Over(3);
        Assert.Equal(3 * demand.Mean, three.Mean, 1e-9 * (1 + Math.Abs(demand.Mean)));
        Assert.Equal(Math.Sqrt(3) * demand.StdDev, three.StdDev, 1e-9 * demand.StdDev);
        Assert.Equal(demand.IsWhole, three.IsWhole);
    }

    [Fact]
    public void The_sum_of_two_dice_is_a_triangle()
    {
        var two = DemandDistribution.Discrete([1, 2, 3, 4, 5, 6], [.. Enumerable.Repeat(1.0 / 6, 6)]).Over(2);

        Assert.Equal(6.0 / 36, two.Cdf(4), 14);
        Assert.Equal(7, two.Quantile(0.5));
        Assert.Equal(1.0 / 36, two.ExpectedShort(11), 14);
    }

    [Fact]
    public void Tails_keep_their_digits()
    {
        // mpmath: ncdf(-12) and npdf(12) - 12 ncdf(-12).
        var normal = DemandDistribution.Normal(0, 1);
        Assert.Equal(1.7764821120776798e-33, normal.Cdf(-12), 1e-45);
        Assert.InRange(normal.ExpectedShort(12) / 1.46e-34, 0.99, 1.01);

        // P(D > 60) of a Poisson mean of 6, summed from the top.
        var chance = 0.0;
        for (var k = 120; k > 60; k--)
        {
            chance += Math.Exp((k * Math.Log(6)) - 6 - Enumerable.Range(1, k).Sum(i => Math.Log(i)));
        }

        Assert.InRange(DemandDistribution.Poisson(6).ExpectedShort(60) / chance, 1, 1.2);
    }

    [Fact]
    public void A_negative_binomial_tends_to_a_poisson()
    {
        var poisson = DemandDistribution.Poisson(4);
        var nearly = DemandDistribution.NegativeBinomial(4, Math.Sqrt(4 + 1e-6));
        for (var level = 0; level < 15; level++)
        {
            Assert.Equal(poisson.Cdf(level), nearly.Cdf(level), 6);
            Assert.Equal(poisson.ExpectedShort(level), nearly.ExpectedShort(level), 6);
        }
    }

    [Fact]
    public void Wrong_numbers_are_refused_with_their_name()
    {
        Assert.Equal("stdDev", Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Normal(1, 0)).ParamName);
        Assert.Equal("mean", Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Poisson(double.NaN)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Poisson(1e10));
        Assert.Equal("stdDev", Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.NegativeBinomial(9, 3)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.NegativeBinomial(9, 2.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Uniform(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.LogNormal(1000, 1));
        Assert.Contains("again", Assert.Throws<ArgumentException>(() => DemandDistribution.Discrete([1, 1], [0.5, 0.5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Discrete([1, 2], [0.5, 0.4]));
        Assert.Throws<ArgumentException>(() => DemandDistribution.Discrete([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Empirical([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Empirical([double.PositiveInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Poisson(3).SecondShort(2.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Poisson(3).Quantile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Empirical([1, 2]).Over(1.5));
    }

    /// <summary>Losses from the distribution function alone: whole demand by its chances, other by thin slices.</summary>
    private static (double Short, double Left, double SecondShort, double SecondLeft) Naive(DemandDistribution demand, double level)
    {
        var (shortage, left, secondShort, secondLeft) = (0.0, 0.0, 0.0, 0.0);
        var isWhole = demand.IsWhole;
        var low = demand.Quantile(1e-13);
        var high = demand.Quantile(1 - 1e-13) + 1;
        var step = isWhole ? 1 : (high - low) / 20_000;
        low = isWhole ? low - 1 : low - step;
        for (var (x, below) = (low, demand.Cdf(low)); x < high; x += step)
        {
            var upTo = demand.Cdf(x + step);
            var (chance, amount) = (upTo - below, isWhole ? x + step : x + (step / 2));
            var (over, under) = (Math.Max(0, amount - level), Math.Max(0, level - amount));
            shortage += chance * over;
            left += chance * under;
            secondShort += chance * over * (isWhole ? Math.Max(0, over - 1) : over) / 2;
            secondLeft += chance * under * (isWhole ? under + 1 : under) / 2;
            below = upTo;
        }

        return (shortage, left, secondShort, secondLeft);
    }
}
