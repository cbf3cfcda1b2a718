using NodaTime;

namespace EcomCore.Risk;

/// <summary>Counts up to the threshold and then begins from nothing, as alerting tools do.</summary>
/// <remarks>
/// What is older than the newest event by the window's length or more, or is of an earlier day, is dropped; a late event is put in its place if it
/// lies within. When the count is reached everything counted is the incident's.
/// </remarks>
internal sealed class ResetWindow(RiskRule rule, DateTimeZone zone) : EventWindow
{
    private readonly List<WindowEvent> _events = [];
    private readonly Dictionary<string, int> _authors = new(StringComparer.Ordinal);
    private WindowEvent[] _fired = [];

    // Those before the first are dropped; their places are given back when they are half of all.
    private int _first;
    private long _counted;

    public override int Kept => _events.Count - _first;

    public override void Add(WindowEvent item, List<Stretch> reached)
    {
        reached.Clear();
        Insert(item);
        var newest = _events[_events.Count - 1].At;
        var (from, until) = Bounds(newest);
        while (rule.Window.IsCalendarDay ? _events[_first].At < from : _events[_first].At <= from)
        {
            DropFirst();
        }

        if (_counted >= rule.AtLeast)
        {
            _fired = [.. _events.Skip(_first)];
            _events.Clear();
            _authors.Clear();
            (_first, _counted) = (0, 0);
            reached.Add(new Stretch(newest, until));
        }
    }

    public override bool AreOne(Stretch earlier, Stretch later) => false;

    public override IEnumerable<WindowEvent> EventsOf(Stretch stretch) => _fired;

    public override IEnumerable<WindowEvent> EventsFrom(Instant time) => _events.Skip(_first).Where(item => item.At >= time);

    // A count that begins from nothing is never within an episode.
    public override Stretch ReachOf(Instant at) => new(at, at);

    public override void Write(StateWriter writer) => writer.Write([.. _events.Skip(_first)], item => WindowEvent.Write(writer, item));

    public override void Read(StateReader reader)
    {
        foreach (var item in reader.Items(() => WindowEvent.Read(reader)))
        {
            Insert(item);
        }
    }

    private (Instant From, Instant Until) Bounds(Instant newest)
    {
        if (!rule.Window.IsCalendarDay)
        {
            return (newest - rule.Window.Length, newest + rule.Window.Length);
        }

        var day = CalendarDays.Of(newest, zone);
        return (day.From, day.Until);
    }

    private void Insert(WindowEvent item)
    {
        var place = _events.Count;
        while (place > _first && _events[place - 1].At > item.At)
        {
            place--;
        }

        _events.Insert(place, item);
        if (rule.Count == RiskCount.Authors)
        {
            _authors.TryGetValue(item.Identity, out var times);
            _authors[item.Identity] = times + 1;
            _counted = _authors.Count;
        }
        else
        {
            _counted += item.Weight;
        }
    }

    private void DropFirst()
    {
        var item = _events[_first++];
        if (rule.Count != RiskCount.Authors)
        {
            _counted -= item.Weight;
        }
        else if (--_authors[item.Identity] == 0)
        {
            _authors.Remove(item.Identity);
            _counted = _authors.Count;
        }

        if (2 * _first > _events.Count)
        {
            _events.RemoveRange(0, _first);
            _first = 0;
        }
    }
}
