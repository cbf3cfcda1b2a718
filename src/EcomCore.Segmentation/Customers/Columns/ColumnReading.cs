using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>One reading of columns: lines are put in the order of their customers' hashes, some millions at a time, and added up part by part.</summary>
/// <remarks>
/// <para>
/// A line that is added to one of a million customers waits for the memory. The lines of a part meet only as many customers as fit near the processor, so
/// hardly any of them waits; and each part belongs to one thread at a time.
/// </para>
/// <para>Manegold, Boncz and Kersten, Optimizing Main-Memory Join on Modern Hardware, 2002 (radix-cluster), here for a sum and in one pass.</para>
/// </remarks>
/// <typeparam name="TKey">The form of the ids.</typeparam>
/// <typeparam name="TColumn">The column of the ids.</typeparam>
internal sealed class ColumnReading<TKey, TColumn> : IDisposable
    where TKey : struct, ICustomerKey<TKey>
    where TColumn : struct, IKeyColumn<TKey>
{
    private const int MostParts = 64;
    private const int LinesPerPart = 1 << 17;
    private const int MostSlices = 256;
    private const int Pieces = 64;

    private readonly OrderColumns _columns;
    private readonly TColumn _ids;
    private readonly LocalDate _asOf;
    private readonly int _threads;
    private readonly CustomerPart<TKey, TColumn>[] _parts;
    private readonly SliceReader<TKey, TColumn> _slices;
    private LineTally _tally;

    public ColumnReading(OrderColumns columns, Func<TColumn> ids, LocalDate asOf, int threads)
    {
        (_columns, _ids, _asOf, _threads) = (columns, ids(), asOf, threads);
        _parts = new CustomerPart<TKey, TColumn>[Math.Min(MostParts, 1 + (columns.Count / LinesPerPart))];
        for (var i = 0; i < _parts.Length; i++)
        {
            _parts[i] = new CustomerPart<TKey, TColumn>(ids(), columns.Amounts);
        }

        _slices = new SliceReader<TKey, TColumn>(columns, _ids, asOf, _parts.Length);
    }

    /// <summary>Reads all lines.</summary>
    /// <param name="threadsOfIds">How many threads may write ids at once.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public CustomerTable Read(int threadsOfIds, CancellationToken cancellationToken)
    {
        const int most = MostSlices * SliceReader<TKey, TColumn>.Most;
        var slices = SlicesOf(Math.Min(_columns.Count, most));
        using (var batch = new LineBatch<TKey>(slices, SliceReader<TKey, TColumn>.Most, _parts.Length))
        {
            for (var start = 0; start < _columns.Count; start += Math.Min(most, _columns.Count - start))
            {
                AddBatch(start, Math.Min(most, _columns.Count - start), batch, cancellationToken);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Join(threadsOfIds);
    }

    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part.Dispose();
        }
    }

    private static int SlicesOf(int lines) => (lines + SliceReader<TKey, TColumn>.Most - 1) / SliceReader<TKey, TColumn>.Most;

    private void AddBatch(int start, int lines, LineBatch<TKey> batch, CancellationToken cancellationToken)
    {
        var tallies = new LineTally[SlicesOf(lines)];
        Threads.For(tallies.Length, _threads, slice =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var from = slice * SliceReader<TKey, TColumn>.Most;
            tallies[slice] = _slices.Read(start + from, batch.RoomOf(slice, Math.Min(SliceReader<TKey, TColumn>.Most, lines - from)), batch.EndsOf(slice));
        });
        Count(tallies);
        Threads.For(_parts.Length, _threads, part =>
        {
            _parts[part].Fetch();
            for (var slice = 0; slice < tallies.Length; slice++)
            {
                _parts[part].Add(batch.LinesOf(slice, part));
            }
        });
    }

    private void Count(LineTally[] tallies)
    {
        foreach (var tally in tallies)
        {
            if (tally.FirstBadPlus1 > 0)
            {
                Amounts.Check(_columns.Amounts, tally.FirstBadPlus1 - 1);
            }

            _tally.Guests += tally.Guests;
            _tally.Later += tally.Later;
            _tally.Returns += tally.Returns;
        }
    }

    /// <summary>Makes the table of all parts, in the order of the customers' first lines.</summary>
    private CustomerTable Join(int threadsOfIds)
    {
        var order = new FirstLines(_columns.Count);
        Threads.For(Pieces, _threads, piece => Mark(order.StartOf(piece, Pieces), order.StartOf(piece + 1, Pieces), order));
        order.Count();
        var (states, list) = (new CustomerStates(order.Total, _threads), new IdList(order.Total));
        Threads.For(Pieces, threadsOfIds, piece => Write(piece, order, states, list));
        foreach (var part in _parts)
        {
            part.WriteMore(states, order);
        }

        return new CustomerTable(_asOf, PurchaseCounting.ByOrder, list, states)
        {
            Lines = _columns.Count,
            GuestLines = _tally.Guests,
            LaterLines = _tally.Later,
            ReturnLines = _tally.Returns,
        };
    }

    private void Mark(int start, int end, FirstLines order)
    {
        foreach (var part in _parts)
        {
            var first = part.FirstFrom(start);
            order.Mark(part.FirstLines.Slice(first, part.FirstFrom(end) - first));
        }
    }

    /// <summary>Writes the customers who appear first in a piece of the lines. A part has its customers in this order too: who comes next is the next of the part.</summary>
    private void Write(int piece, FirstLines order, CustomerStates states, IdList list)
    {
        var start = order.StartOf(piece, Pieces);
        var next = Array.ConvertAll(_parts, part => part.FirstFrom(start));
        var place = order.Before(start);
        foreach (var line in order.In(piece, Pieces))
        {
            _ = _ids.TryRead(line, out _, out var hash);
            var part = SliceReader<TKey, TColumn>.PartOf(hash, _parts.Length);
            states[place] = _parts[part].StateOf(next[part]++);
            _ids.Write(line, list, place++);
        }
    }
}
