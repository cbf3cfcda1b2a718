using EcomCore.Tests;

namespace EcomCore.Budgeting.Tests;

public sealed class CarryOverTests
{
    [Fact]
    public void Geometric_spend_keeps_its_part_from_period_to_period() =>
        Assert.Equal([100, 150, 175, 187.5, 193.75], CarryOver.Geometric(0.5).Apply([100, 100, 100, 100, 100]));

    [Fact]
    public void A_limited_decay_ends()
    {
        var carryOver = CarryOver.Geometric(0.5, periods: 3);

        Assert.Equal([1, 0.5, 0.25], carryOver.Weights);
        Assert.Equal([8, 4, 2, 0], carryOver.Apply([8, 0, 0, 0]));
        Assert.Equal(1, carryOver.Normalized().Total, 1e-15);
        Assert.Equal(2, CarryOver.Geometric(0.5).Total);
    }

    [Fact]
    public void Weibull_survival_is_a_product_of_survivals()
    {
        // 1 - F(1) = e^(-1/2), 1 - F(2) = e^(-1): with shape 1 and scale 2.
        Assert.Equal([1, 0.606530659713, 0.223130160148], CarryOver.WeibullSurvival(1, 2, 3).Weights.Select(weight => Math.Round(weight, 12)));
    }

    [Fact]
    public void A_weibull_density_peaks_later_and_is_stretched_from_0_to_1()
    {
        var weights = CarryOver.WeibullDensity(2, 3, 8).Weights;

        // The mode of the density is at 3 * sqrt(1/2) = 2.1.
        Assert.Equal(1, weights[1]);
        Assert.Equal(0, weights.Min());
        Assert.True(weights[0] < 1 && weights[2] < 1);
    }

    [Fact]
    public void No_carry_over_changes_nothing() => Assert.Equal([3, 0, 7], CarryOver.None.Apply([3, 0, 7]));

    [Fact]
    public void The_fast_decay_is_the_sum_of_its_weights()
    {
        double[] spends = [5, 0, 3, 9, 1, 0, 0, 4];
        var fast = CarryOver.Geometric(0.7).Apply(spends);
        var slow = CarryOver.Of(CarryOver.Geometric(0.7).Weights).Apply(spends);

        Assert.All(fast.Zip(slow), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
    }

    [Fact]
    public void Bad_numbers_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("retention", () => CarryOver.Geometric(1));
        Assert.Throws<ArgumentOutOfRangeException>("retention", () => CarryOver.Geometric(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => CarryOver.WeibullSurvival(0, 1, 3));
        Assert.Throws<ArgumentException>("weights", () => CarryOver.Of([0, 0]));
    }

    /// <summary>Expected response over four posterior draws, with a normalised decay of four periods, 30 periods of spend and four after.</summary>
    [SharedDataFact]
    public void A_published_plan_with_carry_over_and_draws_is_reproduced()
    {
        var record = Oracle.Record("pymc-marketing-test_allocate_budget");
        var (beta, alpha) = (record.Numbers("beta"), record.Numbers("alpha"));
        var lam = record.GetProperty("lam").EnumerateArray().Select(draw => draw.EnumerateArray().Select(item => item.GetDouble()).ToArray()).ToArray();
        BudgetChannel Channel(int i, decimal? cap = null) => new($"c{i}", ResponseCurve.Sum(
            [.. lam.Select(draw => CarryOver.Geometric(alpha[i], 4).Normalized().SteadyResponse(ResponseCurve.Logistic(beta[i], 1 / draw[i]), 30, 4))], 0.25))
        { Cap = cap };

        var plan = BudgetOptimizer.MaximizeResponse(100m, [Channel(0), Channel(1)], Oracle.FineSettings);
        var bounded = BudgetOptimizer.MaximizeResponse(100m, [Channel(0, 50m), Channel(1, 50m)], Oracle.FineSettings);

        Assert.Equal(record.Number("recomputed_response"), plan.ObjectiveValue, 1e-9 * plan.ObjectiveValue);
        Assert.Equal(record.Numbers("recomputed_optimum")[0], (double)plan["c0"].Amount, 1e-3);
        Assert.Equal([50m, 50m], bounded.Channels.Select(line => line.Amount));
        Assert.Equal(record.GetProperty("bounded_case").Number("response"), bounded.ObjectiveValue, 1e-9 * bounded.ObjectiveValue);
    }
}
