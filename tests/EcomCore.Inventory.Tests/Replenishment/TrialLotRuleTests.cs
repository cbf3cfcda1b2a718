namespace EcomCore.Inventory.Tests;

public sealed class TrialLotRuleTests
{
    [Theory]
    [InlineData(1000.0, 100)]
    [InlineData(400.0, 40)]
    [InlineData(5000.0, 100)]
    [InlineData(7.0, 1)]
    [InlineData(0.0, 0)]
    [InlineData(null, 100)]
    public void A_new_channel_gets_100_units_or_a_tenth_of_the_steady_sales(double? steadySales, long expected) =>
        Assert.Equal(expected, TrialLotRule.Default.UnitsFor(steadySales));

    [Theory]
    [InlineData(100, 70, TrialVerdict.Grow)]
    [InlineData(100, 69, TrialVerdict.Hold)]
    [InlineData(100, 20, TrialVerdict.Hold)]
    [InlineData(100, 19, TrialVerdict.End)]
    [InlineData(1, 0, TrialVerdict.End)]
    public void The_review_looks_at_sell_through(long sent, long sold, TrialVerdict expected) =>
        Assert.Equal(expected, TrialLotRule.Default.Review(sent, sold));

    [Theory]
    [InlineData(100, 74, "74 of 100 sold is 74 %, at least 70 %: grow, by its own demand from now on.")]
    [InlineData(3, 1, "1 of 3 sold is 33.3333 %, from 20 % to below 70 %: hold, keep the trial lot as its floor and look again.")]
    [InlineData(100, 0, "0 of 100 sold is 0 %, below 20 %: end, send no more.")]
    public void The_review_says_why(long sent, long sold, string expected) =>
        Assert.Equal(expected, TrialLotRule.Default.Explain(sent, sold));

    [Fact]
    public void Impossible_figures_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialLotRule.Default.Review(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialLotRule.Default.Review(10, 11));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialLotRule.Default.UnitsFor(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialLotRule(units: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialLotRule(growSellThrough: 0.3, endSellThrough: 0.4));
    }

    [Theory]
    [InlineData(1e19)]
    [InlineData(1e300)]
    public void However_much_the_steady_channel_sells_the_lot_is_the_most(double sales) =>
        Assert.Equal(100, TrialLotRule.Default.UnitsFor(sales));
}
