using NodaTime;

namespace EcomCore.Risk.Tests;

/// <summary>What an incident counts that opens within an episode which began while nothing could open.</summary>
public sealed class CoolDownTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 1, 1, 0, 0);

    [Fact]
    public void The_window_that_ends_with_the_cool_down_counts_whole()
    {
        // Three posts open an incident at 20 minutes; from day 28 on there is one every 10 minutes.
        var monitor = Monitor(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(24)), 3) { CoolDown = Duration.FromDays(30) });
        int[] minutes = [0, 10, 20, .. Enumerable.Range(0, 600).Select(i => (28 * 24 * 60) + (10 * i))];
        var opened = Opened(monitor, minutes.Select(minute => Start + Duration.FromMinutes(minute)));
        Assert.Equal([Start + Duration.FromMinutes(20), Start + Duration.FromDays(30) + Duration.FromMinutes(20)], opened.Select(incident => incident.OpenedAt));
        Assert.Equal([3, 144], opened.Select(incident => incident.Count));
        Assert.Equal(144, opened[1].PostIds.Count);
    }

    [Fact]
    public void A_day_that_began_in_the_cool_down_counts_whole()
    {
        var monitor = Monitor(new RiskRule("r", "a", RiskWindow.CalendarDay, 2) { CoolDown = Duration.FromHours(36) });
        int[] hours = [0, 1, .. Enumerable.Range(24, 20)];
        var opened = Opened(monitor, hours.Select(hour => Start + Duration.FromHours(hour)));
        Assert.Equal([(1, 2), (37, 14)], opened.Select(incident => ((int)(incident.OpenedAt - Start).TotalHours, (int)incident.Count)));
    }

    [Fact]
    public void The_reason_says_what_held_it_back()
    {
        var monitor = Monitor(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(2)), 1) { CoolDown = Duration.FromHours(5) });
        var changes = new[] { 0, 180, 240, 300 }.SelectMany((minute, i) => monitor.Observe(new Post($"p{i}", "p", Start + Duration.FromMinutes(minute), "坏"))).ToList();
        Assert.Equal("2 posts, limit 1 in 2h; held back by a cool-down until 2025-01-01T05:00:00Z", changes[^1].Reason);
    }

    [Fact]
    public void A_late_post_that_joins_two_times_above_the_limit_says_what_one_window_holds()
    {
        var monitor = Monitor(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(24)), 3));
        var changes = new[] { 0, 23, 24, 47, 23.5 }.SelectMany((hour, i) => monitor.Observe(new Post($"p{i}", "p", Start + Duration.FromHours(hour), "坏"))).ToList();
        Assert.Equal("3 posts in 24h, limit 3", changes[0].Reason);
        Assert.Equal(5, changes[0].Incident.Count);
    }

    [Fact]
    public void Late_posts_of_one_day_are_all_in_the_incident_that_they_open()
    {
        var rules = RiskRules.Empty.With(new RiskCategory("a", ["坏"])).With(new RiskCategory("b", ["假"]) { Weight = 5 })
            .With(new RiskRule("r", "a", RiskWindow.CalendarDay, 5) { AlsoCategories = ["b"], Count = RiskCount.Weight });
        var monitor = new RiskMonitor(rules);
        monitor.Observe(new Post("later", "p", Start + Duration.FromHours(9), "坏"));
        var opened = Assert.Single(monitor.Observe(new Post("earlier", "p", Start, "假")));
        Assert.Equal(("5 points in day, limit 5", 6L), (opened.Reason, opened.Incident.Count));
    }

    [Fact]
    public void A_late_post_within_the_cool_down_opens_what_it_completes_behind_it()
    {
        var monitor = Monitor(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(6)), 3) { CoolDown = Duration.FromHours(24) });
        var opened = Opened(monitor, new[] { 0, 1, 2, 27, 28, 25 }.Select(hour => Start + Duration.FromHours(hour)));
        Assert.Equal([2, 28], opened.Select(incident => (int)(incident.OpenedAt - Start).TotalHours));
        Assert.Equal(3, opened[1].Count);
    }

    [Fact]
    public void A_late_post_that_carries_an_episode_over_the_end_of_the_cool_down_opens_it_there()
    {
        var rule = new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(6)), 3) { CoolDown = Duration.FromHours(24) };
        int[] inOrder = [0, 1, 2, 22, 23, 24, 25, 27, 28];
        int[] late = [0, 1, 2, 22, 23, 25, 27, 28, 24];
        var (expected, found) = (Opened(Monitor(rule), Times(inOrder)), Opened(Monitor(rule), Times(late)));
        Assert.Equal([2, 27], expected.Select(incident => (int)(incident.OpenedAt - Start).TotalHours));
        Assert.Equal(expected.Select(incident => incident.OpenedAt), found.Select(incident => incident.OpenedAt));
        static IEnumerable<Instant> Times(int[] hours) => hours.Select(hour => Start + Duration.FromHours(hour));
    }

    private static RiskMonitor Monitor(RiskRule rule) => new(RiskRules.Empty.With(new RiskCategory("a", ["坏"])).With(rule));

    private static List<Incident> Opened(RiskMonitor monitor, IEnumerable<Instant> times) =>
        [.. times.SelectMany((at, i) => monitor.Observe(new Post($"p{i}", "p", at, "坏"))).Where(change => change.Kind == IncidentChangeKind.Opened).Select(change => change.Incident)];
}
