namespace EcomCore.Inventory.Tests;

public sealed class SafetyStockTests
{
    [Fact]
    public void A_thousand_a_month_keep_two_to_three_hundred()
    {
        Assert.Equal(200, SafetyStock.PercentOfSales(1000, SafetyStock.LowShare));
        Assert.Equal(250, SafetyStock.PercentOfSales(1000));
        Assert.Equal(300, SafetyStock.PercentOfSales(1000, SafetyStock.HighShare));
    }

    [Fact]
    public void Without_variation_it_is_zero_and_not_minus_zero()
    {
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(SafetyStock.ForServiceLevel(10, 0, 5, 0, 0.3)));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Replenishment.ContinuousReview(0, 0, 5, 1, 0.3).ReorderPoint));
    }

    [Theory]
    [InlineData(100, 0.07, 7)]
    [InlineData(101, 0.07, 8)]
    [InlineData(0, 0.25, 0)]
    [InlineData(1e-300, 0.25, 0)]
    [InlineData(3, 0.25, 1)]
    public void Units_are_rounded_up_without_binary_fractions(double sales, double share, long expected) =>
        Assert.Equal(expected, SafetyStock.PercentOfSales(sales, share));

    [Fact]
    public void A_percentage_where_a_share_belongs_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => SafetyStock.PercentOfSales(1000, 25));
        Assert.Equal("share", error.ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => SafetyStock.PercentOfSales(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => SafetyStock.PercentOfSales(9e18, 10));
    }

    [Fact]
    public void Constant_demand_and_lead_time_need_no_safety_stock() =>
        Assert.Equal(0, SafetyStock.ForServiceLevel(100, 0, 9, 0, 0.98));

    [Fact]
    public void Squares_do_not_overflow() =>
        Assert.Equal(1.2815515655446004e200, SafetyStock.ForServiceLevel(1e200, 0, 1, 1, 0.9), 1e186);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_service_level_is_strictly_between_none_and_all(double level) =>
        Assert.Equal("serviceLevel", Assert.Throws<ArgumentOutOfRangeException>(() => SafetyStock.ForServiceLevel(1, 1, 1, 1, level)).ParamName);
}
