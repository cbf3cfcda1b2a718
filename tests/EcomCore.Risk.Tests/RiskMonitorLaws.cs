using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Risk.Tests;

public sealed class RiskMonitorLaws
{
    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 0, 0);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    [Property(MaxTest = 200)]
    public Property A_window_reaches_its_threshold_exactly_where_a_recount_does(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var (hours, allowance) = (random.Next(1, 30), Duration.FromHours(random.Next(0, 60)));
        var rule = new RiskRule("r", "k", random.Next(0, 4) == 0 ? RiskWindow.CalendarDay : RiskWindow.Sliding(Duration.FromHours(hours)), random.Next(1, 5))
        {
            Count = (RiskCount)random.Next(0, 3),
        };
        var window = EventWindow.Create(rule, Zone, allowance);
        var (taken, reached, time) = (new List<WindowEvent>(), new List<Stretch>(), 0);
        for (var i = 0; i < 300; i++)
        {
            time += random.Next(0, 4) == 0 ? random.Next(0, 20) : random.Next(0, 2);
            var at = Start + Duration.FromHours(time - (random.Next(0, 3) == 0 ? random.Next(0, 60) : 0));
            if (taken.Count > 0 && at < taken.Max(item => item.At) - allowance)
            {
                continue;
            }

            var item = new WindowEvent(at, $"p{i}", rule.Count == RiskCount.Authors ? $"a{random.Next(0, 4)}" : $"p{i}", rule.Count == RiskCount.Matches ? random.Next(1, 3) : 1, "p", 0);
            taken.Add(item);
            window.Add(item, reached);
            var expected = taken.Any(end => Covers(rule, item.At, end.At) && Counted(rule, taken, end.At) >= rule.AtLeast);
            if (reached.Count > 0 != expected)
            {
                return false.Label($"event {i} at {item.At}: {reached.Count} stretches, expected {expected}; {rule.Window} {rule.AtLeast} {rule.Count}");
            }
        }

        return true.ToProperty();
    }

    [Property(MaxTest = 60)]
    public bool Rules_are_independent(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var alone = RiskRules.Empty.With(new RiskCategory("a", ["坏"], ["坏人"])).With(Rule("one", "a", random));
        var together = alone.With(new RiskCategory("b", ["坏人", "贵"]) { Matching = new KeywordMatching { Repeats = true } }).With(Rule("two", "b", random)).With(Rule("three", "a", random));
        var (first, second) = (new RiskMonitor(alone), new RiskMonitor(together));
        for (var i = 0; i < 80; i++)
        {
            var post = new Post($"p{i}", "p", Start + Duration.FromHours(i + random.Next(0, 6)), new[] { "坏", "坏人", "贵", "坏，坏坏人" }[random.Next(0, 4)]);
            var expected = first.Observe(post).Concat(first.Advance(post.PostedAt)).Select(Line).ToList();
            if (!second.Observe(post).Concat(second.Advance(post.PostedAt)).Where(change => change.Incident.Rule.Id == "one").Select(Line).SequenceEqual(expected))
            {
                return false;
            }
        }

        return true;
    }

    [Property(MaxTest = 100)]
    public bool Escalations_come_at_their_exact_tick(PositiveInt deadline, PositiveInt second, PositiveInt first, NonNegativeInt pause)
    {
        var options = new RiskOptions { Level2AnswerWithin = TimeSpan.FromTicks(second.Get), Level1AnswerWithin = TimeSpan.FromTicks(first.Get) };
        var rule = new RiskRule("r", "a", RiskWindow.CalendarDay, 1) { Level = 3, Deadline = Duration.FromTicks(deadline.Get) };
        var monitor = new RiskMonitor(RiskRules.Empty.With(new RiskCategory("a", ["坏"])).With(rule), options);
        monitor.Observe(new Post("p", "p", Start, "坏"));
        long[] due = [deadline.Get, (long)deadline.Get + second.Get, (long)deadline.Get + second.Get + first.Get];
        var now = Start + Duration.FromTicks(pause.Get);
        var changes = monitor.Advance(now).Where(change => change.Kind is IncidentChangeKind.Escalated or IncidentChangeKind.Overdue);
        return changes.Select(change => change.At).SequenceEqual(due.Select(ticks => Start + Duration.FromTicks(ticks)).Where(at => at < now));
    }

    private static bool Covers(RiskRule rule, Instant at, Instant end) => rule.Window.IsCalendarDay
        ? end >= at && end.InZone(Zone).Date == at.InZone(Zone).Date
        : end >= at && end - at < rule.Window.Length;

    private static long Counted(RiskRule rule, List<WindowEvent> taken, Instant end)
    {
        var within = taken.Where(item => Covers(rule, item.At, end));
        return rule.Count == RiskCount.Authors ? within.Select(item => item.Identity).Distinct().Count() : within.Sum(item => item.Weight);
    }

    private static RiskRule Rule(string id, string category, Random random) =>
        new(id, category, RiskWindow.Sliding(Duration.FromHours(random.Next(1, 20))), random.Next(1, 4)) { Deadline = Duration.FromHours(random.Next(0, 9)) };

    private static string Line(IncidentChange change) =>
        $"{change.Kind} {change.At} {change.Incident.Level} {change.Incident.Count} {change.Incident.Until} {string.Join(",", change.Incident.PostIds)} {change.Reason}";
}
