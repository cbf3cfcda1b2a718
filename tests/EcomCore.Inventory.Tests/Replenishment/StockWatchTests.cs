namespace EcomCore.Inventory.Tests;

public sealed class StockWatchTests
{
    [Fact]
    public void The_most_urgent_comes_first()
    {
        var alerts = StockAlerts.Find(
        [
            new("fine", 300, 10), new("dust", 40, 0), new("low", 20, 10), new("out", 0, 4), new("lower", 10, 10), new("sold out", 0, 9), new("heap", 1000, 10),
            new("gone", 0, 0),
        ]);

        Assert.Equal(
            [
                new StockAlert("sold out", StockLevel.Out, 0, 54),
                new StockAlert("out", StockLevel.Out, 0, 24),
                new StockAlert("lower", StockLevel.Low, 1, 50),
                new StockAlert("low", StockLevel.Low, 2, 40),
                new StockAlert("heap", StockLevel.Over, 100, 100),
                new StockAlert("dust", StockLevel.Over, double.PositiveInfinity, 40),
            ],
            alerts);
    }

    [Fact]
    public void Units_are_counted_without_rounding()
    {
        Assert.Equal(new StockAlert("x", StockLevel.Over, 100 / 0.7, 37), Assert.Single(StockAlerts.Find([new("x", 100, 0.7)])));
        Assert.Equal(110, Assert.Single(StockAlerts.Find([new("x", 0, 12.5)], new CoverBands(8.8))).Units);
        Assert.Equal(67, Assert.Single(StockAlerts.Find([new("x", 43, 12.5)], new CoverBands(8.8))).Units);
        Assert.Equal(68, Assert.Single(StockAlerts.Find([new("x", 43, 12.5)], new CoverBands(8.8001))).Units);
        Assert.Equal(long.MaxValue, Assert.Single(StockAlerts.Find([new("x", long.MaxValue, 0)])).Units);
    }

    [Fact]
    public void Units_are_those_of_decimal_arithmetic()
    {
        for (var tenths = 1; tenths < 1500; tenths++)
        {
            foreach (var days in (decimal[])[0.3m, 6, 8.8m, 90])
            {
                var (demand, limit) = (tenths / 10.0, days * tenths / 10);
                var bands = new CoverBands((double)days, (double)days);

                Assert.Equal((long)Math.Ceiling(limit), Assert.Single(StockAlerts.Find([new("x", 0, demand)], bands)).Units);
                Assert.Equal(20_000 - (long)Math.Floor(limit), Assert.Single(StockAlerts.Find([new("x", 20_000, demand)], bands)).Units);
            }
        }
    }

    [Fact]
    public void Huge_numbers_do_not_overflow() =>
        Assert.Equal(long.MaxValue, Assert.Single(StockAlerts.Find([new("x", 1, 1e300)])).Units);

    [Theory]
    [InlineData(100, 301, 365, 0, MovementClass.Fast)]
    [InlineData(100, 300, 365, 179, MovementClass.Steady)]
    [InlineData(100, 100, 365, 0, MovementClass.Steady)]
    [InlineData(100, 99, 365, 0, MovementClass.Slow)]
    [InlineData(100, 99, 365, 180, MovementClass.Dead)]
    [InlineData(0, 5, 30, 300, MovementClass.Fast)]
    [InlineData(0, 0, 30, 300, MovementClass.Slow)]
    [InlineData(long.MaxValue, long.MaxValue, 365, 0, MovementClass.Steady)]
    public void Movement_is_judged_by_turnover_and_the_last_sale(long onHand, long sold, int days, int since, MovementClass expected) =>
        Assert.Equal(expected, MovementRule.Default.Judge(onHand, sold, days, since));

    // Exactly 3 turns a year, also where the double comes out as 2.9999999999999996.
    [Theory]
    [InlineData(73, 39, 65)]
    [InlineData(73, 45, 75)]
    [InlineData(146, 156, 130)]
    public void A_limit_of_turnover_that_is_met_exactly_is_steady(long onHand, long sold, int days)
    {
        var rule = new MovementRule(fastTurns: 3, slowTurns: 3);

        Assert.Equal(MovementClass.Steady, rule.Judge(onHand, sold, days, 0));
        Assert.Equal(MovementClass.Slow, rule.Judge(onHand, sold - 1, days, 0));
        Assert.Equal(MovementClass.Fast, rule.Judge(onHand, sold + 1, days, 0));
    }

    [Fact]
    public void Wrong_limits_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovementRule(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovementRule(deadDays: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MovementRule.Default.Judge(1, 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StockAlerts.Find([new("x", -1, 1)]));
    }
}
