using NodaTime;

namespace EcomCore.Risk;

/// <summary>Counts events of many keys over a sliding window, in event time, as fast as memory allows. Not for several threads at once.</summary>
/// <remarks>
/// <para>
/// A window of length W at time t is half-open, (t - W, t]. Only whether a count reaches the threshold K matters, so that of each key only events are kept which can
/// still make a difference: without lateness the last K, else those of the last W plus the allowance, less any between K earlier and K later ones within W of each
/// other. Memory grows with K and with (W + allowance) / W, not with traffic. An event costs O(1) amortised when it is the key's newest, else O(events kept).
/// </para>
/// <para>Times are taken in ticks of 100 nanoseconds.</para>
/// </remarks>
public sealed class EventCounter
{
    /// <summary>The most keys that may be allowed.</summary>
    public const int MaxKeys = 10_000_000;

    private readonly long _window;
    private readonly long _allowance;
    private readonly int _threshold;
    private readonly int _maxKeys;
    private readonly EventArena _arena = new();
    private EventLog[] _table = new EventLog[64];
    private long _newest = long.MinValue;
    private int _untilSweep;

    /// <summary>Creates a counter.</summary>
    /// <param name="window">The length W; more than zero, at most 366 days.</param>
    /// <param name="threshold">The count K that matters; 1 to 1,000,000.</param>
    /// <param name="allowance">How much older than its key's newest event one may be; 0 to 366 days.</param>
    /// <param name="maxKeys">How many keys are told apart at one time; 1 to 10,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public EventCounter(Duration window, int threshold, Duration allowance = default, int maxKeys = 1_000_000)
    {
        _window = RiskWindow.Sliding(window).Length.BclCompatibleTicks;
        Guard.Between(threshold, 1, RiskRule.MaxThreshold);
        Guard.Between(allowance.BclCompatibleTicks, 0, Duration.FromDays(RiskWindow.MaxDays).BclCompatibleTicks, nameof(allowance));
        Guard.Between(maxKeys, 1, MaxKeys);
        _threshold = threshold;
        _allowance = allowance.BclCompatibleTicks;
        _maxKeys = maxKeys;
    }

    /// <summary>Gets how many keys are known.</summary>
    public int Keys { get; private set; }

    /// <summary>Gets how many events are kept.</summary>
    public long Kept { get; private set; }

    /// <summary>Counts an event.</summary>
    /// <param name="key">What it is counted for.</param>
    /// <param name="at">When it happened.</param>
    /// <returns>The count at its time.</returns>
    public EventCount Add(long key, Instant at)
    {
        var time = at.ToUnixTimeTicks();
        ref var log = ref Find(key);
        if (log.Capacity == 0)
        {
            if (!MakeRoomForKey(time))
            {
                return new EventCount(EventOutcome.TooManyKeys, 0, false);
            }

            // Making room may have moved every key.
            log = ref Find(key);
            log.Key = key;
            _arena.Grow(ref log);
            Keys++;
        }

        var before = log.Count;
        var answer = Add(ref log, time);
        Kept += log.Count - before;
        return answer;
    }

    private EventCount Add(ref EventLog log, long time)
    {
        var newest = log.Count == 0 ? time : _arena.At(in log, log.Count - 1);
        if (time < newest - _allowance)
        {
            return new EventCount(EventOutcome.TooLate, 0, false);
        }

        _newest = Math.Max(_newest, time);
        _arena.DropUpTo(ref log, Math.Max(newest, time) - _window - _allowance);
        if (log.Count == log.Capacity)
        {
            MakeRoom(ref log);
        }

        if (time < newest)
        {
            var place = _arena.Insert(ref log, time);
            return new EventCount(EventOutcome.Counted, CountAt(in log, place), Reaches(in log, place));
        }

        _arena.Append(ref log, time);
        if (_allowance == 0 && log.Count > _threshold)
        {
            EventArena.DropFirst(ref log);
        }

        var count = CountAt(in log, log.Count - 1);
        return new EventCount(EventOutcome.Counted, count, count == _threshold);
    }

    /// <summary>Events in (t - W, t], t being the time of event <paramref name="last"/>, with those of the same time behind it; at most the threshold.</summary>
    private int CountAt(in EventLog log, int last)
    {
        var time = _arena.At(in log, last);
        while (last + 1 < log.Count && _arena.At(in log, last + 1) == time)
        {
            last++;
        }

        if (_allowance == 0)
        {
            return Math.Min(log.Count, _threshold);
        }

        if (last + 1 >= _threshold && _arena.At(in log, last + 1 - _threshold) > time - _window)
        {
            return _threshold;
        }

        return last + 1 - _arena.FirstAfter(in log, time - _window);
    }

    private bool Reaches(in EventLog log, int place)
    {
        var time = _arena.At(in log, place);
        for (var i = Math.Max(place, _threshold - 1); i < log.Count && _arena.At(in log, i) - time < _window; i++)
        {
            if (_arena.At(in log, i) - _arena.At(in log, i + 1 - _threshold) < _window)
            {
                return true;
            }
        }

        return false;
    }

    private void MakeRoom(ref EventLog log)
    {
        if (_allowance > 0 && log.Count > 2 * _threshold)
        {
            _arena.Thin(ref log, _threshold, _window);
        }

        if (log.Count > log.Capacity / 2)
        {
            _arena.Grow(ref log);
        }
    }

    /// <summary>The place of a key in the table, by linear probing; an empty place when it is not known.</summary>
    private ref EventLog Find(long key)
    {
        // 2^64 divided by the golden ratio, as for the pair filter.
        var mask = _table.Length - 1;
        for (var i = (int)(((ulong)key * 0x9E3779B97F4A7C15UL) >> 32) & mask; ; i = (i + 1) & mask)
        {
            if (_table[i].Capacity == 0 || _table[i].Key == key)
            {
                return ref _table[i];
            }
        }
    }

    /// <summary>Grows the table for one more key, or sweeps it; false when no key may be added.</summary>
    private bool MakeRoomForKey(long time)
    {
        if (Keys >= _maxKeys)
        {
            return Sweep(time);
        }

        if (2 * (Keys + 1) > _table.Length)
        {
            Rebuild(2 * _table.Length, long.MinValue);
        }

        return true;
    }

    /// <summary>Forgets the keys whose events are out of date; true when that made room. Tried again only after a quarter as many events as keys.</summary>
    private bool Sweep(long time)
    {
        if (--_untilSweep > 0)
        {
            return false;
        }

        _untilSweep = Math.Max(1, _maxKeys / 4);
        Rebuild(_table.Length, Math.Max(_newest, time) - _window - _allowance);
        return Keys < _maxKeys;
    }

    private void Rebuild(int length, long outOfDate)
    {
        var old = _table;
        _table = new EventLog[length];
        foreach (ref var log in old.AsSpan())
        {
            if (log.Capacity == 0)
            {
                continue;
            }

            if (log.Count == 0 || _arena.At(in log, log.Count - 1) <= outOfDate)
            {
                Kept -= log.Count;
                Keys--;
                _arena.Release(in log);
            }
            else
            {
                Find(log.Key) = log;
            }
        }
    }
}
