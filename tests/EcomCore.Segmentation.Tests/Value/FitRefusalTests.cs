namespace EcomCore.Segmentation.Tests;

public sealed class FitRefusalTests
{
    [Theory]
    [InlineData(1e-9)]
    [InlineData(3e6)]
    [InlineData(1e12)]
    public void The_unit_of_money_is_no_reason_to_refuse_also_where_a_parameter_is_at_the_edge(double unit)
    {
        // The spread falls as the root of the purchases: customers are alike, and q is as good as infinite.
        SpendHistory[] Spends(double factor) =>
        [
            .. Enumerable.Range(0, 21).SelectMany(i => new SpendHistory[] { new(1, factor * (50 + (5 * i))), new(4, factor * (75 + (2.5 * i))), new(16, factor * (87.5 + (1.25 * i))) }),
        ];
        var (plain, scaled) = (GammaGamma.Fit(Spends(1)), GammaGamma.Fit(Spends(unit)));
        Assert.True(plain.IsFitted);
        Assert.True(plain.Model!.Q > 20_000);
        Assert.True(scaled.IsFitted);
        Assert.Equal(1, scaled.Model!.ExpectedSpend(default) / (unit * plain.Model.ExpectedSpend(default)), 6);
    }

    [Fact]
    public void The_unit_of_time_is_no_reason_to_refuse_also_where_parameters_are_at_the_edge()
    {
        // Nobody stops: the stopping rates are as good as 0, s and beta at the edge or near it.
        PurchaseHistory[] Histories(double unit) =>
            [.. Enumerable.Range(0, 300).Select(i => new PurchaseHistory(1 + (i % 17), unit * (28 + (i % 3)), unit * 30)), new(0, 0, unit * 30)];
        var (plain, scaled) = (ParetoNbd.Fit(Histories(1)), ParetoNbd.Fit(Histories(3e7)));
        Assert.Equal(plain.Refusal, scaled.Refusal);
        Assert.Equal(plain.IsFitted, scaled.IsFitted);
    }

    [Fact]
    public void Fewer_customers_who_came_back_than_parameters_are_refused()
    {
        PurchaseHistory[] two = [new(2, 5, 10), new(1, 3, 12)];
        Assert.Equal(FitRefusal.TooFewRepeats, BgNbd.Fit(two).Refusal);
        Assert.Equal(FitRefusal.TooFewRepeats, ParetoNbd.Fit([.. two, new(0, 0, 4), new(3, 4, 9)]).Refusal);
        Assert.Equal(FitRefusal.TooFewRepeats, GammaGamma.Fit([new(1, 20), new(2, 30)]).Refusal);
        Assert.Equal("Fewer customers bought a second time than the model has parameters.", MbgNbd.Fit(two).Explain());
    }

    [Fact]
    public void A_likelihood_that_rises_to_the_edge_in_several_parameters_is_refused()
    {
        // Nobody comes back twice: whoever came back stopped for certain.
        PurchaseHistory[] three = [new(1, 31 / 7.0, 89 / 7.0), new(1, 59 / 7.0, 89 / 7.0), new(0, 0, 81 / 7.0)];
        var histories = Enumerable.Repeat(three, 4).SelectMany(own => own).ToList();
        Assert.Equal(FitRefusal.AtTheEdge, BgNbd.Fit(histories).Refusal);
        Assert.NotEmpty(BgNbd.Fit(histories).Explain());
    }

    [Fact]
    public void Customers_who_are_alike_keep_their_model_and_its_parameters_are_not_determined()
    {
        // Purchases as regular as can be, of customers who partly stop: the rates do not differ, the stops do.
        var histories = Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? new PurchaseHistory(1 + (i % 4), 2 + (i % 4), 30) : new PurchaseHistory(12 + (i % 5), 28 + (i % 2), 30));
        var fit = BgNbd.Fit(histories);
        Assert.True(fit.IsFitted);
        Assert.All(fit.Parameters, parameter => Assert.Equal(parameter.StandardError < parameter.Value, parameter.IsDetermined));
    }

    [Theory]
    [InlineData(0.99, true)]
    [InlineData(1, false)]
    [InlineData(double.NaN, false)]
    public void A_parameter_is_determined_when_its_error_is_smaller_than_itself(double error, bool expected) =>
        Assert.Equal(expected, new ModelParameter("r", 1, error).IsDetermined);

    [Fact]
    public void No_spend_says_so()
    {
        Assert.Equal(FitRefusal.NoSpend, GammaGamma.Fit([]).Refusal);
        Assert.Equal("No customer has a repeat purchase that brought money.", GammaGamma.Fit([]).Explain());
    }
}
