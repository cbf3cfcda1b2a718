using EcomCore.Tests;

namespace EcomCore.Segmentation.Tests;

public sealed class BgNbdTests
{
    private static readonly BgNbdModel Published = new(0.243, 4.414, 0.793, 2.426);

    [SharedDataFact]
    public void It_fits_the_cdnow_sample_as_CLVTools_does()
    {
        var fit = BgNbd.Fit(Cdnow.Histories.Histories());
        var reference = Cdnow.Reference("bgnbd").GetProperty("clvtools_tests");

        // CLVTools stops its search earlier: its parameters agree to four digits, the likelihood is given to three decimals.
        Assert.Equal(2357, fit.Customers);
        Assert.Equal(reference.Number("LL"), fit.LogLikelihood, 3);
        foreach (var parameter in fit.Parameters)
        {
            var expected = reference.Number(parameter.Name);
            Assert.InRange(parameter.Value, expected * (1 - 2e-4), expected * (1 + 2e-4));
            Assert.True(parameter.IsDetermined);
        }
    }

    [SharedDataFact]
    public void Its_expectations_and_probabilities_are_the_published_ones()
    {
        var reference = Cdnow.Reference("bgnbd");
        var conditional = reference.GetProperty("conditional_expectation");
        var history = new PurchaseHistory((int)conditional.Number("x"), conditional.Number("t_x"), conditional.Number("T"));
        Assert.Equal(conditional.Number("value"), Published.ExpectedPurchases(history, conditional.Number("t")), conditional.Number("tol"));

        // The spreadsheet has the unrounded parameters.
        var expectation = reference.GetProperty("expectation");
        var fitted = reference.GetProperty("clvtools_tests");
        var unrounded = new BgNbdModel(fitted.Number("r"), fitted.Number("alpha"), fitted.Number("a"), fitted.Number("b"));
        foreach (var (time, value) in expectation.Numbers("t").Zip(expectation.Numbers("value")))
        {
            Assert.Equal(value, unrounded.ExpectedPurchases(time), expectation.Number("tol"));
        }

        // Printed to six digits or more.
        var pmf = reference.GetProperty("pmf");
        Assert.InRange(Published.PurchaseProbability(10, 2) / pmf.Number("t2_n10"), 1 - 5e-6, 1 + 5e-6);
        Assert.Equal(pmf.Number("t39_n0"), Published.PurchaseProbability(0, 39), 6);
        foreach (var (value, i) in pmf.Numbers("t30_n11_20").Select((value, i) => (value, i)))
        {
            Assert.Equal(value, Published.PurchaseProbability(11 + i, 30), 9);
        }
    }

    [Fact]
    public void Without_repeats_a_customer_is_alive_for_sure() => Assert.Equal(1, Published.AliveProbability(new PurchaseHistory(0, 0, 38)));

    [Fact]
    public void Alive_is_as_worked_by_hand()
    {
        // 1 / (1 + a / (b + 1) ((alpha + T) / (alpha + t_x))^(r + 2)) with all parameters 1: 1 / (1 + 1/2 (4 / 2)^3) = 1 / 5.
        Assert.Equal(0.2, new BgNbdModel(1, 1, 1, 1).AliveProbability(new PurchaseHistory(2, 1, 3)), 12);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999999999)]
    [InlineData(1)]
    [InlineData(1.000000001)]
    [InlineData(3)]
    public void The_series_agrees_with_the_integral(double a)
    {
        foreach (var (x, age, time) in new[] { (0, 10.0, 5.0), (2, 38.0, 39.0), (40, 38.0, 300.0), (400, 200.0, 39.0) })
        {
            var series = BetaMixture.BySeries(0.3 + x, a - 1, a + 2.5 + x - 1, time / (4 + age + time));
            var integral = BetaMixture.ByIntegral(0.3 + x, 4 + age, a, 2.5 + x, time);
            Assert.InRange(series / integral, 1 - 1e-9, 1 + 1e-9);
        }
    }

    [Theory]
    [InlineData(221, 103.42857, 103.57143)]
    [InlineData(5000, 199, 200)]
    [InlineData(100000, 10, 1000)]
    public void Long_histories_stay_finite(int x, double last, double age)
    {
        var history = new PurchaseHistory(x, last, age);
        Assert.InRange(Published.AliveProbability(history), 0, 1);
        Assert.InRange(Published.ExpectedPurchases(history, 52), 0, 1e6);
        Assert.True(double.IsFinite(Published.LogLikelihood(history)));
    }

    [Fact]
    public void Degenerate_data_are_refused()
    {
        Assert.Equal(FitRefusal.NoCustomers, BgNbd.Fit([]).Refusal);
        Assert.Equal(FitRefusal.NoRepeats, BgNbd.Fit([new(0, 0, 10), new(0, 0, 12)]).Refusal);
        Assert.Equal(FitRefusal.NoVariation, BgNbd.Fit([new(2, 5, 10), new(2, 5, 10)]).Refusal);

        var refused = BgNbd.Fit([new(0, 0, 10)]);
        Assert.False(refused.IsFitted);
        Assert.Equal("No customer bought a second time, so nothing tells how often customers come back.", refused.Explain());
        Assert.True(double.IsNaN(refused.LogLikelihood));
    }

    [Theory]
    [InlineData(0, 4, 1, 1)]
    [InlineData(1, double.NaN, 1, 1)]
    [InlineData(1, 4, -1, 1)]
    [InlineData(1, 4, 1, double.PositiveInfinity)]
    public void Parameters_out_of_range_are_refused(double r, double alpha, double a, double b) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BgNbdModel(r, alpha, a, b));

    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(0, 1, 2)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 3, 2)]
    [InlineData(1, 1, double.NaN)]
    public void Histories_that_cannot_be_are_refused(int x, double last, double age) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PurchaseHistory(x, last, age));
}
