using NodaTime;

namespace EcomCore.Risk;

/// <summary>Counts over each calendar day of a zone: at instant t, what was written from the day's first instant up to t.</summary>
/// <remarks>Of each day only the earliest events that make up the threshold are kept: they fix when it was reached.</remarks>
internal sealed class DayWindow(RiskRule rule, DateTimeZone zone, Duration allowance) : EventWindow
{
    private readonly SortedDictionary<Instant, Day> _days = [];
    private Stretch _lastDay = new(Post.Earliest, Post.Earliest);
    private Instant _newest = Post.Earliest;

    public override int Kept => _days.Values.Sum(day => day.Events.Count);

    public override void Add(WindowEvent item, List<Stretch> reached)
    {
        reached.Clear();
        var (start, end) = DayOf(item.At);
        if (!_days.TryGetValue(start, out var day))
        {
            _days.Add(start, day = new Day(rule));
        }

        day.Add(item);
        if (day.ReachedAt is { } from)
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
        _days.TryGetValue(DayOf(stretch.From).From, out var day) ? day.Counted : [];

    public override IEnumerable<WindowEvent> EventsFrom(Instant time) => _days.Values.SelectMany(day => day.Events).Where(item => item.At >= time);

    public override Stretch ReachOf(Instant at) => DayOf(at);

    public override void Write(StateWriter writer)
    {
        writer.Write(_newest);
        writer.Write(_days, day =>
        {
            day.Value.Trim();
            writer.Write(day.Key);
            writer.Write(day.Value.Events, item => WindowEvent.Write(writer, item));
            writer.Write([.. day.Value.Last], item => WindowEvent.Write(writer, item));
        });
    }

    public override void Read(StateReader reader)
    {
        _newest = reader.At();
        foreach (var (start, items, last) in reader.Items(() => (reader.At(), reader.Items(() => WindowEvent.Read(reader)), reader.Items(() => WindowEvent.Read(reader)))))
        {
            var day = new Day(rule);
            _days.Add(start, day);
            foreach (var item in items)
            {
                day.Add(item);
            }

            foreach (var item in last)
            {
                day.NoteLast(item);
            }
        }
    }

    private Stretch DayOf(Instant at)
    {
        if (at < _lastDay.From || at >= _lastDay.Until)
        {
            _lastDay = CalendarDays.Of(at, zone);
        }

        return _lastDay;
    }

    /// <summary>Drops the days that ended before anything that may still come.</summary>
    private void Forget()
    {
        var oldest = _newest - allowance;
        while (_days.Count > 1 && DayOf(_days.First().Key).Until <= oldest)
        {
            _days.Remove(_days.First().Key);
        }
    }

    /// <summary>The earliest events of a day, in order of time, until they make up the threshold.</summary>
    private sealed class Day(RiskRule rule)
    {
        // Of each author of these events the time of the first post and the last post.
        private readonly Dictionary<string, (Instant First, WindowEvent Last)> _authors = new(StringComparer.Ordinal);
        private long _counted;

        public List<WindowEvent> Events { get; } = [];

        /// <summary>Gets the last post of each author, in order of the authors' first.</summary>
        public IEnumerable<WindowEvent> Last => rule.Count == RiskCount.Authors ? Events.Select(item => _authors[item.Identity].Last) : [];

        /// <summary>Gets what belongs to an incident of the day, in order of time: where authors are counted, the first and the last post of each.</summary>
        public IEnumerable<WindowEvent> Counted => rule.Count == RiskCount.Authors ? Events.Concat(Last).Distinct().OrderBy(item => item.At) : Events;

        /// <summary>Gets when the threshold was reached; null when it was not.</summary>
        public Instant? ReachedAt => _counted >= rule.AtLeast ? Events[Needed() - 1].At : null;

        public void Add(WindowEvent item)
        {
            if (item.At >= ReachedAt || (rule.Count == RiskCount.Authors && !IsEarliestOf(item)))
            {
                return;
            }

            Trim();
            var place = Events.Count;
            while (place > 0 && Events[place - 1].At > item.At)
            {
                place--;
            }

            Events.Insert(place, item);
            _counted += item.Weight;
        }

        /// <summary>Notes a post of an author who is known, if it is his last by now.</summary>
        public void NoteLast(WindowEvent item)
        {
            if (_authors.TryGetValue(item.Identity, out var known) && item.At >= known.Last.At)
            {
                _authors[item.Identity] = (known.First, item);
            }
        }

        /// <summary>Drops what is not needed; not as soon as it is not, for an incident that opens begins with all of it.</summary>
        public void Trim()
        {
            for (var needed = Needed(); Events.Count > needed;)
            {
                RemoveAt(Events.Count - 1);
            }
        }

        /// <summary>How many of the earliest events make up the threshold; all, when they do not.</summary>
        private int Needed()
        {
            var (needed, counted) = (Events.Count, _counted);
            while (needed > 0 && counted - Events[needed - 1].Weight >= rule.AtLeast)
            {
                counted -= Events[--needed].Weight;
            }

            return needed;
        }

        /// <summary>Notes the author; what he wrote later on this day counts no more.</summary>
        private bool IsEarliestOf(WindowEvent item)
        {
            var last = item;
            if (_authors.TryGetValue(item.Identity, out var known))
            {
                if (known.First <= item.At)
                {
                    NoteLast(item);
                    return false;
                }

                last = known.Last;
                RemoveAt(Events.FindIndex(other => other.Identity == item.Identity));
            }

            _authors[item.Identity] = (item.At, last);
            return true;
        }

        private void RemoveAt(int place)
        {
            _counted -= Events[place].Weight;
            _authors.Remove(Events[place].Identity);
            Events.RemoveAt(place);
        }
    }
}
