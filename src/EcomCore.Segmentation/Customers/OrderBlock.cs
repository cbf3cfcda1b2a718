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
    private int Choose(int start, int end)
    {
        var days = columns.OrderedOn;
        var count = 0;
        for (var line = start; line < end; line++)
        {
            var text = columns.Texts?[line];
            if (columns.Numbers is null && string.IsNullOrWhiteSpace(text))
            {
                GuestLines += reader == 0 ? 1 : 0;
                continue;
            }

            var hash = columns.Numbers is { } numbers ? Hashing.Of(numbers[line]) : IdIndex.HashOf(text.AsSpan());
            var key = DayKey.Of(Days.Iso(days[line]));
            if (key > _lastKey)
            {
                LaterLines += reader == 0 ? 1 : 0;
            }
            else if (readers == 1 || (int)(((hash >> 16) * (uint)readers) >> 16) == reader)
            {
                _lines[count] = line;
                _keys[count] = key;
                _hashes[count++] = hash;
            }
        }

        return count;
    }

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
        for (var i = 0; i < count; i++)
        {
            var line = _lines[i];
            var amount = columns.Amounts[line];
            var customer = _places[i];
            if (!MoneyUnits.TryOf(amount, out var units, out var scale))
            {
                Amounts.Check(amount, nameof(columns));
                States.AddMore(customer, amount);
            }
            else
            {
                States.AddUnits(customer, units, scale);
            }

            ref var state = ref States[customer];
            var isReturn = amount < 0m;
            var key = isReturn ? 0 : _keys[i];
            state.LastKey = Math.Max(state.LastKey, key);
            state.FirstKeyFromTop = Math.Max(state.FirstKeyFromTop, isReturn ? 0 : DayKey.Top - key);
            state.Purchases += isReturn ? 0 : 1;
            ReturnLines += isReturn ? 1 : 0;
        }
    }
}
