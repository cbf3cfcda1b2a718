namespace EcomCore.Inventory.Tests;

public sealed class CoverBandsTests
{
    [Theory]
    [InlineData(0, 5, StockLevel.Out)]
    [InlineData(29, 5, StockLevel.Low)]
    [InlineData(30, 5, StockLevel.Healthy)]
    [InlineData(450, 5, StockLevel.Healthy)]
    [InlineData(451, 5, StockLevel.Over)]
    [InlineData(1, 0, StockLevel.Over)]
    [InlineData(1, -0.0, StockLevel.Over)]
    [InlineData(0, 0, StockLevel.Healthy)]
    public void Stock_is_judged_by_days_of_cover(long units, double perDay, StockLevel expected) =>
        Assert.Equal(expected, CoverBands.Default.Judge(units, perDay));

    // Each lasts exactly 90 or 6 days as the numbers are written; the quotients of the doubles lie on either side.
    [Theory]
    [InlineData(369, 4.1, 90)]
    [InlineData(99, 1.1, 90)]
    [InlineData(21, 0.7, 30)]
    [InlineData(33, 1.1, 30)]
    [InlineData(110, 12.5, 8.8)]
    public void A_limit_that_is_met_exactly_belongs_to_the_healthy_band(long units, double perDay, double days)
    {
        var band = new CoverBands(days, days);

        Assert.Equal(StockLevel.Healthy, band.Judge(units, perDay));
        Assert.Equal(StockLevel.Low, band.Judge(units - 1, perDay));
        Assert.Equal(StockLevel.Over, band.Judge(units + 1, perDay));
        Assert.Equal(StockLevel.Low, new CoverBands(days * (1 + 1e-15), 100).Judge(units, perDay));
        Assert.Equal(StockLevel.Over, new CoverBands(1, days * (1 - 1e-15)).Judge(units, perDay));
    }

    [Theory]
    [InlineData(long.MaxValue, 5e-324, StockLevel.Over)]
    [InlineData(1, double.MaxValue, StockLevel.Low)]
    public void The_ends_of_the_range_are_judged(long units, double perDay, StockLevel expected) => Assert.Equal(expected, CoverBands.Default.Judge(units, perDay));

    [Fact]
    public void Limits_must_be_in_order()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoverBands(10, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoverBands(double.NaN, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverBands.DaysOf(-1, 1));
    }
}
