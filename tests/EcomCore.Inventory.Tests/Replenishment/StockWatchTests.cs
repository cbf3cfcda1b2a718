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
    public void Movement_is_judged_by_turnover_and_the_last_sale(long onHand, long sold, int days, int since, MovementClass expected) =>
        Assert.Equal(expected, MovementRule.Default.Judge(onHand, sold, days, since));

    [Fact]
    public void Wrong_limits_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovementRule(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovementRule(deadDays: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MovementRule.Default.Judge(1, 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StockAlerts.Find([new("x", -1, 1)]));
    }
}
