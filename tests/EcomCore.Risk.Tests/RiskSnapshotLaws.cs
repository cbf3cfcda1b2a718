using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Risk.Tests;

public sealed class RiskSnapshotLaws
{
    private static readonly RiskRules Rules = RiskRules.Load("""
        { "zone": "Asia/Shanghai", "matching": { "fold": ["case"] },
          "categories": [ { "id": "a", "keywords": ["坏", "烂"], "weight": 2 }, { "id": "b", "keywords": ["贵"] } ],
          "rules": [
            { "id": "sliding", "category": "a", "scope": "platform", "window": "5h", "at_least": 3, "count": "posts", "level": 3, "department": "d", "action": "x", "deadline": "7h",
              "spread": { "platforms": 2, "reach": 60, "growth": 2 }, "firing": "every-threshold" },
            { "id": "authors", "category": "a", "window": "9h", "at_least": 3, "count": "authors", "level": 2, "department": "d", "action": "x", "deadline": "3h", "cool_down": "12h" },
            { "id": "day", "categories": ["a", "b"], "scope": "product", "window": "day", "at_least": 5, "count": "weight", "level": 3, "department": "d", "action": "x", "deadline": "24h" },
            { "id": "reset", "category": "b", "window": "6h", "at_least": 2, "firing": "reset", "level": 3, "department": "d", "action": "x", "deadline": "2h" },
            { "id": "spike", "category": "a", "window": "4h", "at_least": 2, "spike": { "times": 2, "baseline": "16h" }, "level": 1, "department": "d", "action": "x", "deadline": "1h" } ] }
        """);

    [Property(MaxTest = 100)]
    public Property A_monitor_that_is_restored_goes_on_as_the_other(PositiveInt seed)
    {
        var options = new RiskOptions { LateAllowance = TimeSpan.FromHours(4), NearDuplicateBits = 3, KeptAnswered = 3, KeysPerRule = 3 };
        var one = new RiskMonitor(Rules, options);
        var other = one;
        var random = new Random(seed.Get);
        var now = Instant.FromUtc(2025, 4, 1, 0, 0);
        for (var i = 0; i < 120; i++)
        {
            now += Duration.FromMinutes(random.Next(0, 90));
            var step = random.Next(0, 12);
            var (incident, post) = (random.Next(1, 12), PostAt(random, now, i));
            IReadOnlyList<IncidentChange> Do(RiskMonitor monitor) => step switch
            {
                0 => monitor.Advance(now),
                1 => monitor.Acknowledge(incident, now),
                2 => monitor.Answer(incident, now),
                3 => monitor.Reopen(incident, now, "again"),
                _ => monitor.Observe(post),
            };
            var (first, second) = (Lines(Do(one)), ReferenceEquals(one, other) ? null : Lines(Do(other)));
            if (second is not null && first != second)
            {
                return false.Label($"step {i}: {first} against {second}");
            }

            if (random.Next(0, 10) == 0)
            {
                other = RiskMonitor.Restore(Rules, options, one.Snapshot());
            }
        }

        return (one.LatePosts == other.LatePosts && one.RepeatedPosts == other.RepeatedPosts
            && one.Snapshot().AsSpan().SequenceEqual(other.Snapshot())).ToProperty();
    }

    [Fact]
    public void A_snapshot_with_one_bit_turned_is_refused()
    {
        var monitor = new RiskMonitor(Rules);
        for (var i = 0; i < 6; i++)
        {
            monitor.Observe(PostAt(new Random(i), Instant.FromUtc(2025, 4, 1, i, 0), i));
        }

        var bytes = monitor.Snapshot();
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= (byte)(1 << (i % 8));
            Assert.Throws<FormatException>(() => RiskMonitor.Restore(Rules, new RiskOptions(), changed));
        }
    }

    private static Post PostAt(Random random, Instant now, int i) => new(
        $"p{(random.Next(0, 15) == 0 ? i - 1 : i)}",
        random.Next(0, 3) == 0 ? "jd" : "tb",
        now - Duration.FromMinutes(random.Next(0, 3) == 0 ? random.Next(0, 300) : 0),
        new[] { "坏", "烂", "贵", "又坏又贵", "好" }[random.Next(0, 5)])
    {
        Author = $"a{random.Next(0, 6)}",
        Product = random.Next(0, 2) == 0 ? "sku" : null,
        Reach = random.Next(0, 20),
    };

    private static string Lines(IReadOnlyList<IncidentChange> changes) => string.Join("\n", changes.Select(change =>
        $"{change} {change.Incident.Until} {change.Incident.Count} {string.Join(",", change.Incident.PostIds)} {change.Incident.Platforms} {change.Incident.Reach}"));
}
