namespace EcomCore.Segmentation;

/// <summary>The customers of one part of the hashes: an open-addressing index over records in the order of their first lines.</summary>
/// <typeparam name="TKey">The form of the ids.</typeparam>
internal sealed class CustomerPart<TKey>
    where TKey : struct, ICustomerKey<TKey>
{
    private const int ChunkBits = 10;
    private const int ChunkMask = (1 << ChunkBits) - 1;
    private const int FirstChunk = 16;

    // Linear probing, at most half full; a slot is a record's place plus 1.
    private int[] _slots = new int[2 * FirstChunk];

    // In chunks, for growing must not copy: memory that was never touched costs more than the work.
    private Record[][] _chunks = [new Record[FirstChunk]];
    private Dictionary<int, decimal>? _more;
    private int _touched;

    public int Count { get; private set; }

    public long ReturnLines { get; private set; }

    public ref readonly Record this[int place] => ref At(place);

    public void Add(ReadOnlySpan<PartLine<TKey>> lines, decimal[] amounts)
    {
        Touch();
        var returns = 0;
        foreach (ref readonly var line in lines)
        {
            var place = PlaceOf(in line);
            ref var state = ref At(place).State;
            if (!line.IsBeyondUnits && state.Units is <= MoneyUnits.Full and >= -MoneyUnits.Full)
            {
                state.Units += line.Units;
                state.Scale = Math.Max(state.Scale, line.Scale);
            }
            else
            {
                AddMore(place, Amounts.Checked(amounts[line.Line], nameof(amounts)));
            }

            // Without a branch: a return moves neither end.
            var isReturn = line.Returns;
            var purchase = isReturn - 1;
            state.LastKey = Math.Max(state.LastKey, line.Day & purchase);
            state.FirstKeyFromTop = Math.Max(state.FirstKeyFromTop, (DayKey.Top - line.Day) & purchase);
            state.Purchases -= purchase;
            returns += isReturn;
        }

        ReturnLines += returns;
    }

    /// <summary>The money of a record that does not fit its units.</summary>
    public decimal MoreOf(int place) => _more![place];

    private ref Record At(int place) => ref _chunks[place >> ChunkBits][place & ChunkMask];

    /// <summary>Reads all records in a row, which the processor foresees, so that none is waited for later.</summary>
    private void Touch()
    {
        foreach (var chunk in _chunks)
        {
            for (var i = 0; i < chunk.Length; i++)
            {
                _touched ^= chunk[i].FirstLine;
            }
        }
    }

    private int PlaceOf(in PartLine<TKey> line)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        for (var i = (int)line.Key.Hash & mask; ; i = (i + 1) & mask)
        {
            var place = slots[i] - 1;
            if (place < 0)
            {
                slots[i] = Count + 1;
                return Append(in line);
            }

            if (At(place).Key.Equals(line.Key))
            {
                return place;
            }
        }
    }

    private int Append(in PartLine<TKey> line)
    {
        MakeRoom();
        At(Count) = new Record { Key = line.Key, FirstLine = line.Line };
        if (++Count > _slots.Length / 2)
        {
            Grow();
        }

        return Count - 1;
    }

    private void MakeRoom()
    {
        var chunk = Count >> ChunkBits;
        if (chunk == 0 && Count == _chunks[0].Length)
        {
            Array.Resize(ref _chunks[0], Count * 2);
        }
        else if (chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, chunk + 1);
            _chunks[chunk] = new Record[1 << ChunkBits];
        }
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var place = 0; place < Count; place++)
        {
            var i = (int)At(place).Key.Hash & mask;
            while (_slots[i] != 0)
            {
                i = (i + 1) & mask;
            }

            _slots[i] = place + 1;
        }
    }

    private void AddMore(int place, decimal amount)
    {
        At(place).State.HasMore = true;
        _more ??= [];
        _ = _more.TryGetValue(place, out var known);
        _more[place] = known + amount;
    }

    internal struct Record
    {
        public TKey Key;
        public CustomerState State;
        public int FirstLine;
    }
}
