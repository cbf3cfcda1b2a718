using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Risk.Tests;

public sealed class EventWindowLaws
{
    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 0, 0);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    [Property(MaxTest = 200)]
    public Property A_reset_window_fires_where_a_recount_from_nothing_does(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var window = random.Next(0, 3) == 0 ? RiskWindow.CalendarDay : RiskWindow.Sliding(Duration.FromHours(random.Next(1, 30)));
        var rule = new RiskRule("r", "k", window, random.Next(1, 6)) { Count = (RiskCount)random.Next(0, 3), Firing = RiskFiring.Reset };
        var counter = EventWindow.Create(rule, Zone, Duration.Zero);
        var (held, reached) = (new List<WindowEvent>(), new List<Stretch>());
        for (var i = 0; i < 200; i++)
        {
            var item = Item(random, rule, i, Start + Duration.FromHours(i + random.Next(0, 8)));
            held.Add(item);
            var newest = held.Max(other => other.At);
            held.RemoveAll(other => window.IsCalendarDay ? DayOf(other.At) != DayOf(newest) : newest - other.At >= window.Length);
            var expected = Counted(rule, held) >= rule.AtLeast;
            counter.Add(item, reached);
            if (reached.Count > 0 != expected || (expected && !counter.EventsOf(reached[0]).Select(other => other.PostId).Order().SequenceEqual(held.Select(other => other.PostId).Order())))
            {
                return false.Label($"event {i}: {reached.Count}, expected {expected}; {rule}");
            }

            if (expected)
            {
                held.Clear();
            }
        }

        return true.ToProperty();
    }

    [Property(MaxTest = 200)]
    public Property A_spike_is_where_a_recount_finds_one(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var (hours, windows) = (random.Next(1, 6), random.Next(1, 5));
        var rule = new RiskRule("r", "k", RiskWindow.Sliding(Duration.FromHours(hours)), random.Next(1, 4))
        {
            Count = (RiskCount)random.Next(0, 3),
            Spike = new RiskSpike(random.Next(1, 4), Duration.FromHours(hours * windows)) { MinimumWindows = random.Next(1, 5) },
        };
        var counter = EventWindow.Create(rule, Zone, Duration.FromHours(12));
        var (taken, reached, fired) = (new List<(long Number, WindowEvent Item)>(), new List<Stretch>(), new HashSet<long>());
        for (var i = 0; i < 150; i++)
        {
            var item = Item(random, rule, i, Start + Duration.FromHours((i / 3) + random.Next(0, 9)));
            var number = (long)Math.Floor((item.At - NodaConstants.UnixEpoch) / Duration.FromHours(hours));
            var isKnown = rule.Count == RiskCount.Authors && taken.Exists(other => other.Number == number && other.Item.Identity == item.Identity);
            taken.Add((number, item));
            var before = Enumerable.Range(1, windows).Sum(back => Counted(rule, [.. taken.Where(other => other.Number == number - back).Select(other => other.Item)]));
            var count = Counted(rule, [.. taken.Where(other => other.Number == number).Select(other => other.Item)]);
            var past = Math.Min(windows, number - taken.Min(other => other.Number));
            if (!isKnown && count >= rule.AtLeast && past >= Math.Min(windows, rule.Spike.MinimumWindows) && count >= rule.Spike.Times * before / past)
            {
                fired.Add(number);
            }

            counter.Add(item, reached);
            if (reached.Count > 0 != (!isKnown && fired.Contains(number)))
            {
                return false.Label($"event {i}: {reached.Count}, count {count}, before {before}; {rule}");
            }
        }

        return true.ToProperty();
    }

    [Theory]
    [InlineData("sliding")]
    [InlineData("day")]
    [InlineData("reset")]
    [InlineData("spike")]
    public void What_is_kept_grows_with_the_threshold_and_not_with_traffic(string kind)
    {
        var rule = new RiskRule("r", "k", kind == "day" ? RiskWindow.CalendarDay : RiskWindow.Sliding(Duration.FromHours(24)), 5)
        {
            Firing = kind == "reset" ? RiskFiring.Reset : RiskFiring.Episode,
            Spike = kind == "spike" ? new RiskSpike(2, Duration.FromDays(7)) : null,
        };
        var window = EventWindow.Create(rule, Zone, Duration.FromHours(24));
        var reached = new List<Stretch>();
        var most = 0;
        for (var i = 0; i < 20_000; i++)
        {
            window.Add(new WindowEvent(Start + Duration.FromMinutes(i), $"p{i}", string.Empty, 1, "p", 0), reached);
            most = Math.Max(most, window.Kept);
        }

        Assert.InRange(most, 1, 60);
    }

    private static WindowEvent Item(Random random, RiskRule rule, int i, Instant at) =>
        new(at, $"p{i}", rule.Count == RiskCount.Authors ? $"a{random.Next(0, 4)}" : string.Empty, rule.Count == RiskCount.Matches ? random.Next(1, 3) : 1, "p", 0);

    private static long Counted(RiskRule rule, List<WindowEvent> items) =>
        rule.Count == RiskCount.Authors ? items.Select(item => item.Identity).Distinct().Count() : items.Sum(item => item.Weight);

    private static LocalDate DayOf(Instant at) => at.InZone(Zone).Date;
}
