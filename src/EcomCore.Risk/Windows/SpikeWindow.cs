using NodaTime;

namespace EcomCore.Risk;

/// <summary>Counts in windows side by side and compares each with the mean of those before it.</summary>
/// <remarks>
/// Of a window its count is kept, and its earliest events: at most as many as the threshold. An incident opens at the last of the events that made up the count. A late event counts in its own window; it can open an incident there and
/// raises the mean for later ones, but takes no incident back.
/// </remarks>
internal sealed class SpikeWindow(RiskRule rule, DateTimeZone zone, Duration allowance) : EventWindow
{
    private readonly SortedDictionary<long, Bucket> _buckets = [];

    // The window of the first event of all; null before it.
    private long? _first;

    // The window for which the sum of those before it is known; null when there is none.
    private long? _summedBefore;
    private long _sum;

    public override int Kept => _buckets.Values.Sum(bucket => bucket.First.Count);

    public override void Add(WindowEvent item, List<Stretch> reached)
    {
        reached.Clear();
        var number = NumberOf(item.At);
        _summedBefore = _summedBefore == number ? number : null;
        _first = Math.Min(_first ?? number, number);
        if (!_buckets.TryGetValue(number, out var bucket))
        {
            _buckets.Add(number, bucket = new Bucket());
            Forget();
        }

        if (rule.Count == RiskCount.Authors && !bucket.Authors.Add(item.Identity))
        {
            return;
        }

        bucket.Count += item.Weight;
        bucket.Take(item, rule.AtLeast);

        if (bucket.From is null && bucket.Count >= rule.AtLeast && bucket.Count >= rule.Spike!.Times * MeanBefore(number))
        {
            // All that is counted was needed: so it was reached with the last of it.
            bucket.From = bucket.Last;
        }

        if (bucket.From is { } from)
        {
            reached.Add(new Stretch(from, BeginOf(number + 1)));
        }
    }

    public override bool AreOne(Stretch earlier, Stretch later) => later.Until == earlier.Until;

    public override IEnumerable<WindowEvent> EventsOf(Stretch stretch) =>
        _buckets.TryGetValue(NumberOf(stretch.From), out var bucket) ? bucket.First : [];

    public override IEnumerable<WindowEvent> EventsFrom(Instant time) => _buckets.Values.SelectMany(bucket => bucket.First).Where(item => item.At >= time).OrderBy(item => item.At);

    public override Stretch ReachOf(Instant at) => new(BeginOf(NumberOf(at)), BeginOf(NumberOf(at) + 1));

    public override long CountOf(Stretch stretch) => _buckets.TryGetValue(NumberOf(stretch.From), out var bucket) ? bucket.Count : 0;

    public override string WhyOf(Stretch stretch) =>
        FormattableString.Invariant($", {rule.Spike!.Times} times the mean of {MeanBefore(NumberOf(stretch.From)):0.##} before");

    public override void Write(StateWriter writer)
    {
        writer.Write(_first ?? long.MaxValue);
        writer.Write(_buckets, pair =>
        {
            writer.Write(pair.Key);
            writer.Write(pair.Value.Count);
            writer.Write(pair.Value.From is not null);
            writer.Write(pair.Value.From ?? Post.Earliest);
            writer.Write(pair.Value.Last);
            writer.Write(pair.Value.First, item => WindowEvent.Write(writer, item));
            writer.Write(pair.Value.Authors);
        });
    }

    public override void Read(StateReader reader)
    {
        var first = reader.Long();
        _first = first == long.MaxValue ? null : first;
        foreach (var (number, bucket) in reader.Items(() => (reader.Long(), Bucket.Read(reader))))
        {
            _buckets.Add(number, bucket);
        }
    }

    /// <summary>The mean of the windows of the baseline since the first event; infinite, so that nothing is a spike, while they are too few.</summary>
    private double MeanBefore(long number)
    {
        var windows = Math.Min(BaselineWindows, number - _first!.Value);
        return windows < Math.Min(rule.Spike!.MinimumWindows, BaselineWindows) ? double.PositiveInfinity : (double)CountBefore(number) / windows;
    }

    /// <summary>What the windows of the baseline before this one count together; summed up once as long as events come in one window.</summary>
    private long CountBefore(long number)
    {
        if (_summedBefore != number)
        {
            _summedBefore = number;
            _sum = 0;
            for (var i = number - BaselineWindows; i < number; i++)
            {
                _sum += _buckets.TryGetValue(i, out var bucket) ? bucket.Count : 0;
            }
        }

        return _sum;
    }

    private int BaselineWindows => (int)(rule.Spike!.Baseline.ToInt64Nanoseconds() / Length.ToInt64Nanoseconds());

    private Duration Length => rule.Window.IsCalendarDay ? Duration.FromDays(1) : rule.Window.Length;

    private long NumberOf(Instant at) => rule.Window.IsCalendarDay
        ? Period.DaysBetween(new LocalDate(1970, 1, 1), at.InZone(zone).Date)
        : (long)Math.Floor((at - NodaConstants.UnixEpoch) / Length);

    private Instant BeginOf(long number) => rule.Window.IsCalendarDay
        ? CalendarDays.BeginOf(new LocalDate(1970, 1, 1).PlusDays((int)number), zone)
        : NodaConstants.UnixEpoch + (Length * number);

    /// <summary>Drops the windows that no later one is compared with.</summary>
    private void Forget()
    {
        var last = _buckets.Keys.Last();
        var oldest = last - BaselineWindows - (long)Math.Ceiling(allowance / Length) - 1;
        while (_buckets.Keys.First() < oldest)
        {
            _buckets.Remove(_buckets.Keys.First());
        }
    }

    private sealed class Bucket
    {
        public long Count { get; set; }

        /// <summary>Gets or sets when the limit was reached; null when it was not.</summary>
        public Instant? From { get; set; }

        /// <summary>Gets or sets the time of the last event.</summary>
        public Instant Last { get; set; } = Post.Earliest;

        /// <summary>Gets the earliest events, in order of time.</summary>
        public List<WindowEvent> First { get; } = [];

        public HashSet<string> Authors { get; } = new(StringComparer.Ordinal);

        public void Take(WindowEvent item, int most)
        {
            Last = Instant.Max(Last, item.At);
            var place = First.Count;
            while (place > 0 && First[place - 1].At > item.At)
            {
                place--;
            }

            if (place < most)
            {
                First.Insert(place, item);
                if (First.Count > most)
                {
                    First.RemoveAt(most);
                }
            }
        }

        public static Bucket Read(StateReader reader)
        {
            var bucket = new Bucket { Count = reader.Long() };
            var (has, from) = (reader.Flag(), reader.At());
            bucket.From = has ? from : null;
            bucket.Last = reader.At();
            bucket.First.AddRange(reader.Items(() => WindowEvent.Read(reader)));
            bucket.Authors.UnionWith(reader.Texts());
            return bucket;
        }
    }
}
