using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Reads columns on one or more threads into one table, the same whatever their number.</summary>
internal static class OrderColumnReader
{
    public static CustomerTable Read(OrderColumns columns, LocalDate asOf, int threads, CancellationToken cancellationToken) =>
        columns.Numbers is { } numbers
            ? Read<NumberKey, NumberColumn>(columns, () => new NumberColumn(numbers), asOf, threads, cancellationToken)
            : Read<TextKey, TextColumn>(columns, () => new TextColumn(columns.Texts!), asOf, threads, cancellationToken);

    private static CustomerTable Read<TKey, TColumn>(
        OrderColumns columns, Func<TColumn> ids, LocalDate asOf, int threads, CancellationToken cancellationToken)
        where TKey : struct, ICustomerKey<TKey>
        where TColumn : struct, IKeyColumn<TKey>
    {
        var plan = new PartPlan(columns.Count, threads);
        var readers = Enumerable.Range(0, threads).Select(i => new PartReader<TKey, TColumn>(columns, ids(), asOf, plan, i)).ToArray();
        Threads.For(threads, threads, i => readers[i].Read(cancellationToken));

        CustomerPart<TKey>[] parts = [.. readers.SelectMany(reader => reader.Parts)];
        var (list, states) = InOrder(columns, ids(), parts);
        var buyers = CustomerTable.BuyersOf(states, list.Count);
        return new CustomerTable(asOf, PurchaseCounting.ByOrder, list, states, buyers)
        {
            Lines = columns.Count,
            GuestLines = readers[0].GuestLines,
            LaterLines = readers[0].LaterLines,
            ReturnLines = parts.Sum(part => part.ReturnLines),
            CustomersWithoutPurchase = list.Count - buyers.Length,
        };
    }

    /// <summary>Puts the customers of all parts in the order of their first lines.</summary>
    private static (IdList Ids, CustomerStates States) InOrder<TKey, TColumn>(OrderColumns columns, TColumn ids, CustomerPart<TKey>[] parts)
        where TKey : struct, ICustomerKey<TKey>
        where TColumn : struct, IKeyColumn<TKey>
    {
        var first = new FirstLines(columns.Count);
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Count; i++)
            {
                first.Mark(part[i].FirstLine);
            }
        }

        var count = first.Count();
        var list = new IdList(count);
        var states = new CustomerStates(count);
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Count; i++)
            {
                ref readonly var record = ref part[i];
                var place = first.Before(record.FirstLine);
                ids.Write(record.FirstLine, list, place);
                states.Set(place, in record.State, record.State.HasMore ? part.MoreOf(i) : 0m);
            }
        }

        return (list, states);
    }
}
