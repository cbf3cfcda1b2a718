using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class OtherModelsTests
{
    [SharedDataFact]
    public void MbgNbd_fits_the_cdnow_sample_as_BTYDplus_does()
    {
        var fit = MbgNbd.Fit(Cdnow.Histories.Histories());
        var reference = Cdnow.Reference("mbgnbd");
        foreach (var parameter in fit.Parameters)
        {
            Assert.Equal(reference.Number(parameter.Name), parameter.Value, reference.Number("tol"));
        }
    }

    [SharedDataFact]
    public void GammaGamma_fits_the_cdnow_sample_as_published()
    {
        var fit = GammaGamma.Fit(Cdnow.Histories.Spends());
        var reference = Cdnow.Reference("gammagamma");
        Assert.Equal(946, fit.Customers);
        Assert.Equal(reference.Number("LL"), fit.LogLikelihood, 3);

        // Published with two decimals.
        foreach (var parameter in fit.Parameters)
        {
            Assert.Equal(reference.Number(parameter.Name), parameter.Value, 0.01);
        }

        var model = new GammaGammaModel(reference.Number("p"), reference.Number("q"), reference.Number("gamma"));
        var expected = reference.Numbers("conditional_mean_first10");
        foreach (var (customer, value) in Cdnow.Histories.Take(10).Zip(expected))
        {
            var spend = customer.MeanSpend is { } mean ? new SpendHistory(customer.History.Repeats, (double)mean) : default;
            Assert.Equal(value, model.ExpectedSpend(spend), reference.Number("tol"));
        }
    }

    [SharedDataFact]
    public void The_holdout_table_sums_to_what_BTYD_expects()
    {
        var table = HoldoutTable.Of(BgNbd.Fit(Cdnow.Histories.Histories()).Model!, Cdnow.Histories);
        Assert.Equal(2357, table.Rows.Sum(row => row.Customers));
        Assert.Equal(1411, table.Rows[0].Customers);

        // BTYD's expectation over 39 weeks with its own fit; the actual number is counted in the file.
        Assert.InRange(table.Expected, 1643.9, 1663.9);
        Assert.Equal(1882, table.Actual);
        Assert.Equal(table.Actual, table.Rows.Sum(row => row.Customers * row.Actual), 6);
        Assert.True(table.MeanAbsoluteError <= table.RootMeanSquaredError);
    }

    [Fact]
    public void MbgNbd_doubts_customers_who_never_came_back()
    {
        // r = alpha = a = b = 1: 1 / (1 + a / b (1 + 3) / 1) = 1 / 5.
        Assert.Equal(0.2, new MbgNbdModel(1, 1, 1, 1).AliveProbability(new PurchaseHistory(0, 0, 3)), 12);
        Assert.Equal(0.5, new MbgNbdModel(1, 1, 1, 1).AliveProbability(default), 12);
    }

    [Fact]
    public void Equal_spends_and_no_spends_are_refused()
    {
        Assert.Equal(FitRefusal.NoSpend, GammaGamma.Fit([default]).Refusal);
        Assert.Equal(FitRefusal.NoVariation, GammaGamma.Fit([new(1, 20), new(3, 20)]).Refusal);
    }

    [Fact]
    public void A_spend_without_mean_is_infinite() => Assert.Equal(double.PositiveInfinity, new GammaGammaModel(2, 0.9, 10).ExpectedSpend(default));

    [Fact]
    public void Spend_and_frequency_are_correlated_as_by_hand()
    {
        Assert.Equal(1, GammaGamma.Correlation([new(1, 10), new(2, 20), new(3, 30)]), 12);
        Assert.Equal(double.NaN, GammaGamma.Correlation([new(1, 10), new(1, 20)]));
    }

    [Fact]
    public void Histories_merge_days_and_net_returns_off_the_purchase_before()
    {
        LocalDate Day(int day) => new(2025, 1, day);
        OrderLine[] lines =
        [
            new("ann", Day(1), 100m), new("ann", Day(8), 30m), new("ann", Day(8), 20m), new("ann", Day(10), -5m), new("ann", Day(15), 10m),
            new("ann", Day(29), 7m), new("ann", Day(30), 7m), new("bob", Day(2), -9m), new("bob", Day(3), 9m), new("bob", Day(4), -2m),
            new("eve", Day(28), 1m), new("", Day(1), 1m), new("ann", Day(31), 1m),
        ];
        var histories = CustomerHistories.From(lines.Reverse(), Day(22), Day(30));

        Assert.Equal(["ann", "bob"], histories.Select(row => row.CustomerId).Order(StringComparer.Ordinal));
        var ann = histories.Single(row => row.CustomerId == "ann");
        Assert.Equal(new PurchaseHistory(2, 2, 3), ann.History);
        Assert.Equal(27.5m, ann.MeanSpend);
        Assert.Equal(2, ann.LaterPurchases);
        var bob = histories.Single(row => row.CustomerId == "bob");
        Assert.Equal(new PurchaseHistory(0, 0, 19.0 / 7), bob.History);
        Assert.Null(bob.MeanSpend);
        Assert.Equal((1, 1, 1), (histories.OrphanReturns, histories.GuestLines, histories.LaterLines));
        Assert.Equal(8.0 / 7, histories.HoldoutLength);
    }

    [Fact]
    public void A_holdout_before_the_calibration_is_refused()
    {
        var end = new LocalDate(2025, 1, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerHistoriesBuilder(end, end.PlusDays(-1)));
        Assert.Throws<ArgumentException>(() => HoldoutTable.Of(new BgNbdModel(1, 1, 1, 1), CustomerHistories.From([], end)));
    }
}
