using System.Buffers;

namespace EcomCore.Segmentation;

/// <summary>The customers of a share of all hashes, numbered in the order of their first lines. To be disposed: its memory is rented.</summary>
/// <remarks>Open addressing, linear probing, at most half full; a slot holds a number alone, so that slots and records of a part fit the memory near the processor.</remarks>
/// <typeparam name="TKey">The form of the ids.</typeparam>
/// <typeparam name="TColumn">The column of the ids.</typeparam>
internal sealed class CustomerPart<TKey, TColumn>(TColumn ids, decimal[] amounts) : IDisposable
    where TKey : struct, ICustomerKey<TKey>
    where TColumn : struct, IKeyColumn<TKey>
{
    private readonly Dictionary<int, decimal> _more = [];
    private int[] _slots = RentEmpty(FirstLength);
    private int _mask = FirstLength - 1;
    private CustomerRecord<TKey>[] _records = ArrayPool<CustomerRecord<TKey>>.Shared.Rent(FirstLength);
    private int[] _firstLines = ArrayPool<int>.Shared.Rent(FirstLength);
    private int _count;

    // Written so that what was fetched was not fetched for nothing in the compiler's eyes.
    private int _fetched;

    private const int FirstLength = 64;
    private const int SlotsPerStep = 16;
    private const int LinesAtOnce = 64;

    /// <summary>Gets the line in which each customer appears for the first time, rising.</summary>
    public ReadOnlySpan<int> FirstLines => _firstLines.AsSpan(0, _count);

    /// <summary>Brings slots and records near the processor, one after the other: much faster than line by line in the order of the customers.</summary>
    public void Fetch()
    {
        var sum = 0;
        for (var i = 0; i <= _mask; i += SlotsPerStep)
        {
            sum += _slots[i];
        }

        for (var i = 0; i < _count; i++)
        {
            sum += _records[i].State.Purchases;
        }

        _fetched = sum;
    }

    /// <summary>Adds lines of this part's customers; what is to be kept of their keys is written into them.</summary>
    public void Add(Span<ColumnLine<TKey>> lines)
    {
        Span<int> numbers = stackalloc int[LinesAtOnce];
        for (var start = 0; start < lines.Length; start += LinesAtOnce)
        {
            var some = lines.Slice(start, Math.Min(LinesAtOnce, lines.Length - start));
            Guess(some, numbers);
            for (var i = 0; i < some.Length; i++)
            {
                ref readonly var line = ref some[i];
                Add(in line, numbers[i] >= 0 ? numbers[i] : NumberOf(in line));
            }
        }
    }

    public ref readonly CustomerState StateOf(int number) => ref _records[number].State;

    /// <summary>The number of the first customer whose first line is not before a line.</summary>
    public int FirstFrom(int line)
    {
        var place = FirstLines.BinarySearch(line);
        return place < 0 ? ~place : place;
    }

    /// <summary>Writes the money that does not fit the records; the parts one after the other.</summary>
    public void WriteMore(CustomerStates states, FirstLines order)
    {
        foreach (var pair in _more)
        {
            states.AddMore(order.Before(_firstLines[pair.Key]), pair.Value);
        }
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_slots);
        ArrayPool<CustomerRecord<TKey>>.Shared.Return(_records);
        ArrayPool<int>.Shared.Return(_firstLines);
        (_slots, _records, _firstLines, _count) = ([], [], [], 0);
    }

    /// <summary>Finds the customers who stand in the first slot of their hash; -1 for others. No step waits for another or branches, so that the lines wait for the memory together.</summary>
    private void Guess(Span<ColumnLine<TKey>> lines, Span<int> numbers)
    {
        var (slots, records, mask) = (_slots, _records, _mask);
        for (var i = 0; i < lines.Length; i++)
        {
            ref var line = ref lines[i];
            ids.Complete(line.Line, ref line.Key);
            numbers[i] = slots[(int)line.Key.Hash & mask] - 1;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            // Of an empty slot the first record is looked at, whoever that is.
            var number = numbers[i];
            var isOther = records[Math.Max(0, number)].Key.Equals(lines[i].Key) ? 0 : -1;
            numbers[i] = number | isOther;
        }
    }

    private void Add(in ColumnLine<TKey> line, int number)
    {
        ref var state = ref _records[number].State;
        int isReturn;
        if (!line.HasMore && state.Units is <= MoneyUnits.Full and >= -MoneyUnits.Full)
        {
            state.Units += line.Units;
            state.Scale = Math.Max(state.Scale, line.Scale);
            isReturn = (int)((ulong)line.Units >> 63);
        }
        else
        {
            AddMore(number, amounts[line.Line]);
            isReturn = amounts[line.Line] < 0m ? 1 : 0;
        }

        // Without a branch: a return moves neither end.
        var purchase = isReturn - 1;
        state.LastKey = Math.Max(state.LastKey, line.Day & purchase);
        state.FirstKeyFromTop = Math.Max(state.FirstKeyFromTop, (DayKey.Top - line.Day) & purchase);
        state.Purchases -= purchase;
    }

    /// <summary>The number of a line's customer; a new one gets the next.</summary>
    private int NumberOf(in ColumnLine<TKey> line)
    {
        var (slots, records, mask) = (_slots, _records, _mask);
        for (var i = (int)line.Key.Hash & mask; ; i = (i + 1) & mask)
        {
            var number = slots[i] - 1;
            if (number < 0)
            {
                slots[i] = _count + 1;
                return Append(line.Key, line.Line);
            }

            if (records[number].Key.Equals(line.Key))
            {
                return number;
            }
        }
    }

    private int Append(TKey key, int line)
    {
        if (_count == _records.Length)
        {
            Grow(ref _records);
        }

        if (_count == _firstLines.Length)
        {
            Grow(ref _firstLines);
        }

        _records[_count] = new CustomerRecord<TKey> { Key = key };
        _firstLines[_count++] = line;
        if (_count > _mask / 2)
        {
            Spread();
        }

        return _count - 1;
    }

    private static void Grow<T>(ref T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * array.Length);
        array.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }

    /// <summary>Doubles the slots.</summary>
    private void Spread()
    {
        ArrayPool<int>.Shared.Return(_slots);
        _mask = (2 * _mask) + 1;
        _slots = RentEmpty(_mask + 1);
        for (var number = 0; number < _count; number++)
        {
            var i = (int)_records[number].Key.Hash & _mask;
            while (_slots[i] != 0)
            {
                i = (i + 1) & _mask;
            }

            _slots[i] = number + 1;
        }
    }

    private static int[] RentEmpty(int length)
    {
        var slots = ArrayPool<int>.Shared.Rent(length);
        slots.AsSpan(0, length).Clear();
        return slots;
    }

    private void AddMore(int number, decimal amount)
    {
        _records[number].State.HasMore = true;
        _ = _more.TryGetValue(number, out var known);
        _more[number] = known + Amounts.Rounded(amount);
    }
}
