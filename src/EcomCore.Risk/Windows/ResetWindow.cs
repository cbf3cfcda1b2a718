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
    private WindowEvent[] _fired = [];

    public override int Kept => _events.Count;

    public override void Add(WindowEvent item, List<Stretch> reached)
    {
        reached.Clear();
        var place = _events.Count;
        while (place > 0 && _events[place - 1].At > item.At)
        {
            place--;
        }

        _events.Insert(place, item);
        var newest = _events[_events.Count - 1].At;
        var (from, until) = Bounds(newest);
        _events.RemoveAll(other => rule.Window.IsCalendarDay ? other.At < from : other.At <= from);
        if (Counted() >= rule.AtLeast)
        {
            _fired = [.. _events];
            _events.Clear();
            reached.Add(new Stretch(newest, until));
        }
    }

    public override bool AreOne(Stretch earlier, Stretch later) => false;

    public override IEnumerable<WindowEvent> EventsOf(Stretch stretch) => _fired;

    public override void Write(StateWriter writer) => writer.Write(_events, item => WindowEvent.Write(writer, item));

    public override void Read(StateReader reader) => _events.AddRange(reader.Items(() => WindowEvent.Read(reader)));

    private (Instant From, Instant Until) Bounds(Instant newest)
    {
        if (!rule.Window.IsCalendarDay)
        {
            return (newest - rule.Window.Length, newest + rule.Window.Length);
        }

        var date = newest.InZone(zone).Date;
        return (zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
    }

    private long Counted() => rule.Count == RiskCount.Authors
        ? _events.Select(item => item.Identity).Distinct(StringComparer.Ordinal).Count()
        : _events.Sum(item => (long)item.Weight);
}
