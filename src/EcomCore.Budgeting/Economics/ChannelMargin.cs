namespace EcomCore.Budgeting;

/// <summary>What a channel's period left over, step by step. Ratios are null where their divisor is 0.</summary>
public sealed record ChannelMargin
{
    internal ChannelMargin(ChannelPeriod period)
    {
        Channel = period.Channel;
        NetRevenue = period.Revenue - period.Refunds;
        Commission = Math.Max(0m, NetRevenue) * period.CommissionRate;
        PaymentFees = Math.Max(0m, NetRevenue) * period.PaymentFeeRate;
        Logistics = period.Units * period.LogisticsPerUnit;
        CostOfGoods = period.CostOfGoods;
        Advertising = period.Advertising;
        Overhead = period.Overhead;
        ContributionPerOrder = period.Orders == 0 ? null : Contribution / period.Orders;
    }

    /// <summary>Gets the channel's key.</summary>
    public string Channel { get; }

    /// <summary>Gets revenue less refunds; negative when more came back than was sold.</summary>
    public decimal NetRevenue { get; }

    /// <summary>Gets the commission: rate times net revenue, not below 0 (platforms give it back on refunds).</summary>
    public decimal Commission { get; }

    /// <summary>Gets the payment fees: rate times net revenue, not below 0.</summary>
    public decimal PaymentFees { get; }

    /// <summary>Gets units times logistics cost per unit.</summary>
    public decimal Logistics { get; }

    /// <summary>Gets the cost of goods.</summary>
    public decimal CostOfGoods { get; }

    /// <summary>Gets the advertising spend.</summary>
    public decimal Advertising { get; }

    /// <summary>Gets the fixed cost.</summary>
    public decimal Overhead { get; }

    /// <summary>Gets the contribution margin before advertising: net revenue less commission, payment fees, logistics and cost of goods.</summary>
    public decimal Contribution => NetRevenue - Commission - PaymentFees - Logistics - CostOfGoods;

    /// <summary>Gets the contribution margin less advertising: what advertising earned, if it brought all sales.</summary>
    public decimal ContributionAfterAdvertising => Contribution - Advertising;

    /// <summary>Gets the contribution margin less advertising and overhead.</summary>
    public decimal Profit => ContributionAfterAdvertising - Overhead;

    /// <summary>Gets the contribution margin before advertising per order; null without orders.</summary>
    public decimal? ContributionPerOrder { get; }

    /// <summary>Gets the contribution margin before advertising as a part of net revenue.</summary>
    public double? MarginRate => Ratio(Contribution, NetRevenue);

    /// <summary>Gets the part of net revenue that advertising may cost before the channel loses money: the margin rate, or 0 for a loss.</summary>
    public double? BreakEvenAdvertisingShare => MarginRate is { } rate ? Math.Max(0, rate) : null;

    /// <summary>Gets the net revenue per unit of advertising at which the channel breaks even; null when no return is enough.</summary>
    public double? BreakEvenRoas => MarginRate > 0 ? 1 / MarginRate : null;

    /// <summary>Gets advertising as a part of net revenue.</summary>
    public double? AdvertisingShare => Ratio(Advertising, NetRevenue);

    /// <summary>Gets net revenue per unit of advertising.</summary>
    public double? Roas => Ratio(NetRevenue, Advertising);

    /// <summary>Gets the contribution after advertising per unit of advertising: below 0, the spend did not pay.</summary>
    public double? Roi => Ratio(ContributionAfterAdvertising, Advertising);

    private static double? Ratio(decimal value, decimal divisor) => divisor > 0m ? (double)value / (double)divisor : null;
}
