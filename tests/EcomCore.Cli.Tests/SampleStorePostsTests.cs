using EcomCore.Risk;
using EcomCore.SampleData;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Cli.Tests;

/// <summary>The staged posts against the built-in keyword matrix.</summary>
public sealed class SampleStorePostsTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly IReadOnlyList<SampleData.Post> Posts = PostBox.Write(new Dice(SampleFiles.DefaultSeed + 2));

    [Fact]
    public void The_matrix_opens_an_incident_for_each_staged_event_and_no_other()
    {
        var monitor = new RiskMonitor(RiskRules.Default);
        var changes = Posts.Select((post, i) => monitor.Observe(Observed(post, i))).SelectMany(change => change);

        var opened = changes.Where(change => change.Kind == IncidentChangeKind.Opened).Select(Line).ToArray();
        Assert.Equal(["policy 2025-10-09T14:20:00", "quality 2025-10-10T11:40:02", "competitor 2025-10-12T19:20:21"], opened);
    }

    [Fact]
    public void Small_talk_has_no_keyword()
    {
        var matcher = new PostMatcher(RiskRules.Default);
        var staged = StagedPosts.All.ToHashSet();

        Assert.All(Posts.Where(post => !staged.Contains(post)), post => Assert.Empty(matcher.Match(Observed(post, 0)).Matches));
    }

    private static string Line(IncidentChange change) =>
        $"{change.Incident.Rule.Category} {LocalDateTimePattern.GeneralIso.Format(change.Incident.OpenedAt.InZone(Zone).LocalDateTime)}";

    private static Risk.Post Observed(SampleData.Post post, int number) =>
        new($"P{number}", post.Platform, Zone.AtStrictly(LocalDateTime.FromDateTime(post.At)).ToInstant(), post.Text);
}
