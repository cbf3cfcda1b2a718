using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>
/// Reads columns in blocks of lines that go through three steps: their ids are taken, their customers found, their money and days added. What a block's
/// next step needs of the large tables is asked for a step ahead, so that the memory is waited for while other blocks are worked on.
/// </summary>
/// <remarks>
/// Chen, Ailamaki, Gibbons and Mowry, Improving Hash Join Performance through Prefetching, 2004 (group prefetching in a pipeline). With several readers each
/// takes the customers of a share of the hashes; the ids are looked at by all, which costs little.
/// </remarks>
/// <typeparam name="TKey">The form of the ids.</typeparam>
/// <typeparam name="TColumn">The column of the ids.</typeparam>
internal sealed class BlockReader<TKey, TColumn>
    where TKey : struct, ICustomerKey<TKey>
    where TColumn : struct, IKeyColumn<TKey>
{
    private const int LinesPerCheck = 1 << 17;

    private readonly OrderColumns _columns;
    private readonly TColumn _ids;
    private readonly int _lastKey;
    private readonly uint _reader;
    private readonly uint _readers;
    private int _next;

    public BlockReader(OrderColumns columns, TColumn ids, LocalDate asOf, int reader, int readers)
    {
        (_columns, _ids) = (columns, ids);
        _lastKey = DayKey.Of(asOf);
        (_reader, _readers) = ((uint)reader, (uint)readers);
        Customers = new CustomerPart(columns.Count);
    }

    public CustomerPart Customers { get; }

    /// <summary>Gets the lines without a customer, among all.</summary>
    public long GuestLines { get; private set; }

    /// <summary>Gets the later lines of this reader's customers.</summary>
    public long LaterLines { get; private set; }

    // After a bad line no more are taken; those that were are still looked at, for one of them may be the first that is bad.
    private bool IsAtEnd => _next == _columns.Count || Customers.FirstBadLine < int.MaxValue;

    /// <summary>Reads to the end, or to the block of a bad line.</summary>
    public void Read(CancellationToken cancellationToken)
    {
        using var places = new PlaceTable<TKey>();
        var (taken, found, added) = (new LineBlock<TKey>(), new LineBlock<TKey>(), new LineBlock<TKey>());
        for (var check = 0; ;)
        {
            if (_next >= check)
            {
                cancellationToken.ThrowIfCancellationRequested();
                check = (int)Math.Min(int.MaxValue, (long)_next + LinesPerCheck);
            }

            Take(taken);
            places.Ask(taken.Lines);
            places.Find(found.Lines);
            Customers.Meet<TKey>(found.Lines, places.Count);
            Customers.Add<TKey>(added.Lines, new MoneyColumn(_columns.Amounts));
            if (IsAtEnd && taken.Lines.IsEmpty && found.Lines.IsEmpty)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return;
            }

            (taken, found, added) = (added, taken, found);
        }
    }

    /// <summary>Fills a block with the next lines that count and are the reader's own; with fewer after many others, with none after the last line.</summary>
    private void Take(LineBlock<TKey> block)
    {
        var lines = block.Room;
        var taken = 0;
        var end = IsAtEnd ? _next : Math.Min(_columns.Count - _next, LinesPerCheck) + _next;
        for (; _next < end && taken < lines.Length; _next++)
        {
            ref var line = ref lines[taken];
            if (!_ids.TryRead(_next, out line.Key, out line.Hash))
            {
                GuestLines++;
                Customers.Check(_next, _columns.Amounts[_next]);
                continue;
            }

            // Without a branch, for whose a line is cannot be foreseen: the next line takes the place of one that is not own.
            line.Line = _next;
            taken += IsOwn(line.Hash);
        }

        block.Hold(CountInTime(lines.Slice(0, taken)));
    }

    /// <summary>Dates the lines and leaves out those that are later than all that count.</summary>
    /// <returns>How many are left.</returns>
    private int CountInTime(Span<BlockLine<TKey>> lines)
    {
        var days = _columns.OrderedOn;
        var left = 0;
        foreach (ref var line in lines)
        {
            line.Day = DayKey.Of(Days.Iso(days[line.Line]));
            if (line.Day > _lastKey)
            {
                LaterLines++;
                Customers.Check(line.Line, _columns.Amounts[line.Line]);
                continue;
            }

            line.Key = _ids.Kept(line.Line, line.Key, ref line.Hash);
            lines[left++] = line;
        }

        return left;
    }

    /// <returns>1 for a hash of the reader's share, else 0.</returns>
    /// <remarks>The upper bits say whose it is, the lower ones where it stands.</remarks>
    private int IsOwn(uint hash) => (uint)(((ulong)hash * _readers) >> 32) == _reader ? 1 : 0;
}
