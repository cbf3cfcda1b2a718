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
        // Each is made by its own thread, so that no two of them write near each other.
        var readers = new BlockReader<TKey, TColumn>[threads];
        Threads.For(threads, threads, i =>
        {
            var reader = new BlockReader<TKey, TColumn>(columns, ids(), asOf, i, threads);
            reader.Read(cancellationToken);
            readers[i] = reader;
        });

        CustomerPart[] parts = [.. readers.Select(reader => reader.Customers)];
        CheckAmounts(columns.Amounts, parts.Min(part => part.FirstBadLine));
        var (states, starts) = CustomerStates.Join([.. parts.Select(part => part.States)]);
        var (list, order) = InOrder<TKey, TColumn>(columns, ids(), parts, starts, threads);
        return new CustomerTable(asOf, PurchaseCounting.ByOrder, list, states, order)
        {
            Lines = columns.Count,
            GuestLines = readers[0].GuestLines,
            LaterLines = readers.Sum(reader => reader.LaterLines),
            ReturnLines = parts.Sum(part => part.ReturnLines),
        };
    }

    private static void CheckAmounts(decimal[] amounts, int firstBadLine)
    {
        if (firstBadLine < amounts.Length)
        {
            var found = amounts[firstBadLine];
            throw new ArgumentOutOfRangeException(
                nameof(amounts),
                found,
                FormattableString.Invariant($"Expected {-OrderLine.MaxAmount} to {OrderLine.MaxAmount}; found {found} at index {firstBadLine}."));
        }
    }

    /// <summary>Writes the ids by number, and the numbers in the order of the customers' first lines; null where one part has them in order.</summary>
    private static (IdList Ids, int[]? Order) InOrder<TKey, TColumn>(OrderColumns columns, TColumn ids, CustomerPart[] parts, int[] starts, int threads)
        where TKey : struct, ICustomerKey<TKey>
        where TColumn : struct, IKeyColumn<TKey>
    {
        var all = parts.Length == 1 ? null : FirstLines.Of([.. parts.Select(part => part.FirstLines)], columns.Count);
        var order = all is null ? null : new int[all.Count];
        var list = new IdList(starts[starts.Length - 1] + parts[parts.Length - 1].FirstLines.Count);

        // Texts go into one pool, and so one after the other.
        Threads.For(parts.Length, columns.Numbers is null ? 1 : threads, i =>
        {
            var number = starts[i];
            foreach (var line in parts[i].FirstLines)
            {
                ids.Write(line, list, number);
                if (order is not null)
                {
                    order[all!.Before(line)] = number;
                }

                number++;
            }
        });
        return (list, order);
    }
}
