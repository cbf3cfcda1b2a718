using System.Collections;
using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>One row per customer with at least one purchase, in the order in which customers first appeared.</summary>
/// <remarks>Immutable and safe to share between threads. Rows are made when read: reading one allocates at most its id.</remarks>
public sealed class CustomerTable : IReadOnlyList<CustomerSummary>
{
    private readonly IdList _ids;
    private readonly CustomerStates _states;

    // The numbers of the customers with a purchase; null where they are all numbers in order, for the memory costs more than the branch.
    private readonly int[]? _buyers;

    /// <param name="asOf">The last day that counts.</param>
    /// <param name="counting">What counted as one purchase.</param>
    /// <param name="ids">Id by number, in the order in which the customers first appeared.</param>
    /// <param name="states">Record by number.</param>
    internal CustomerTable(LocalDate asOf, PurchaseCounting counting, IdList ids, CustomerStates states)
    {
        AsOf = asOf;
        Counting = counting;
        _ids = ids;
        _states = states;
        _buyers = BuyersOf(states, ids.Count);
        Count = _buyers?.Length ?? ids.Count;
        CustomersWithoutPurchase = ids.Count - Count;
    }

    /// <summary>Gets the last day that counts (inclusive).</summary>
    public LocalDate AsOf { get; }

    /// <summary>Gets what counted as one purchase.</summary>
    public PurchaseCounting Counting { get; }

    /// <summary>Gets the number of customers with a purchase.</summary>
    public int Count { get; }

    /// <summary>Gets the number of lines that were added, of every kind.</summary>
    public long Lines { get; internal init; }

    /// <summary>Gets the number of lines left out because they name no customer.</summary>
    public long GuestLines { get; internal init; }

    /// <summary>Gets the number of lines left out because they are later than <see cref="AsOf"/>.</summary>
    public long LaterLines { get; internal init; }

    /// <summary>Gets the number of returns among the lines that counted.</summary>
    public long ReturnLines { get; internal init; }

    /// <summary>Gets the number of customers left out because all their lines are returns: they have no recency.</summary>
    public int CustomersWithoutPurchase { get; }

    /// <summary>Gets the number of lines that told their margin; <see cref="MonetaryMeasure.Margin"/> counts the others as 0.</summary>
    public long LinesWithMargin => _states.LinesWithMargin;

    /// <summary>Gets a customer's row.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public CustomerSummary this[int index]
    {
        get
        {
            Guard.Between(index, 0, Count - 1);
            ref readonly var state = ref StateAt(index);
            return new CustomerSummary(IdAt(index), state.First, state.Last, state.Purchases, RevenueAt(index));
        }
    }

    /// <summary>Reads order lines into one row per customer.</summary>
    /// <param name="lines">Lines in any order; read once, none kept.</param>
    /// <param name="asOf">The last day that counts (inclusive).</param>
    /// <param name="counting">What counts as one purchase.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The table; empty when no line counted.</returns>
    /// <remarks>Memory as <see cref="CustomerTableBuilder"/>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CustomerTable From(
        IEnumerable<OrderLine> lines,
        LocalDate asOf,
        PurchaseCounting counting = PurchaseCounting.ByOrder,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(lines);
        var builder = new CustomerTableBuilder(asOf, counting);
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            builder.Add(line);
        }

        return builder.Build();
    }

    /// <summary>Reads orders that stand in columns into one row per customer. Every line is an order of its own.</summary>
    /// <param name="columns">The orders.</param>
    /// <param name="asOf">The last day that counts (inclusive).</param>
    /// <param name="threads">How many threads read, 1 to 64; the table is the same whatever their number.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The table; empty when no line counted.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An amount is beyond <see cref="OrderLine.MaxAmount"/> (the first one is told with its index), or <paramref name="threads"/> is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CustomerTable From(OrderColumns columns, LocalDate asOf, int threads = 1, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(columns);
        Guard.Between(threads, 1, 64);
        return OrderColumnReader.Read(columns, Days.Iso(asOf), threads, cancellationToken);
    }

    /// <summary>Tells how much of the revenue the best customers make.</summary>
    /// <returns>The curve of <see cref="CustomerSummary.Revenue"/>; totals below 0 count as 0.</returns>
    public ConcentrationCurve RevenueConcentration() => ConcentrationCurve.Of(Enumerable.Range(0, Count).Select(RevenueAt));

    /// <summary>Tells how much of the profit the best customers make.</summary>
    /// <returns>The curve of the customers' margins; below 0 counts as 0. Without margins all are 0.</returns>
    public ConcentrationCurve MarginConcentration() => ConcentrationCurve.Of(Enumerable.Range(0, Count).Select(i => _states.MarginOf(NumberAt(i))));

    /// <inheritdoc/>
    public IEnumerator<CustomerSummary> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ref readonly CustomerState StateAt(int index) => ref _states[NumberAt(index)];

    internal decimal RevenueAt(int index) => _states.RevenueOf(NumberAt(index));

    internal decimal MoneyAt(int index, MonetaryMeasure measure) => measure switch
    {
        MonetaryMeasure.Total => RevenueAt(index),
        MonetaryMeasure.MeanPerPurchase => RevenueAt(index) / StateAt(index).Purchases,
        _ => _states.MarginOf(NumberAt(index)),
    };

    internal double MoneyAsDouble(int index, MonetaryMeasure measure) =>
        measure == MonetaryMeasure.Total ? _states.RevenueAsDouble(NumberAt(index)) : MoneyUnits.ToDouble(MoneyAt(index, measure));

    /// <summary>The number of a row's customer among all.</summary>
    internal int NumberAt(int index) => _buyers is null ? index : _buyers[index];

    internal string IdAt(int index) => _ids.TextOf(NumberAt(index));

    private static int[]? BuyersOf(CustomerStates states, int customers)
    {
        var count = 0;
        for (var i = 0; i < customers; i++)
        {
            count += states[i].Purchases > 0 ? 1 : 0;
        }

        if (count == customers)
        {
            return null;
        }

        var buyers = new int[count];
        for (int i = 0, place = 0; place < count; i++)
        {
            if (states[i].Purchases > 0)
            {
                buyers[place++] = i;
            }
        }

        return buyers;
    }
}
