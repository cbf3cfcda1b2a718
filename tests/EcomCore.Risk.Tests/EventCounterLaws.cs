using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Risk.Tests;

public sealed class EventCounterLaws
{
    [Property(MaxTest = 300)]
    public Property Counts_equal_a_brute_force_recount(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var (window, threshold, allowance) = (random.Next(1, 30), random.Next(1, 6), random.Next(0, 3) * random.Next(0, 40));
        var keys = random.Next(0, 4) == 0 ? 150 : 3;
        var counter = new EventCounter(Duration.FromSeconds(window), threshold, Duration.FromSeconds(allowance));
        var taken = new Dictionary<long, List<int>>();
        var time = 0;
        for (var i = 0; i < 400; i++)
        {
            time += random.Next(0, 4) == 0 ? random.Next(0, 25) : random.Next(0, 2);
            var (key, at) = (random.Next(0, keys), Math.Max(0, time - (random.Next(0, 3) == 0 ? random.Next(0, 50) : 0)));
            if (!taken.TryGetValue(key, out var times))
            {
                taken.Add(key, times = []);
            }

            var answer = counter.Add(key, Instant.FromUnixTimeSeconds(at));
            if (times.Count > 0 && at < times.Max() - allowance)
            {
                if (answer.Outcome != EventOutcome.TooLate)
                {
                    return false.Label($"event {i} should be too late");
                }

                continue;
            }

            times.Add(at);
            var count = Math.Min(threshold, times.Count(other => other > at - window && other <= at));
            var reached = times.Any(end => end >= at && end < at + window && times.Count(other => other > end - window && other <= end) >= threshold);
            if (answer != new EventCount(EventOutcome.Counted, count, reached))
            {
                return false.Label($"event {i} at {at}: {answer}, expected {count} {reached}; W {window} K {threshold} A {allowance}");
            }
        }

        return true.ToProperty();
    }
}
