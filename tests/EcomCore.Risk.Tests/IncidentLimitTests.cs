using NodaTime;

namespace EcomCore.Risk.Tests;

/// <summary>Incidents at the ends of what their rules and limits say.</summary>
public sealed class IncidentLimitTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 0, 0);

    [Fact]
    public void Praise_does_not_silence_grave_words_of_the_default_matrix()
    {
        var monitor = new RiskMonitor(RiskRules.Default);
        var changes = Enumerable.Range(0, 3).SelectMany(i => monitor.Observe(new Post($"p{i}", "jd", Start + Duration.FromMinutes(i), "很好很好很好，吃了进医院，食品腐败"))).ToList();
        Assert.Equal(IncidentChangeKind.Opened, Assert.Single(changes).Kind);
    }

    [Fact]
    public void A_post_that_comes_after_its_incident_was_dropped_opens_another()
    {
        var monitor = new RiskMonitor(Rules(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(9)), 1) { Scope = RiskScope.Platform }), new RiskOptions { WaitingIncidents = 1 });
        monitor.Observe(new Post("1", "a", Start, "坏"));
        monitor.Observe(new Post("2", "b", Start, "坏"));
        var changes = monitor.Observe(new Post("3", "a", Start + Duration.FromHours(1), "坏"));
        Assert.Equal([IncidentChangeKind.Dropped, IncidentChangeKind.Opened], changes.Select(change => change.Kind));
        Assert.Equal(3, monitor.Incidents.Single().Id);
    }

    [Fact]
    public void The_least_grave_incident_is_dropped_first()
    {
        var rules = Rules(new RiskRule("grave", "a", RiskWindow.Sliding(Duration.FromHours(9)), 1) { Level = 1, Scope = RiskScope.Platform });
        rules = rules.With(new RiskCategory("b", ["贵"])).With(new RiskRule("mild", "b", RiskWindow.Sliding(Duration.FromHours(9)), 1) { Level = 3, Scope = RiskScope.Platform });
        var monitor = new RiskMonitor(rules, new RiskOptions { WaitingIncidents = 2 });
        monitor.Observe(new Post("1", "p", Start, "坏"));
        monitor.Observe(new Post("2", "p", Start, "贵"));
        monitor.Observe(new Post("3", "q", Start, "坏"));
        Assert.Equal([1L, 3L], monitor.Incidents.Select(incident => incident.Id));
    }

    [Fact]
    public void A_spike_opens_with_what_it_counted_and_says_the_mean()
    {
        var monitor = new RiskMonitor(Rules(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(1)), 1) { Spike = new RiskSpike(4, Duration.FromHours(2)) }));
        monitor.Observe(new Post("a", "p", Start, "坏"));
        var changes = Enumerable.Range(0, 9).SelectMany(i => monitor.Observe(new Post($"b{i}", "p", Start + Duration.FromMinutes(120 + i), "坏"))).ToList();
        var opened = changes.Single(change => change.Kind == IncidentChangeKind.Opened);
        Assert.Equal(("2 posts in 1h, limit 1, 4 times the mean of 0.5 before", 2L), (opened.Reason, opened.Incident.Count));
        Assert.Equal(9, changes[^1].Incident.Count);
    }

    [Fact]
    public void After_a_restore_under_a_changed_rule_there_is_one_episode_that_goes_on()
    {
        var monitor = new RiskMonitor(Rules(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(9)), 1)));
        monitor.Observe(new Post("1", "p", Start, "坏"));
        var again = RiskMonitor.Restore(Rules(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(8)), 1)), new RiskOptions(), monitor.Snapshot());
        again.Observe(new Post("2", "p", Start + Duration.FromHours(1), "坏"));
        Assert.Equal([(1L, true), (2L, false)], again.Incidents.Select(incident => (incident.Id, incident.IsQuiet)));
    }

    [Fact]
    public void A_rule_that_loses_or_gets_a_cool_down_goes_on_counting()
    {
        RiskRule rule = new("r", "a", RiskWindow.Sliding(Duration.FromHours(9)), 1), cool = rule with { CoolDown = Duration.FromHours(20) };
        foreach (var (before, after) in new[] { (rule, cool), (cool, rule), (cool, cool) })
        {
            var monitor = new RiskMonitor(Rules(before));
            monitor.Observe(new Post("1", "p", Start, "坏"));
            var again = RiskMonitor.Restore(Rules(after), new RiskOptions(), monitor.Snapshot());
            Assert.Equal(IncidentChangeKind.Updated, Assert.Single(again.Observe(new Post("2", "p", Start + Duration.FromHours(1), "坏"))).Kind);
        }
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void Rules_share_the_memory_of_ids_and_nothing_else_that_counts(int remembered, bool isRecognised)
    {
        var rules = Rules(new RiskRule("r", "a", RiskWindow.CalendarDay, 9)).With(new RiskCategory("b", ["贵"])).With(new RiskRule("s", "b", RiskWindow.CalendarDay, 9));
        var monitor = new RiskMonitor(rules, new RiskOptions { RememberedPosts = remembered });
        monitor.Observe(new Post("1", "p", Start, "坏"));
        monitor.Observe(new Post("2", "p", Start, "贵"));
        monitor.Observe(new Post("1", "p", Start, "坏"));
        Assert.Equal(isRecognised ? 1 : 0, monitor.RepeatedPosts);
    }

    [Theory]
    [InlineData("Pacific/Apia", "2011-12-29T22:00:00Z", "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Kiritimati", "1994-12-30T22:00:00Z", "1994-12-31T10:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04T05:00:00Z", "2018-11-05T02:00:00Z")]
    public void A_day_ends_where_the_next_one_that_there_is_begins(string zone, string posted, string ends)
    {
        RiskRule day = new("day", "a", RiskWindow.CalendarDay, 1), spike = new("spike", "a", RiskWindow.CalendarDay, 1) { Spike = new RiskSpike(1, Duration.FromDays(7)) };
        var rules = Rules(day, spike, new RiskRule("reset", "a", RiskWindow.CalendarDay, 1) { Firing = RiskFiring.Reset }).InZone(DateTimeZoneProviders.Tzdb[zone]);
        var at = NodaTime.Text.InstantPattern.General.Parse(posted).Value;
        var opened = new RiskMonitor(rules).Observe(new Post("1", "p", at, "坏"));
        Assert.Equal(["day", "reset"], opened.Select(change => change.Incident.Rule.Id));
        Assert.All(opened, change => Assert.Equal(NodaTime.Text.InstantPattern.General.Parse(ends).Value, change.Incident.Until));
    }

    [Fact]
    public void A_late_post_does_not_set_back_when_a_spike_was_reached()
    {
        var monitor = new RiskMonitor(Rules(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(1)), 2) { Spike = new RiskSpike(1, Duration.FromHours(1)) }));
        int[] minutes = [0, 1, 110, 65];
        var changes = minutes.SelectMany(minute => monitor.Observe(new Post($"p{minute}", "p", Start + Duration.FromMinutes(minute), "坏"))).ToList();
        Assert.Equal(Start + Duration.FromMinutes(110), Assert.Single(changes).Incident.OpenedAt);
        Assert.Equal(["p65", "p110"], changes[0].Incident.PostIds);
    }

    [Fact]
    public void Times_that_no_post_can_have_are_refused()
    {
        var monitor = new RiskMonitor(Rules(new RiskRule("r", "a", RiskWindow.CalendarDay, 1)));
        monitor.Observe(new Post("1", "p", Start, "坏"));
        Assert.Throws<ArgumentOutOfRangeException>("now", () => monitor.Advance(Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("at", () => monitor.Acknowledge(1, Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("at", () => monitor.Answer(1, Instant.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>("at", () => monitor.Reopen(1, Instant.MaxValue, "again"));
        Assert.Equal(Start, Assert.Single(monitor.Answer(1, Start - Duration.FromHours(60))).At);
        Assert.Equal(Start + Duration.FromHours(24), Assert.Single(monitor.Reopen(1, Start - Duration.FromHours(60), "again")).Incident.Deadline);
    }

    [Fact]
    public void What_only_a_rule_of_its_own_way_finds_is_among_the_matches()
    {
        var rules = Rules(new RiskRule("r", "a", RiskWindow.CalendarDay, 1) { Matching = new KeywordMatching { Repeats = true } }).With(new RiskCategory("b", ["很坏"]));
        Assert.Equal(["坏", "很坏"], new PostMatcher(rules.With(new RiskRule("s", "b", RiskWindow.CalendarDay, 1) { Matching = new KeywordMatching { MaxGap = 1 } })).Match(new Post("1", "p", Start, "坏，很 坏。")).Matches.Select(match => match.Keyword).Distinct());
    }

    [Fact]
    public void Of_one_post_so_many_matches_are_taken()
    {
        var matched = new PostMatcher(Rules()).Match(new Post("1", "p", Start, new string('坏', PostMatcher.MaxMatches + 5)));
        Assert.Equal(PostMatcher.MaxMatches, matched.Matches.Count);
    }

    [Fact]
    public void The_incident_that_was_answered_last_can_be_reopened_longest()
    {
        var monitor = new RiskMonitor(Rules(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(9)), 1) { Scope = RiskScope.Platform }), new RiskOptions { KeptAnswered = 2 });
        for (var i = 1; i <= 4; i++)
        {
            monitor.Observe(new Post($"{i}", $"p{i}", Start, "坏"));
        }

        var later = Start + Duration.FromHours(10);
        monitor.Advance(later);
        foreach (var incident in new[] { 2L, 3L, 4L, 1L })
        {
            monitor.Answer(incident, later);
        }

        monitor = RiskMonitor.Restore(monitor.Rules, new RiskOptions { KeptAnswered = 2 }, monitor.Snapshot());
        Assert.Equal([1L, 4L], Enumerable.Range(1, 4).Select(i => (long)i).Where(i => monitor.Reopen(i, later, "again").Count > 0));
    }

    [Fact]
    public void A_late_post_raises_an_incident_no_earlier_than_it_opened()
    {
        var rule = new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(24)), 2) { Level = 3, Deadline = Duration.FromHours(4), Spread = new RiskSpread { Platforms = 2 } };
        var monitor = new RiskMonitor(Rules(rule));
        monitor.Observe(new Post("1", "a", Start + Duration.FromHours(11), "坏"));
        monitor.Observe(new Post("2", "a", Start + Duration.FromHours(12), "坏"));
        var raised = monitor.Observe(new Post("3", "b", Start + Duration.FromHours(2), "坏")).Single(change => change.Kind == IncidentChangeKind.Escalated);
        Assert.Equal(raised.Incident.OpenedAt, raised.At);
        Assert.Empty(monitor.Overdue(Start + Duration.FromHours(12)));
    }

    [Fact]
    public void A_post_that_came_too_late_counts_when_it_comes_again_with_its_right_time()
    {
        var options = new RiskOptions { LateAllowance = TimeSpan.FromHours(1), NearDuplicateBits = 3 };
        var monitor = new RiskMonitor(Rules(new RiskRule("r", "a", RiskWindow.Sliding(Duration.FromHours(24)), 2)), options);
        const string Text = "这个东西真的很坏，用了两天就不能用了，客服也不理人，大家不要买";
        monitor.Observe(new Post("1", "p", Start + Duration.FromHours(12), "坏"));
        Assert.Empty(monitor.Observe(new Post("2", "p", Start, Text)));
        Assert.Single(monitor.Observe(new Post("2", "p", Start + Duration.FromHours(12), Text)));
        Assert.Equal((1L, 0L), (monitor.LatePosts, monitor.RepeatedPosts));
    }

    private static RiskRules Rules(params RiskRule[] rules) => rules.Aggregate(RiskRules.Empty.With(new RiskCategory("a", ["坏"])), (all, rule) => all.With(rule));
}
