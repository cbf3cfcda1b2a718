using NodaTime;

namespace EcomCore.Risk;

/// <summary>Counts over each calendar day of a zone: at instant t, what was written from the day's first instant up to t.</summary>
/// <remarks>Of each day only the earliest events that make up the threshold are kept: they fix when it was reached.</remarks>
internal sealed class DayWindow(RiskRule rule, DateTimeZone zone, Duration allowance) : EventWindow
{
    private readonly SortedDictionary<Instant, List<WindowEvent>> _days = [];
    private Instant _newest = Post.Earliest;

    public override int Kept => _days.Values.Sum(day => day.Count);

    public override void Add(WindowEvent item, List<Stretch> reached)
    {
        reached.Clear();
        var (start, end) = DayOf(item.At);
        if (!_days.TryGetValue(start, out var day))
        {
            _days.Add(start, day = []);
        }

        Insert(day, item);
        if (Trim(day) is { } from)
        {
            reached.Add(new Stretch(from, end));
        }

        if (item.At > _newest)
        {
            _newest = item.At;
            Forget();
        }
    }

    public override bool AreOne(Stretch earlier, Stretch later) => later.Until == earlier.Until;

    public override IEnumerable<WindowEvent> EventsOf(Stretch stretch) =>
        _days.TryGetValue(DayOf(stretch.From).Start, out var day) ? day : [];

    public override void Write(StateWriter writer)
    {
        writer.Write(_newest);
        writer.Write(_days, day =>
        {
            writer.Write(day.Key);
            writer.Write(day.Value, item => WindowEvent.Write(writer, item));
        });
    }

    public override void Read(StateReader reader)
    {
        _newest = reader.At();
        foreach (var (start, items) in reader.Items(() => (reader.At(), reader.Items(() => WindowEvent.Read(reader)))))
        {
            _days.Add(start, [.. items]);
        }
    }

    private (Instant Start, Instant End) DayOf(Instant at)
    {
        var date = at.InZone(zone).Date;
        return (zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
    }

    private void Insert(List<WindowEvent> day, WindowEvent item)
    {
        if (rule.Count == RiskCount.Authors)
        {
            var known = day.FindIndex(other => other.Identity == item.Identity);
            if (known >= 0 && day[known].At <= item.At)
            {
                return;
            }

            if (known >= 0)
            {
                day.RemoveAt(known);
            }
        }

        var place = day.Count;
        while (place > 0 && day[place - 1].At > item.At)
        {
            place--;
        }

        day.Insert(place, item);
    }

    /// <summary>Cuts behind the event that reaches the threshold and gives its time; null when the day has not reached it.</summary>
    private Instant? Trim(List<WindowEvent> day)
    {
        var counted = 0L;
        for (var i = 0; i < day.Count; i++)
        {
            counted += day[i].Weight;
            if (counted >= rule.AtLeast)
            {
                day.RemoveRange(i + 1, day.Count - i - 1);
                return day[i].At;
            }
        }

        return null;
    }

    /// <summary>Drops the days that ended before anything that may still come.</summary>
    private void Forget()
    {
        var oldest = _newest - allowance;
        while (_days.Count > 1 && DayOf(_days.First().Key).End <= oldest)
        {
            _days.Remove(_days.First().Key);
        }
    }
}
