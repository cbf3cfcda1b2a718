using NodaTime;

namespace EcomCore.Risk;

/// <summary>Counts over (t - W, t] at every instant t.</summary>
/// <remarks>
/// <para>
/// With K the threshold, the count is K or more at an event's time t exactly if the K-th latest event, of time k, has t - k &lt; W, and stays so up to k + W.
/// The union of these stretches over all events is the whole time at or above the threshold.
/// </para>
/// <para>
/// Only min(count, K) matters. An event is superfluous when K others before it and K others after it lie within W of each other: every window
/// that holds it holds K others as well, now and whatever comes later. Superfluous events are dropped, so that what is kept grows with K and
/// with (W + allowance) / W, not with traffic.
/// </para>
/// </remarks>
internal sealed class SlidingWindow : EventWindow
{
    private readonly Duration _length;
    private readonly Duration _allowance;
    private readonly int _threshold;
    private readonly RiskCount _count;
    private readonly HashSet<string>? _identities;

    // Of many keys there is one event only.
    private List<WindowEvent> _events = new(1);
    private int _thinAbove;

    public SlidingWindow(RiskRule rule, Duration allowance)
    {
        _length = rule.Window.Length;
        _allowance = allowance;
        _threshold = rule.AtLeast;
        _count = rule.Count;
        _identities = _count == RiskCount.Authors ? new HashSet<string>(StringComparer.Ordinal) : null;
        _thinAbove = SmallestThinning;
    }

    public override int Kept => _events.Count;

    private int SmallestThinning => (2 * _threshold) + 8;

    public override void Add(WindowEvent item, List<Stretch> reached)
    {
        reached.Clear();

        DropOutOfDate(item.At);

        // Before and not after: what this event makes superfluous may still be asked for.
        if (_events.Count > _thinAbove)
        {
            Thin();
            _thinAbove = Math.Max(SmallestThinning, 2 * _events.Count);
        }

        var place = PlaceFor(item.At);
        _events.Insert(place, item);

        for (var i = place; i < _events.Count && _events[i].At - item.At < _length; i++)
        {
            if (ReachedAt(i) is not { } stretch)
            {
                continue;
            }

            if (reached.Count > 0 && AreOne(reached[reached.Count - 1], stretch))
            {
                reached[reached.Count - 1] = new Stretch(reached[reached.Count - 1].From, stretch.Until);
            }
            else
            {
                reached.Add(stretch);
            }
        }
    }

    public override bool AreOne(Stretch earlier, Stretch later) => later.From <= earlier.Until;

    public override IEnumerable<WindowEvent> EventsOf(Stretch stretch) =>
        _events.Where(item => item.At > stretch.From - _length && item.At < stretch.Until);

    public override IEnumerable<WindowEvent> EventsFrom(Instant time) => _events.Where(item => item.At >= time);

    public override Stretch ReachOf(Instant at) => new(at - _length + Duration.Epsilon, at + _length);

    public override void Write(StateWriter writer)
    {
        writer.Write(_thinAbove);
        writer.Write(_events, item => WindowEvent.Write(writer, item));
    }

    public override void Read(StateReader reader)
    {
        _thinAbove = reader.Int();
        _events = [.. reader.Items(() => WindowEvent.Read(reader))];
    }

    /// <summary>Behind all events of the same time, so that order of arrival is kept. Nearly always the end.</summary>
    private int PlaceFor(Instant at)
    {
        var place = _events.Count;
        while (place > 0 && _events[place - 1].At > at)
        {
            place--;
        }

        return place;
    }

    /// <summary>The stretch that begins with event <paramref name="last"/> if the count reaches the threshold there.</summary>
    private Stretch? ReachedAt(int last)
    {
        var first = KthBefore(_events, last);
        return first >= 0 && _events[last].At - _events[first].At < _length
            ? new Stretch(_events[last].At, _events[first].At + _length)
            : null;
    }

    /// <summary>Index from which up to and with <paramref name="last"/> the events count the threshold; -1 when all do not.</summary>
    private int KthBefore(List<WindowEvent> events, int last)
    {
        if (_count == RiskCount.Posts)
        {
            return last - _threshold + 1 < 0 ? -1 : last - _threshold + 1;
        }

        var counted = 0L;
        _identities?.Clear();
        for (var i = last; i >= 0; i--)
        {
            counted += WeightOf(events[i]);
            if (counted >= _threshold)
            {
                return i;
            }
        }

        return -1;
    }

    private int KthAfter(int first)
    {
        if (_count == RiskCount.Posts)
        {
            return first + _threshold - 1 < _events.Count ? first + _threshold - 1 : -1;
        }

        var counted = 0L;
        _identities?.Clear();
        for (var i = first; i < _events.Count; i++)
        {
            counted += WeightOf(_events[i]);
            if (counted >= _threshold)
            {
                return i;
            }
        }

        return -1;
    }

    private int WeightOf(WindowEvent item) => _identities?.Add(item.Identity) == false ? 0 : item.Weight;

    /// <summary>Drops what is too old for any window that can still change, when that is half of all: so it costs little, and a key that is rarely met keeps little.</summary>
    private void DropOutOfDate(Instant at)
    {
        if (_events.Count == 0)
        {
            return;
        }

        var oldest = Instant.Max(at, _events[_events.Count - 1].At) - _length - _allowance;
        if (_events[_events.Count / 2].At > oldest)
        {
            return;
        }

        var gone = (_events.Count / 2) + 1;
        while (gone < _events.Count && _events[gone].At <= oldest)
        {
            gone++;
        }

        _events.RemoveRange(0, gone);
    }

    /// <summary>Drops what is too old for any window that can still change, and what is superfluous, one after the other.</summary>
    private void Thin()
    {
        var oldest = _events[_events.Count - 1].At - _length - _allowance;
        var kept = new List<WindowEvent>();
        var nextSame = NextOfSameIdentity();
        var lastSame = _identities is null ? null : new Dictionary<string, Instant>(StringComparer.Ordinal);
        for (var i = 0; i < _events.Count; i++)
        {
            var item = _events[i];
            if (item.At <= oldest || IsBetweenSame(item, i, nextSame, lastSame) || IsSuperfluous(kept, i))
            {
                continue;
            }

            kept.Add(item);
            if (lastSame is not null)
            {
                lastSame[item.Identity] = item.At;
            }
        }

        _events = kept;
    }

    private bool IsSuperfluous(List<WindowEvent> kept, int index)
    {
        var before = KthBefore(kept, kept.Count - 1);
        if (before < 0)
        {
            return false;
        }

        var after = KthAfter(index + 1);
        return after >= 0 && _events[after].At - kept[before].At <= _length;
    }

    /// <summary>An author's event between two others of his that lie within W: every window that holds it holds one of those.</summary>
    private bool IsBetweenSame(WindowEvent item, int index, int[] nextSame, Dictionary<string, Instant>? lastSame) =>
        lastSame is not null && nextSame[index] > 0 && lastSame.TryGetValue(item.Identity, out var last)
        && _events[nextSame[index]].At - last <= _length;

    private int[] NextOfSameIdentity()
    {
        if (_count != RiskCount.Authors)
        {
            return [];
        }

        var next = new int[_events.Count];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = _events.Count - 1; i >= 0; i--)
        {
            seen.TryGetValue(_events[i].Identity, out next[i]);
            seen[_events[i].Identity] = i;
        }

        return next;
    }
}
