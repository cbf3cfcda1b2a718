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
    [InlineData(0, 0, StockLevel.Healthy)]
    public void Stock_is_judged_by_days_of_cover(long units, double perDay, StockLevel expected) =>
        Assert.Equal(expected, CoverBands.Default.Judge(units, perDay));

    [Fact]
    public void Limits_must_be_in_order()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoverBands(10, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoverBands(double.NaN, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverBands.DaysOf(-1, 1));
    }
}
