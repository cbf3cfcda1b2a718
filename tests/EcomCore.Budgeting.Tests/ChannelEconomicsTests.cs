namespace EcomCore.Budgeting.Tests;

public sealed class ChannelEconomicsTests
{
    private static readonly ChannelPeriod Amazon = new("Amazon")
    {
        Revenue = 105_000m,
        Refunds = 5_000m,
        Units = 2_000,
        Orders = 1_600,
        CommissionRate = 0.15m,
        PaymentFeeRate = 0.01m,
        LogisticsPerUnit = 4m,
        CostOfGoods = 52_000m,
        Advertising = 16_000m,
        Overhead = 3_000m,
    };

    [Fact]
    public void The_contribution_margin_is_what_platform_payment_logistics_and_goods_leave()
    {
        var margin = ChannelEconomics.Margin(Amazon);

        Assert.Equal((100_000m, 15_000m, 1_000m, 8_000m), (margin.NetRevenue, margin.Commission, margin.PaymentFees, margin.Logistics));
        Assert.Equal(24_000m, margin.Contribution);
        Assert.Equal(15m, margin.ContributionPerOrder);
        Assert.Equal(8_000m, margin.ContributionAfterAdvertising);
        Assert.Equal(5_000m, margin.Profit);
    }

    [Fact]
    public void Advertising_may_cost_the_margin_rate_and_no_more()
    {
        var margin = ChannelEconomics.Margin(Amazon);

        Assert.Equal(0.24, margin.BreakEvenAdvertisingShare!.Value, 1e-15);
        Assert.Equal(0.16, margin.AdvertisingShare!.Value, 1e-15);
        Assert.Equal(1 / 0.24, margin.BreakEvenRoas!.Value, 1e-12);
        Assert.Equal(6.25, margin.Roas!.Value, 1e-12);
        Assert.Equal(0.5, margin.Roi!.Value, 1e-15);
    }

    [Fact]
    public void At_the_break_even_share_advertising_earns_exactly_nothing()
    {
        var margin = ChannelEconomics.Margin(Amazon with { Advertising = 24_000m });

        Assert.Equal(margin.BreakEvenAdvertisingShare, margin.AdvertisingShare);
        Assert.Equal(0m, margin.ContributionAfterAdvertising);
    }

    [Fact]
    public void Ratios_without_a_divisor_are_unknown()
    {
        var margin = ChannelEconomics.Margin(new ChannelPeriod("new"));

        Assert.Null(margin.MarginRate);
        Assert.Null(margin.BreakEvenAdvertisingShare);
        Assert.Null(margin.BreakEvenRoas);
        Assert.Null(margin.Roi);
        Assert.Null(margin.ContributionPerOrder);
    }

    [Fact]
    public void A_loss_before_advertising_leaves_nothing_for_advertising()
    {
        var margin = ChannelEconomics.Margin(Amazon with { CostOfGoods = 90_000m });

        Assert.Equal(-0.14, margin.MarginRate!.Value, 1e-15);
        Assert.Equal(0, margin.BreakEvenAdvertisingShare);
        Assert.Null(margin.BreakEvenRoas);
    }

    [Fact]
    public void More_refunds_than_sales_pay_no_commission()
    {
        var margin = ChannelEconomics.Margin(new ChannelPeriod("a") { Revenue = 10m, Refunds = 30m, CommissionRate = 0.1m });

        Assert.Equal((-20m, 0m, -20m), (margin.NetRevenue, margin.Commission, margin.Contribution));
        Assert.Null(margin.MarginRate);
    }

    [Fact]
    public void Spend_that_does_not_pay_comes_first()
    {
        var order = ChannelEconomics.WorstFirst(
        [
            new("silent") { Revenue = 10m },
            new("good") { Revenue = 100m, Advertising = 20m },
            new("small loss") { Revenue = 1m, Advertising = 5m },
            new("fair") { Revenue = 100m, Advertising = 90m },
            new("big loss") { Revenue = 100m, Advertising = 150m },
        ]);

        Assert.Equal(["big loss", "small loss", "fair", "good", "silent"], order.Select(margin => margin.Channel));
    }

    [Fact]
    public void Facts_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Revenue", () => Amazon with { Revenue = -1m });
        Assert.Throws<ArgumentOutOfRangeException>("CommissionRate", () => Amazon with { CommissionRate = 1.01m });
        Assert.Throws<ArgumentOutOfRangeException>("Units", () => Amazon with { Units = -1 });
        Assert.Throws<ArgumentException>("periods", () => ChannelEconomics.WorstFirst([Amazon, Amazon]));
    }

    [Fact]
    public void What_a_last_unit_loses_is_listed_first()
    {
        // 0.5 * 40 * sqrt(x): the last unit pays to x = 100. "good" stands at 64, "over" at 400.
        BudgetChannel[] channels =
        [
            new("good", ResponseCurve.Power(40, 0.5)) { Margin = 0.5 },
            new("over", ResponseCurve.Power(40, 0.5)) { Margin = 0.5 },
            new("loss", ResponseCurve.Log(10, 100)) { Margin = -0.1 },
        ];

        var returns = ChannelEconomics.Returns(channels, new Dictionary<string, decimal> { ["good"] = 64m, ["over"] = 400m, ["loss"] = 30m });

        Assert.Equal(["over", "loss", "good"], returns.Select(line => line.Channel));
        Assert.Equal([300m, 30m, 0m], returns.Select(line => decimal.Round(line.DoesNotPay, 9)));
        Assert.Equal(0, returns[0].Roi!.Value, 1e-9);
        Assert.Equal(-0.5, returns[0].MarginalRoi, 1e-9);
        Assert.Equal(1.5, returns[2].Roi!.Value, 1e-9);
        Assert.Equal(0.25, returns[2].MarginalRoi, 1e-9);
        Assert.Equal(100, returns[2].BreakEvenSpend, 1e-9);
        Assert.Null(ChannelEconomics.Returns(channels, new Dictionary<string, decimal>())[0].Roi);
    }
}
