namespace EcomCore.Risk;

/// <summary>Rings of times side by side in one array; a ring that is let go of is used again by one of the same size.</summary>
internal sealed class EventArena
{
    private const int SmallestRing = 4;

    private readonly Stack<int>[] _free = new Stack<int>[32];
    private long[] _times = new long[1024];
    private int _used;

    public long At(in EventLog log, int index) => _times[log.Start + ((log.Head + index) & (log.Capacity - 1))];

    public void Append(ref EventLog log, long time)
    {
        log.Count++;
        Set(in log, log.Count - 1, time);
    }

    /// <summary>Puts a time behind all that are not later, and gives its place.</summary>
    public int Insert(ref EventLog log, long time)
    {
        var place = log.Count++;
        for (; place > 0 && At(in log, place - 1) > time; place--)
        {
            Set(in log, place, At(in log, place - 1));
        }

        Set(in log, place, time);
        return place;
    }

    public static void DropFirst(ref EventLog log)
    {
        log.Head = (log.Head + 1) & (log.Capacity - 1);
        log.Count--;
    }

    /// <summary>Drops the times up to and with <paramref name="last"/>.</summary>
    public void DropUpTo(ref EventLog log, long last)
    {
        while (log.Count > 0 && At(in log, 0) <= last)
        {
            DropFirst(ref log);
        }
    }

    /// <summary>The index of the first time after <paramref name="time"/>.</summary>
    public int FirstAfter(in EventLog log, long time)
    {
        var (low, high) = (0, log.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = At(in log, middle) > time ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>Drops every time that lies between so many earlier and so many later ones within the window of each other.</summary>
    public void Thin(ref EventLog log, int threshold, long window)
    {
        var kept = 0;
        for (var i = 0; i < log.Count; i++)
        {
            var isSuperfluous = kept >= threshold && i + threshold < log.Count && At(in log, i + threshold) - At(in log, kept - threshold) <= window;
            if (!isSuperfluous)
            {
                Set(in log, kept++, At(in log, i));
            }
        }

        log.Count = kept;
    }

    /// <summary>Moves the times to a ring of twice the size; of the smallest for a new key.</summary>
    public void Grow(ref EventLog log)
    {
        var grown = new EventLog { Key = log.Key, Capacity = Math.Max(SmallestRing, 2 * log.Capacity), Count = log.Count };
        grown.Start = Take(grown.Capacity);
        for (var i = 0; i < log.Count; i++)
        {
            Set(in grown, i, At(in log, i));
        }

        Release(in log);
        log = grown;
    }

    public void Release(in EventLog log)
    {
        if (log.Capacity > 0)
        {
            (_free[Class(log.Capacity)] ??= new Stack<int>()).Push(log.Start);
        }
    }

    private int Take(int capacity)
    {
        if (_free[Class(capacity)] is { Count: > 0 } free)
        {
            return free.Pop();
        }

        var start = _used;
        _used = checked(_used + capacity);
        if (_used > _times.Length)
        {
            Array.Resize(ref _times, (int)Math.Min(0x7FFFFFC7L, Math.Max(_used, 2L * _times.Length)));
        }

        return start;
    }

    private void Set(in EventLog log, int index, long time) => _times[log.Start + ((log.Head + index) & (log.Capacity - 1))] = time;

    private static int Class(int capacity) => Bits.Lowest((ulong)capacity);
}
