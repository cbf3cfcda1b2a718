using System.Diagnostics;
using System.Globalization;
using EcomCore.Risk;
using NodaTime;

namespace EcomCore.RiskReviews;

/// <summary>Events per second, one thread, 100,000 keys in random order: the counter, a dictionary of queues, and a whole monitor.</summary>
internal static class WindowReport
{
    private const int Keys = 100_000;
    private const int Events = 2_000_000;
    private const int Threshold = 3;

    public static void Write()
    {
        var random = new Random(1);
        var keys = Enumerable.Range(0, Events).Select(_ => random.NextInt64(Keys) * 0x5DEECE66DL).ToArray();
        var start = Instant.FromUtc(2025, 4, 1, 0, 0);
        var window = Duration.FromHours(24);
        Console.WriteLine("million events a second: counter, counter with a day's allowance, dictionary of queues");
        var best = new double[3];
        for (var round = 0; round < 5; round++)
        {
            var prompt = new EventCounter(window, Threshold);
            var tolerant = new EventCounter(window, Threshold, window);
            var queues = new Dictionary<long, Queue<Instant>>();
            best[0] = Math.Max(best[0], Speed(i => prompt.Add(keys[i], start + Duration.FromMilliseconds(100L * i)).Reached));
            best[1] = Math.Max(best[1], Speed(i => tolerant.Add(keys[i], start + Duration.FromMilliseconds(100L * i)).Reached));
            best[2] = Math.Max(best[2], Speed(i => Add(queues, keys[i], start + Duration.FromMilliseconds(100L * i), window)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best[0]:F1} {best[1]:F1} {best[2]:F1}"));
        WriteMonitor(random, start);
    }

    /// <summary>Posts whose texts have been searched, each of one of 100,000 products, 5 seconds apart: what a monitor does with them.</summary>
    private static void WriteMonitor(Random random, Instant start)
    {
        var rules = RiskRules.Empty.With(new RiskCategory("quality", ["坏"]))
            .With(new RiskRule("r", "quality", RiskWindow.Sliding(Duration.FromHours(24)), Threshold) { Scope = RiskScope.Product });
        var products = Enumerable.Range(0, Keys).Select(i => "product-" + i).ToArray();
        var matcher = new PostMatcher(rules);
        var posts = Enumerable.Range(0, Events / 2)
            .Select(i => matcher.Match(new Post("post-" + i, "p", start + Duration.FromSeconds(5L * i), "坏") { Product = products[random.Next(Keys)] }))
            .ToArray();
        var (best, changed) = (0.0, 0);
        for (var round = 0; round < 3; round++)
        {
            var monitor = new RiskMonitor(rules);
            changed = 0;
            best = Math.Max(best, Speed(i => (changed += Math.Min(1, monitor.Observe(posts[i]).Count)) > 0, posts.Length));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a monitor, million posts with a match a second, {(double)changed / posts.Length:P1} of which change something: {best:F2}"));
    }

    /// <summary>The median of pieces of 1,000 events, after the first half has filled the tables: what else the machine does then disturbs little.</summary>
    private static double Speed(Func<int, bool> add, int events = Events)
    {
        const int Piece = 1_000;
        var speeds = new List<double>();
        for (var first = 0; first < events; first += Piece)
        {
            var from = Stopwatch.GetTimestamp();
            for (var i = first; i < first + Piece; i++)
            {
                add(i);
            }

            speeds.Add(Piece / Stopwatch.GetElapsedTime(from).TotalSeconds / 1e6);
        }

        return speeds.Skip(speeds.Count / 2).Order().ElementAt(speeds.Count / 4);
    }

    private static bool Add(Dictionary<long, Queue<Instant>> queues, long key, Instant at, Duration window)
    {
        if (!queues.TryGetValue(key, out var queue))
        {
            queues.Add(key, queue = new Queue<Instant>());
        }

        queue.Enqueue(at);
        while (queue.Peek() <= at - window)
        {
            queue.Dequeue();
        }

        return queue.Count >= Threshold;
    }
}
