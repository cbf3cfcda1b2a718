using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>One line of an order, or of a return, as a shop's export has it.</summary>
public readonly record struct OrderLine
{
    /// <summary>The largest size of <see cref="Amount"/>, in either direction: 10^15 of any currency.</summary>
    /// <remarks>Far above any real line, and low enough that no sum of lines can overflow.</remarks>
    public const decimal MaxAmount = 1_000_000_000_000_000m;

    /// <summary>The most decimals of <see cref="Amount"/> that count: 8. Further ones are rounded away, half to even.</summary>
    /// <remarks>More than any currency has. So a sum is exact, whatever the order of its lines, as long as it stays below 10^20.</remarks>
    public const int MaxDecimals = 8;

    /// <summary>Creates a line.</summary>
    /// <param name="customerId">Who bought; null or blank for a guest.</param>
    /// <param name="orderedOn">The day of the order, in the shop's zone.</param>
    /// <param name="amount">Money of the line, in one currency for all lines; below 0 for a return. From -<see cref="MaxAmount"/> to <see cref="MaxAmount"/>.</param>
    /// <param name="orderId">The order the line belongs to; null or blank when the line is an order of its own.</param>
    /// <param name="isReturn">True for a return whatever its amount. A line with an amount below 0 is always a return.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is beyond <see cref="MaxAmount"/>.</exception>
    public OrderLine(string? customerId, LocalDate orderedOn, decimal amount, string? orderId = null, bool isReturn = false)
    {
        CustomerId = customerId;
        OrderedOn = orderedOn;
        Amount = Amounts.Checked(amount, nameof(amount));
        OrderId = orderId;

        // By the amount as it was given: rounding does not turn a return into a purchase.
        IsReturn = isReturn || amount < 0m;
    }

    /// <summary>Gets who bought; null or blank for a guest.</summary>
    public string? CustomerId { get; }

    /// <summary>Gets the day of the order.</summary>
    public LocalDate OrderedOn { get; }

    /// <summary>Gets the money of the line; below 0 for a return.</summary>
    public decimal Amount { get; }

    /// <summary>Gets the order the line belongs to; null or blank when the line is an order of its own.</summary>
    public string? OrderId { get; }

    /// <summary>Gets a value indicating whether goods came back: the amount counts, the line is no purchase.</summary>
    public bool IsReturn { get; }

    /// <summary>Gets what the line earns: amount minus cost, below 0 for a return; null when it is not known.</summary>
    /// <value>From -<see cref="MaxAmount"/> to <see cref="MaxAmount"/>; default null.</value>
    /// <exception cref="ArgumentOutOfRangeException">Beyond <see cref="MaxAmount"/>.</exception>
    public decimal? Margin
    {
        get;
        init
        {
            field = value is { } margin ? Amounts.Checked(margin, nameof(value)) : null;
        }
    }

    /// <summary>Creates a line from a quantity and a price.</summary>
    /// <param name="customerId">Who bought; null or blank for a guest.</param>
    /// <param name="orderedOn">The day of the order, in the shop's zone.</param>
    /// <param name="quantity">Units; below 0 for a return.</param>
    /// <param name="unitPrice">Price of one unit.</param>
    /// <param name="orderId">The order the line belongs to; null or blank when the line is an order of its own.</param>
    /// <returns>A line of <paramref name="quantity"/> times <paramref name="unitPrice"/>; a return when either is below 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The product is beyond <see cref="MaxAmount"/>, or both are below 0: a return that adds money.</exception>
    public static OrderLine Of(string? customerId, LocalDate orderedOn, long quantity, decimal unitPrice, string? orderId = null)
    {
        if (quantity < 0 && unitPrice < 0m)
        {
            throw new ArgumentOutOfRangeException(
                nameof(unitPrice), unitPrice, FormattableString.Invariant($"Expected 0 or more beside a quantity below 0; found {unitPrice}."));
        }

        // Checked first: the product of two large factors would overflow, and one of 0 must not hide the other.
        if (quantity != 0)
        {
            Amounts.Check(unitPrice, nameof(unitPrice));
            Amounts.Check(quantity, nameof(quantity));
            if (Math.Abs(unitPrice) > MaxAmount / Math.Abs((decimal)quantity))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(unitPrice), unitPrice, FormattableString.Invariant($"Expected quantity times price up to {MaxAmount}; found {quantity} times {unitPrice}."));
            }
        }

        return new OrderLine(customerId, orderedOn, quantity * unitPrice, orderId, isReturn: quantity < 0);
    }
}
