using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Reads columns in blocks, each in steps that go over all its lines: look up, fetch, add. So the waits for memory overlap.</summary>
/// <remarks>With several readers each takes the customers whose hash falls to it; the lines are looked at by all, which costs little.</remarks>
internal sealed class OrderBlock(OrderColumns columns, LocalDate asOf, int reader, int readers)
{
    private const int Size = 512;

    private readonly int[] _lines = new int[Size];
    private readonly int[] _keys = new int[Size];
    private readonly uint[] _hashes = new uint[Size];
    private readonly int[] _places = new int[Size];
    private readonly int _lastKey = DayKey.Of(asOf);
    private int _touched;

    public IdIndex Ids { get; } = new();

    public CustomerStates States { get; } = new();

    /// <summary>Gets, per customer, the first line; kept only where several readers must be put in one order.</summary>
    public List<int> FirstLines { get; } = [];

    public long GuestLines { get; private set; }

    public long LaterLines { get; private set; }

    public long ReturnLines { get; private set; }

    public void Read(CancellationToken cancellationToken)
    {
        for (var start = 0; start < columns.Count; start += Size)
        {
            if (start % (Size * 256) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var count = Choose(start, Math.Min(start + Size, columns.Count));
            Find(count);
            States.Reserve(Ids.Count);
            _touched ^= States.Touch(_places.AsSpan(0, count));
            Add(count);
        }
    }

    /// <summary>Keeps the lines that count and fall to this reader.</summary>
    private int Choose(int start, int end) => columns.Numbers is { } numbers ? ChooseNumbers(numbers, start, end) : ChooseTexts(columns.Texts!, start, end);

    private int ChooseNumbers(long[] numbers, int start, int end)
    {
        var days = columns.OrderedOn;
        var (lines, keys, hashes) = (_lines, _keys, _hashes);
        var (count, later) = (0, 0);
        for (var line = start; line < end; line++)
        {
            // Written first and kept only if it counts: no branch that depends on the customer.
            var hash = Hashing.Of(numbers[line]);
            var key = DayKey.Of(Days.Iso(days[line]));
            lines[count] = line;
            keys[count] = key;
            hashes[count] = hash;
            var isLater = key > _lastKey;
            later += isLater ? 1 : 0;
            count += !isLater && IsMine(hash) ? 1 : 0;
        }

        LaterLines += reader == 0 ? later : 0;
        return count;
    }

    private int ChooseTexts(string?[] texts, int start, int end)
    {
        var days = columns.OrderedOn;
        var count = 0;
        for (var line = start; line < end; line++)
        {
            var key = DayKey.Of(Days.Iso(days[line]));
            if (string.IsNullOrWhiteSpace(texts[line]))
            {
                GuestLines += reader == 0 ? 1 : 0;
            }
            else if (key > _lastKey)
            {
                LaterLines += reader == 0 ? 1 : 0;
            }
            else if (IdIndex.HashOf(texts[line].AsSpan()) is var hash && IsMine(hash))
            {
                _lines[count] = line;
                _keys[count] = key;
                _hashes[count++] = hash;
            }
        }

        return count;
    }

    private bool IsMine(uint hash) => readers == 1 || (int)(((hash >> 16) * (uint)readers) >> 16) == reader;

    private void Find(int count)
    {
        var hashes = _hashes.AsSpan(0, count);
        if (columns.Numbers is { } numbers)
        {
            Ids.FindNumbers(numbers, _lines, hashes, _places);
        }
        else
        {
            Ids.FindTexts(columns.Texts!, _lines, hashes, _places);
        }

        // Who was not found is new, or stands behind another of the same hash.
        for (var i = 0; i < count; i++)
        {
            if (_places[i] < 0)
            {
                _places[i] = columns.Numbers is { } ids ? Ids.GetOrAdd(ids[_lines[i]]) : Ids.GetOrAdd(columns.Texts![_lines[i]].AsSpan());
                if (readers > 1 && _places[i] == FirstLines.Count)
                {
                    FirstLines.Add(_lines[i]);
                }
            }
        }
    }

    private void Add(int count)
    {
        var amounts = columns.Amounts;
        var states = States.All;
        var returns = 0;
        for (var i = 0; i < count; i++)
        {
            var amount = amounts[_lines[i]];
            ref var state = ref states[_places[i]];
            if (MoneyUnits.TryOf(amount, out var units, out var scale) && state.Units is <= MoneyUnits.Full and >= -MoneyUnits.Full)
            {
                state.Units += units;
                state.Scale = Math.Max(state.Scale, scale);
            }
            else
            {
                Amounts.Check(amount, nameof(amount));
                States.AddMore(_places[i], amount);
            }

            var isReturn = amount < 0m ? 1 : 0;
            var key = _keys[i] & (isReturn - 1);
            state.LastKey = Math.Max(state.LastKey, key);
            state.FirstKeyFromTop = Math.Max(state.FirstKeyFromTop, (DayKey.Top - key) & (isReturn - 1));
            state.Purchases += 1 - isReturn;
            returns += isReturn;
        }

        ReturnLines += returns;
    }
}
