using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Risk.Tests;

/// <summary>The count of an incident that opens is what a recount of every post gives, whatever the window has let go of.</summary>
public sealed class OpeningLaws
{
    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 0, 0);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    [Property(MaxTest = 300)]
    public Property An_incident_opens_with_the_posts_of_its_episode(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var allowance = random.Next(0, 2) == 0 ? 0 : random.Next(1, 40);
        var rule = new RiskRule("r", "a", random.Next(0, 4) == 0 ? RiskWindow.CalendarDay : RiskWindow.Sliding(Duration.FromHours(random.Next(1, 30))), random.Next(1, 5))
        {
            Count = random.Next(0, 3) == 0 ? RiskCount.Authors : RiskCount.Posts,
            CoolDown = Duration.FromHours(random.Next(0, 2) * random.Next(1, 90)),
        };
        var monitor = new RiskMonitor(RiskRules.Empty.InZone(Zone).With(new RiskCategory("a", ["坏"])).With(rule), new RiskOptions { LateAllowance = TimeSpan.FromHours(allowance) });
        var (taken, newest, cool, hour) = (new List<Post>(), Start, Post.Earliest, 0);
        for (var i = 0; i < 250; i++)
        {
            hour += random.Next(0, 12) == 0 ? random.Next(0, 60) : random.Next(0, 3) / 2;
            var at = Start + Duration.FromHours(hour - (allowance > 0 && random.Next(0, 3) == 0 ? random.Next(0, allowance + 1) : 0));
            if (at < newest - Duration.FromHours(allowance))
            {
                continue;
            }

            newest = Instant.Max(newest, at);
            var post = new Post($"p{i}", $"on {random.Next(0, 5)}", at, "坏") { Author = $"a{random.Next(0, 9)}", Reach = i };
            taken.Add(post);
            foreach (var opened in monitor.Observe(post).Where(change => change.Kind == IncidentChangeKind.Opened))
            {
                var isHeld = opened.Reason.Contains("cool-down", StringComparison.Ordinal);
                var (first, until) = (FirstOf(rule, isHeld ? cool : opened.At), opened.Incident.Until);
                var expected = taken.Where(other => other.PostedAt >= first && other.PostedAt < until).ToList();
                var counted = rule.Count == RiskCount.Authors ? expected.Select(other => other.Author).Distinct().Count() : expected.Count;
                if (opened.Incident.Count != counted || (isHeld && opened.At < cool))
                {
                    return false.Label($"post {i}: {opened}; {opened.Incident.Count}, expected {counted}; cool until {cool}, {rule}");
                }

                if (rule.Count == RiskCount.Authors && allowance == 0 && !isHeld)
                {
                    var lasts = expected.GroupBy(other => other.Author).Select(group => group.Last()).OrderBy(other => other.PostedAt).ToList();
                    if (opened.Incident.Reach != lasts.Sum(other => other.Reach) || opened.Incident.Platforms != lasts.Select(other => other.Platform).Distinct().Count()
                        || !opened.Incident.PostIds.ToHashSet().SetEquals(lasts.Select(other => other.Id)))
                    {
                        return false.Label($"post {i}: {opened}; {string.Join(" ", opened.Incident.PostIds)}, expected {string.Join(" ", lasts.Select(other => other.Id))}; {rule}");
                    }
                }

                cool = opened.At + rule.CoolDown;
            }
        }

        return true.ToProperty();
    }

    private static Instant FirstOf(RiskRule rule, Instant at) => rule.Window.IsCalendarDay
        ? at.InZone(Zone).Date.AtStartOfDayInZone(Zone).ToInstant()
        : at - rule.Window.Length + Duration.Epsilon;
}
