using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Orders as columns: the fastest form, for those who hold them in arrays. The arrays are not copied; do not change them while they are read.</summary>
public sealed class OrderColumns
{
    /// <summary>Creates columns with whole numbers for customers.</summary>
    /// <param name="customerIds">Who bought, per order.</param>
    /// <param name="orderedOn">The day of each order, in the shop's zone.</param>
    /// <param name="amounts">The money of each order; below 0 for a return. From -<see cref="OrderLine.MaxAmount"/> to <see cref="OrderLine.MaxAmount"/>.</param>
    /// <exception cref="ArgumentNullException">A column is null.</exception>
    /// <exception cref="ArgumentException">The columns have different lengths.</exception>
    public OrderColumns(long[] customerIds, LocalDate[] orderedOn, decimal[] amounts)
        : this(orderedOn, amounts)
    {
        Guard.NotNull(customerIds);
        CheckLength(customerIds.Length, nameof(customerIds));
        Numbers = customerIds;
    }

    /// <summary>Creates columns with texts for customers.</summary>
    /// <param name="customerIds">Who bought, per order; null or blank for a guest.</param>
    /// <param name="orderedOn">The day of each order, in the shop's zone.</param>
    /// <param name="amounts">The money of each order; below 0 for a return. From -<see cref="OrderLine.MaxAmount"/> to <see cref="OrderLine.MaxAmount"/>.</param>
    /// <exception cref="ArgumentNullException">A column is null.</exception>
    /// <exception cref="ArgumentException">The columns have different lengths.</exception>
    public OrderColumns(string?[] customerIds, LocalDate[] orderedOn, decimal[] amounts)
        : this(orderedOn, amounts)
    {
        Guard.NotNull(customerIds);
        CheckLength(customerIds.Length, nameof(customerIds));
        Texts = customerIds;
    }

    private OrderColumns(LocalDate[] orderedOn, decimal[] amounts)
    {
        Guard.NotNull(orderedOn);
        Guard.NotNull(amounts);
        OrderedOn = orderedOn;
        Amounts = amounts;
        CheckLength(orderedOn.Length, nameof(orderedOn));
    }

    /// <summary>Gets the number of orders.</summary>
    public int Count => Amounts.Length;

    internal long[]? Numbers { get; }

    internal string?[]? Texts { get; }

    internal LocalDate[] OrderedOn { get; }

    internal decimal[] Amounts { get; }

    private void CheckLength(int length, string name)
    {
        if (length != Amounts.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {Amounts.Length} values, as many as amounts; found {length}."), name);
        }
    }
}
