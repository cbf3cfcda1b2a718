namespace EcomCore.Budgeting.Tests;

/// <summary>Piecewise, logistic and summed curves.</summary>
public sealed class MoreCurvesTests
{
    private static readonly ResponseCurve Bent = ResponseCurve.Piecewise([new(10, 5), new(20, 25), new(40, 35)]);

    [Fact]
    public void A_piecewise_curve_goes_through_its_points_and_ends_flat()
    {
        Assert.Equal([0, 2.5, 5, 15, 25, 30, 35, 35], new double[] { 0, 5, 10, 15, 20, 30, 40, 1e9 }.Select(Bent.Response));
        Assert.Equal([0.5, 0.5, 2, 0.5, 0], new double[] { 0, 5, 10, 20, 40 }.Select(Bent.Marginal));
        Assert.Equal(10, Bent.Inflection);
        Assert.False(Bent.IsConcave);
        Assert.Equal([40, 20, 20, 0], new[] { 0.5, 0.6, 2, 2.1 }.Select(Bent.SpendAtMarginal));
    }

    [Fact]
    public void A_budget_over_a_piecewise_curve_skips_the_flat_start_only_when_it_pays()
    {
        BudgetChannel[] channels = [new("bent", Bent), new("line", ResponseCurve.Linear(0.8))];

        Assert.Equal([0m, 10m], BudgetOptimizer.MaximizeResponse(10m, channels).Channels.Select(line => line.Amount));
        Assert.Equal([20m, 30m], BudgetOptimizer.MaximizeResponse(50m, channels).Channels.Select(line => line.Amount));
    }

    [Fact]
    public void Piecewise_points_must_rise()
    {
        var thrown = Assert.Throws<ArgumentException>("points", () => ResponseCurve.Piecewise([new(10, 5), new(10, 6)]));
        Assert.StartsWith("Expected rising spends and responses that never fall; found (10, 6) after (10, 5).", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("points", () => ResponseCurve.Piecewise([new(10, 5), new(20, 4)]));
        Assert.Throws<ArgumentOutOfRangeException>("points", () => ResponseCurve.Piecewise([]));
        Assert.Throws<ArgumentOutOfRangeException>("points", () => ResponseCurve.Piecewise([new(10, double.NaN)]));
    }

    [Fact]
    public void A_logistic_curve_is_a_hyperbolic_tangent_of_half_the_spend()
    {
        var curve = ResponseCurve.Logistic(100, 20);

        Assert.Equal(100 * Math.Tanh(0.75), curve.Response(30), 1e-12);
        Assert.Equal(2.5, curve.Marginal(0), 1e-12);
        Assert.Equal(30, curve.SpendAtMarginal(curve.Marginal(30)), 1e-10);
        Assert.Equal(100, curve.Response(double.PositiveInfinity));
        Assert.Equal(0, curve.SpendAtMarginal(2.6));
    }

    [Fact]
    public void A_sum_of_curves_is_their_sum_everywhere()
    {
        ResponseCurve[] parts = [ResponseCurve.Hill(100, 50, 0.8), ResponseCurve.Log(40, 10), ResponseCurve.Exponential(70, 30)];
        var mean = ResponseCurve.Sum(parts, 1.0 / 3);

        foreach (var spend in new[] { 1e-6, 1, 17, 400, 1e7 })
        {
            Assert.Equal(parts.Average(part => part.Response(spend)), mean.Response(spend), 1e-12 * mean.Response(spend));
            Assert.Equal(parts.Average(part => part.Marginal(spend)), mean.Marginal(spend), 1e-12 * mean.Marginal(spend));
            Assert.Equal(spend, mean.SpendAtMarginal(mean.Marginal(spend)), 1e-9 * spend);
        }
    }

    [Fact]
    public void A_sum_of_one_curve_is_optimised_like_the_curve()
    {
        var curve = ResponseCurve.Hill(100, 50, 0.8);
        BudgetChannel other = new("other", ResponseCurve.Log(30, 20));

        var plain = BudgetOptimizer.MaximizeResponse(100m, [new("x", curve), other]);
        var summed = BudgetOptimizer.MaximizeResponse(100m, [new("x", ResponseCurve.Sum([curve])), other]);

        Assert.Equal(plain.Channels.Select(line => line.Amount), summed.Channels.Select(line => line.Amount));
        Assert.Equal(plain.ObjectiveValue, summed.ObjectiveValue, 1e-9);
    }

    [Fact]
    public void Only_concave_curves_are_summed() =>
        Assert.Throws<ArgumentException>("curves", () => ResponseCurve.Sum([ResponseCurve.Hill(1, 1, 2)]));

    [Fact]
    public void Equal_points_make_equal_curves()
    {
        Assert.Equal(Bent, ResponseCurve.Piecewise([new(10, 5), new(20, 25), new(40, 35)]));
        Assert.NotEqual(Bent, ResponseCurve.Piecewise([new(10, 6), new(20, 25), new(40, 35)]));
        Assert.NotEqual(ResponseCurve.Sum([ResponseCurve.Log(1, 1)]), ResponseCurve.Sum([ResponseCurve.Log(1, 2)]));
    }
}
