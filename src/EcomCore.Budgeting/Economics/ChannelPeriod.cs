using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>What a channel sold and cost in one period. All money in one currency.</summary>
public sealed record ChannelPeriod
{
    /// <summary>The largest amount of money, and the largest number of units or orders.</summary>
    public const long MaxAmount = 1_000_000_000_000;

    /// <summary>Creates a period without sales and costs.</summary>
    /// <param name="channel">The channel's key, 1 to 200 characters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="channel"/> is null.</exception>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    public ChannelPeriod(string channel)
    {
        ChannelIds.CheckOne(channel, nameof(channel));
        Channel = channel;
    }

    /// <summary>Gets the channel's key.</summary>
    public string Channel { get; }

    /// <summary>Gets what customers paid, before refunds.</summary>
    /// <value>Money, 0 to <see cref="MaxAmount"/>; default 0.</value>
    public decimal Revenue { get; init => field = Money(value, nameof(Revenue)); }

    /// <summary>Gets what was paid back for returns.</summary>
    /// <value>Money, 0 to <see cref="MaxAmount"/>; default 0.</value>
    public decimal Refunds { get; init => field = Money(value, nameof(Refunds)); }

    /// <summary>Gets the units shipped.</summary>
    /// <value>0 to <see cref="MaxAmount"/>; default 0.</value>
    public long Units { get; init => field = Count(value, nameof(Units)); }

    /// <summary>Gets the orders; 0 when not known.</summary>
    /// <value>0 to <see cref="MaxAmount"/>; default 0.</value>
    public long Orders { get; init => field = Count(value, nameof(Orders)); }

    /// <summary>Gets the platform's commission as a part of net revenue.</summary>
    /// <value>0 to 1; default 0.</value>
    public decimal CommissionRate { get; init => field = Rate(value, nameof(CommissionRate)); }

    /// <summary>Gets the payment provider's fee as a part of net revenue.</summary>
    /// <value>0 to 1; default 0.</value>
    public decimal PaymentFeeRate { get; init => field = Rate(value, nameof(PaymentFeeRate)); }

    /// <summary>Gets the logistics cost per unit shipped, returns' way back included.</summary>
    /// <value>Money per unit, 0 to <see cref="MaxAmount"/>; default 0.</value>
    public decimal LogisticsPerUnit { get; init => field = Money(value, nameof(LogisticsPerUnit)); }

    /// <summary>Gets what the goods sold cost, less what came back fit for sale.</summary>
    /// <value>Money, 0 to <see cref="MaxAmount"/>; default 0, which makes every margin one before the cost of goods.</value>
    public decimal CostOfGoods { get; init => field = Money(value, nameof(CostOfGoods)); }

    /// <summary>Gets what was spent on advertising.</summary>
    /// <value>Money, 0 to <see cref="MaxAmount"/>; default 0.</value>
    public decimal Advertising { get; init => field = Money(value, nameof(Advertising)); }

    /// <summary>Gets fixed cost of the channel: shop fees, its staff.</summary>
    /// <value>Money, 0 to <see cref="MaxAmount"/>; default 0.</value>
    public decimal Overhead { get; init => field = Money(value, nameof(Overhead)); }

    private static decimal Money(decimal value, string name) => Limited(value, MaxAmount, name);

    private static decimal Rate(decimal value, string name) => Limited(value, 1m, name);

    private static decimal Limited(decimal value, decimal maximum, string name) => value >= 0m && value <= maximum
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Format(CultureInfo.InvariantCulture, "Expected 0 to {0}; found {1}.", maximum, value));

    private static long Count(long value, string name)
    {
        Guard.Between(value, 0, MaxAmount, name);
        return value;
    }
}
