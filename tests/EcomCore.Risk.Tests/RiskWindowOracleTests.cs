using System.Text.Json;
using EcomCore.Tests;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Risk.Tests;

/// <summary>ElastAlert2's frequency rule on generated streams. It clears its window when it fires; the first fire is therefore where an incident opens.</summary>
public sealed class RiskWindowOracleTests
{
    [SharedDataFact]
    public void An_incident_opens_with_the_event_with_which_the_frequency_rule_first_fires_for_its_key()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/risk_windows.json")));
        var (streams, fires) = (0, 0);
        foreach (var stream in file.RootElement.GetProperty("generated").EnumerateArray())
        {
            var rule = stream.GetProperty("rule");
            var length = Duration.FromSeconds(rule.GetProperty("timeframe_s").GetDouble());
            var monitor = new RiskMonitor(
                RiskRules.Empty.With(new RiskCategory("k", ["坏"])).With(
                    new RiskRule("r", "k", RiskWindow.Sliding(length), rule.GetProperty("num_events").GetInt32()) { Scope = RiskScope.Platform }),
                new RiskOptions { LateAllowance = length.ToTimeSpan() });

            var opened = new HashSet<string>(StringComparer.Ordinal);
            var (id, total) = (0, 0);
            foreach (var step in stream.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("op").GetString() == "add_data"))
            {
                foreach (var item in step.GetProperty("events").EnumerateArray())
                {
                    var key = item.GetProperty("key").GetString()!;
                    var at = OffsetDateTimePattern.ExtendedIso.Parse(item.GetProperty("ts").GetString()!).Value.ToInstant();
                    var hasOpened = monitor.Observe(new Post($"{id++}", key, at, "坏")).Any(change => change.Kind == IncidentChangeKind.Opened);
                    var fired = step.GetProperty("total_matches_after").GetInt32() > total;
                    if (fired && !opened.Contains(key))
                    {
                        Assert.True(hasOpened, $"stream {streams}, event {id - 1}");
                        fires++;
                    }
                    else if (hasOpened && !opened.Contains(key))
                    {
                        Assert.Fail($"stream {streams}, event {id - 1} opened too early");
                    }

                    if (hasOpened)
                    {
                        opened.Add(key);
                    }
                }

                total = step.GetProperty("total_matches_after").GetInt32();
            }

            streams++;
        }

        Assert.Equal(50, streams);
        Assert.True(fires > 50, $"Only {fires} fires were compared.");
    }

    [SharedDataFact]
    public void A_count_that_is_reset_fires_as_often_as_the_frequency_rule_at_every_step()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/risk_windows.json")));
        var streams = file.RootElement.GetProperty("generated").EnumerateArray()
            .Concat(file.RootElement.GetProperty("from_upstream_tests").EnumerateArray().Where(stream => stream.TryGetProperty("rule", out _)))
            .ToList();
        var fires = 0;
        for (var i = 0; i < streams.Count; i++)
        {
            var rule = streams[i].GetProperty("rule");
            var monitor = new RiskMonitor(
                RiskRules.Empty.With(new RiskCategory("k", ["坏"])).With(
                    new RiskRule("r", "k", RiskWindow.Sliding(Duration.FromSeconds(rule.GetProperty("timeframe_s").GetDouble())), rule.GetProperty("num_events").GetInt32())
                    {
                        Scope = RiskScope.Platform,
                        Count = RiskCount.Matches,
                        Firing = RiskFiring.Reset,
                    }),
                new RiskOptions { LateAllowance = TimeSpan.FromDays(RiskOptions.MaxDays) });
            var (id, opened) = (0, 0);
            foreach (var step in streams[i].GetProperty("steps").EnumerateArray())
            {
                foreach (var (key, at, count) in EventsOf(step))
                {
                    opened += monitor.Observe(new Post($"{id++}", key, at, new string('坏', count))).Count(change => change.Kind == IncidentChangeKind.Opened);
                }

                Assert.True(opened == step.GetProperty("total_matches_after").GetInt32(), $"stream {i}, event {id}: {opened}");
            }

            fires += opened;
        }

        Assert.True(streams.Count == 57 && fires > 200, $"Only {fires} fires of {streams.Count} streams were compared.");
    }

    /// <summary>Events one by one, or with a count, or with a count for each key.</summary>
    private static IEnumerable<(string Key, Instant At, int Count)> EventsOf(JsonElement step)
    {
        var items = step.GetProperty("op").GetString() switch
        {
            "add_data" => step.GetProperty("events").EnumerateArray(),
            "add_terms" => step.GetProperty("terms").EnumerateArray(),
            _ => (IEnumerable<JsonElement>)[step],
        };
        return items.Select(item => (
            item.GetProperty("key").GetString()!,
            OffsetDateTimePattern.ExtendedIso.Parse(item.GetProperty("ts").GetString()!).Value.ToInstant(),
            item.TryGetProperty("count", out var count) ? count.GetInt32() : 1));
    }
}
