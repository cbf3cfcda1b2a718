using NodaTime;

namespace EcomCore.Risk.Tests;

public sealed class RiskMonitorTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 0, 0);

    [Fact]
    public void The_third_post_within_a_day_opens_an_incident_with_all_that_must_be_done()
    {
        var monitor = Monitor(atLeast: 3);
        Assert.Empty(monitor.Observe(PostAt(0)));
        Assert.Empty(monitor.Observe(PostAt(10)));

        var change = Assert.Single(monitor.Observe(PostAt(20)));

        Assert.Equal(IncidentChangeKind.Opened, change.Kind);
        Assert.Equal(Hour(20), change.At);
        Assert.Equal(["p0", "p10", "p20"], change.Incident.PostIds);
        Assert.Equal(3, change.Incident.Count);
        Assert.Equal(Hour(24), change.Incident.Until);
        Assert.Equal(Hour(44), change.Incident.Deadline);
        Assert.Equal(
            "2025-04-01T20:00:00Z Opened #1 r, level 3: 3 posts in 24h, limit 3; quality: inspect until 2025-04-02T20:00:00Z", change.ToString());
    }

    [Fact]
    public void Posts_exactly_a_window_apart_do_not_count_together()
    {
        var monitor = Monitor(atLeast: 2);
        monitor.Observe(PostAt(0));
        Assert.Empty(monitor.Observe(PostAt(24)));
        Assert.Single(monitor.Observe(new Post("x", "p", Hour(48) - Duration.FromTicks(1), "坏")));
    }

    [Fact]
    public void Posts_join_the_incident_until_the_count_falls_below_the_threshold()
    {
        var monitor = Monitor(atLeast: 2);
        monitor.Observe(PostAt(0));
        Assert.Equal(IncidentChangeKind.Opened, Assert.Single(monitor.Observe(PostAt(1))).Kind);
        Assert.Equal(IncidentChangeKind.Updated, Assert.Single(monitor.Observe(PostAt(23))).Kind);

        // Posts 1 and 23 keep the count at 2 until hour 25, exactly when the next one comes: the count never falls.
        Assert.Equal(IncidentChangeKind.Updated, Assert.Single(monitor.Observe(PostAt(25))).Kind);

        // Posts 23 and 25 keep it until hour 47.
        Assert.Equal(IncidentChangeKind.Quieted, Assert.Single(monitor.Observe(PostAt(49))).Kind);
        var opened = Assert.Single(monitor.Observe(PostAt(50)));
        Assert.Equal((IncidentChangeKind.Opened, 2L), (opened.Kind, opened.Incident.Id));
    }

    [Fact]
    public void A_post_that_comes_late_is_put_in_its_place()
    {
        var monitor = Monitor(atLeast: 3);
        monitor.Observe(PostAt(0));
        monitor.Observe(PostAt(30));

        // At hour 15 the window holds 0, 6 and 15, until hour 24; at hour 30 it holds 15 and 30 only.
        Assert.Empty(monitor.Observe(PostAt(15)));
        var changes = monitor.Observe(PostAt(6));

        Assert.Equal([(IncidentChangeKind.Opened, Hour(15)), (IncidentChangeKind.Quieted, Hour(24))], changes.Select(change => (change.Kind, change.At)));
        Assert.Equal(["p0", "p6", "p15"], changes[0].Incident.PostIds);
    }

    [Fact]
    public void A_post_later_than_the_allowance_does_not_count_and_is_reported()
    {
        var monitor = Monitor(atLeast: 2, options: new RiskOptions { LateAllowance = TimeSpan.FromHours(5) });
        monitor.Observe(PostAt(10));
        Assert.Empty(monitor.Observe(PostAt(4)));
        Assert.Equal(1, monitor.LatePosts);
        Assert.Single(monitor.Observe(PostAt(5)));
    }

    [Fact]
    public void A_post_met_again_counts_once()
    {
        var monitor = Monitor(atLeast: 2);
        monitor.Observe(PostAt(0));
        Assert.Empty(monitor.Observe(PostAt(0)));
        Assert.Equal(1, monitor.RepeatedPosts);
    }

    [Fact]
    public void Platforms_are_counted_apart_where_the_rule_says_so()
    {
        var monitor = Monitor(atLeast: 2, scope: RiskScope.Platform);
        monitor.Observe(PostAt(0, platform: "jd"));
        Assert.Empty(monitor.Observe(PostAt(1, platform: "douyin")));
        Assert.Equal("jd", Assert.Single(monitor.Observe(PostAt(2, platform: "jd"))).Incident.Platform);
    }

    [Fact]
    public void Keywords_are_counted_apart_where_the_rule_says_so()
    {
        var monitor = Monitor(atLeast: 2, scope: RiskScope.PlatformAndKeyword);
        monitor.Observe(PostAt(0, text: "坏"));
        Assert.Empty(monitor.Observe(PostAt(1, text: "烂")));
        var incident = Assert.Single(monitor.Observe(PostAt(2, text: "又烂"))).Incident;
        Assert.Equal(("p", "烂"), (incident.Platform, incident.Keyword));
    }

    [Fact]
    public void Authors_count_once_and_unknown_authors_count_each()
    {
        var monitor = Monitor(atLeast: 3, count: RiskCount.Authors);
        monitor.Observe(PostAt(0, author: "a"));
        monitor.Observe(PostAt(1, author: "a"));
        monitor.Observe(PostAt(2));
        Assert.Equal(3, Assert.Single(monitor.Observe(PostAt(3))).Incident.Count);
    }

    [Fact]
    public void Matches_of_one_post_count_each()
    {
        var monitor = Monitor(atLeast: 3, count: RiskCount.Matches);
        monitor.Observe(PostAt(0, text: "坏"));
        Assert.Equal(4, Assert.Single(monitor.Observe(PostAt(1, text: "坏坏烂"))).Incident.Count);
    }

    [Fact]
    public void A_calendar_day_is_that_of_the_zone_of_the_rules()
    {
        // 16:00 UTC is midnight in Shanghai.
        var monitor = Monitor(atLeast: 2, window: RiskWindow.CalendarDay);
        monitor.Observe(PostAt(15));
        Assert.Empty(monitor.Observe(PostAt(16)));
        var incident = Assert.Single(monitor.Observe(PostAt(39))).Incident;
        Assert.Equal((Hour(39), Hour(40)), (incident.OpenedAt, incident.Until));
    }

    [Fact]
    public void A_new_calendar_day_starts_a_new_incident()
    {
        var monitor = Monitor(atLeast: 1, window: RiskWindow.CalendarDay);
        monitor.Observe(PostAt(15));
        Assert.Equal([IncidentChangeKind.Quieted, IncidentChangeKind.Opened], monitor.Observe(PostAt(16)).Select(change => change.Kind));
    }

    [Fact]
    public void Unanswered_incidents_rise_level_by_level_each_at_its_own_time()
    {
        var monitor = Monitor(atLeast: 1, options: new RiskOptions { Level2AnswerWithin = TimeSpan.FromHours(12), Level1AnswerWithin = TimeSpan.FromHours(1) });
        monitor.Observe(PostAt(0));

        var changes = monitor.Advance(Hour(1000));

        Assert.Equal(
            [
                (IncidentChangeKind.Quieted, Hour(24), 3), (IncidentChangeKind.Escalated, Hour(24), 2), (IncidentChangeKind.Escalated, Hour(36), 1),
                (IncidentChangeKind.Overdue, Hour(37), 1),
            ],
            changes.Select(change => (change.Kind, change.At, change.Incident.Level)));
        Assert.Empty(monitor.Advance(Hour(2000)));
    }

    [Fact]
    public void An_answer_at_the_very_instant_is_in_time()
    {
        var monitor = Monitor(atLeast: 1);
        monitor.Observe(PostAt(0));
        Assert.DoesNotContain(monitor.Advance(Hour(24)), change => change.Kind == IncidentChangeKind.Escalated);
        var answered = Assert.Single(monitor.Answer(1, Hour(24)));
        Assert.Equal((IncidentChangeKind.Answered, 0), (answered.Kind, answered.Incident.MissedDeadlines));
        Assert.Empty(monitor.Advance(Hour(1000)));
    }

    [Fact]
    public void An_answer_a_tick_late_comes_after_the_escalation()
    {
        var monitor = Monitor(atLeast: 1);
        monitor.Observe(PostAt(0));
        var changes = monitor.Answer(1, Hour(24) + Duration.FromTicks(1));
        Assert.Equal([IncidentChangeKind.Escalated, IncidentChangeKind.Answered], changes.Select(change => change.Kind));
        Assert.Equal(Hour(24), changes[0].At);
    }

    [Fact]
    public void Acknowledging_does_not_stop_the_clock()
    {
        var monitor = Monitor(atLeast: 1);
        monitor.Observe(PostAt(0));
        Assert.Equal(IncidentStatus.Acknowledged, Assert.Single(monitor.Acknowledge(1, Hour(1))).Incident.Status);
        Assert.Contains(monitor.Advance(Hour(25)), change => change.Kind == IncidentChangeKind.Escalated);
    }

    [Fact]
    public void Overdue_lists_what_waits_longest_first_and_changes_nothing()
    {
        var monitor = Monitor(atLeast: 1, scope: RiskScope.Platform);
        monitor.Observe(PostAt(2, platform: "b"));
        monitor.Observe(PostAt(1, platform: "a"));
        monitor.Observe(PostAt(9, platform: "c"));
        Assert.Equal(["a", "b"], monitor.Overdue(Hour(30)).Select(incident => incident.Platform));
        Assert.Equal([3, 3, 3], monitor.Incidents.Select(incident => incident.Level));
    }

    [Fact]
    public void A_late_post_reopens_what_seemed_to_have_ended()
    {
        var monitor = Monitor(atLeast: 2);
        monitor.Observe(PostAt(0));
        monitor.Observe(PostAt(10));
        monitor.Observe(PostAt(34));
        Assert.Single(monitor.Incidents, incident => incident.IsQuiet);

        var change = Assert.Single(monitor.Observe(PostAt(20)));

        Assert.Equal((IncidentChangeKind.Reopened, false, Hour(44)), (change.Kind, change.Incident.IsQuiet, change.Incident.Until));
    }

    [Fact]
    public void A_snapshot_of_an_incident_does_not_change()
    {
        var monitor = Monitor(atLeast: 1);
        var opened = monitor.Observe(PostAt(0))[0].Incident;
        for (var hour = 1; hour < 20; hour++)
        {
            monitor.Observe(PostAt(hour));
        }

        Assert.Equal(["p0"], opened.PostIds);
    }

    [Fact]
    public void More_waiting_incidents_than_allowed_drop_the_oldest()
    {
        var monitor = Monitor(atLeast: 1, scope: RiskScope.Platform, options: new RiskOptions { WaitingIncidents = 2 });
        monitor.Observe(PostAt(0, platform: "a"));
        monitor.Observe(PostAt(1, platform: "b"));
        Assert.Equal([IncidentChangeKind.Dropped, IncidentChangeKind.Opened], monitor.Observe(PostAt(2, platform: "c")).Select(change => change.Kind));
        Assert.Equal([2, 3], monitor.Incidents.Select(incident => (int)incident.Id));
    }

    [Fact]
    public void Options_outside_their_range_are_refused_all_at_once()
    {
        var error = Assert.Throws<ArgumentException>(() => Monitor(1, options: new RiskOptions { KeptPostIds = 0, LateAllowance = TimeSpan.FromHours(-1) }));
        Assert.Contains("KeptPostIds: expected 1 to 10000000, found 0.", error.Message, StringComparison.Ordinal);
        Assert.Contains("LateAllowance: expected 0 to 366 days, found -01:00:00.", error.Message, StringComparison.Ordinal);
    }

    private static Instant Hour(int hour) => Start + Duration.FromHours(hour);

    private static Post PostAt(int hour, string platform = "p", string text = "坏", string? author = null) =>
        new($"p{hour}", platform, Hour(hour), text) { Author = author };

    private static RiskMonitor Monitor(
        int atLeast, RiskScope scope = RiskScope.All, RiskCount count = RiskCount.Posts, RiskWindow? window = null, RiskOptions? options = null) =>
        new(
            RiskRules.Empty.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"])
                .With(new RiskCategory("k", ["坏", "烂"]))
                .With(new RiskRule("r", "k", window ?? RiskWindow.Sliding(Duration.FromHours(24)), atLeast)
                {
                    Scope = scope,
                    Count = count,
                    Department = "quality",
                    Action = "inspect",
                }),
            options ?? new RiskOptions());
}
