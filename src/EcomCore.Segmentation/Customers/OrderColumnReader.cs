using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Reads columns on one or more threads into one table, the same whatever their number.</summary>
internal static class OrderColumnReader
{
    public static CustomerTable Read(OrderColumns columns, LocalDate asOf, int threads, CancellationToken cancellationToken)
    {
        var readers = Enumerable.Range(0, threads).Select(i => new OrderBlock(columns, asOf, i, threads)).ToArray();
        if (threads == 1)
        {
            readers[0].Read(cancellationToken);
            return TableOf(readers, columns, asOf, readers[0].Ids.Ids, readers[0].States);
        }

        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => readers[i].Read(cancellationToken));
        var (ids, states) = InOrder(readers);
        return TableOf(readers, columns, asOf, ids, states);
    }

    /// <summary>Puts the customers of all readers in the order of their first lines.</summary>
    private static (IdList Ids, CustomerStates States) InOrder(OrderBlock[] readers)
    {
        var ids = new IdList();
        var states = new CustomerStates();
        states.Reserve(readers.Sum(reader => reader.Ids.Count));
        var next = new int[readers.Length];
        while (true)
        {
            var earliest = -1;
            for (var i = 0; i < readers.Length; i++)
            {
                if (next[i] < readers[i].FirstLines.Count
                    && (earliest < 0 || readers[i].FirstLines[next[i]] < readers[earliest].FirstLines[next[earliest]]))
                {
                    earliest = i;
                }
            }

            if (earliest < 0)
            {
                return (ids, states);
            }

            states.Take(ids.Count, readers[earliest].States, next[earliest]);
            ids.AppendFrom(readers[earliest].Ids.Ids, next[earliest]++);
        }
    }

    private static CustomerTable TableOf(OrderBlock[] readers, OrderColumns columns, LocalDate asOf, IdList ids, CustomerStates states)
    {
        var buyers = CustomerTable.BuyersOf(states, ids.Count);
        return new CustomerTable(asOf, PurchaseCounting.ByOrder, ids, states, buyers)
        {
            Lines = columns.Count,
            GuestLines = readers.Sum(reader => reader.GuestLines),
            LaterLines = readers.Sum(reader => reader.LaterLines),
            ReturnLines = readers.Sum(reader => reader.ReturnLines),
            CustomersWithoutPurchase = ids.Count - buyers.Length,
        };
    }
}
