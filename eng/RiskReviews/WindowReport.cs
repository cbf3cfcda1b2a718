using System.Diagnostics;
using System.Globalization;
using EcomCore.Risk;
using NodaTime;

namespace EcomCore.RiskReviews;

/// <summary>Events per second, one thread, 100,000 keys in random order: the counter and a dictionary of queues.</summary>
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
    }

    /// <summary>The median of pieces of 1,000 events, after the first half has filled the tables: what else the machine does then disturbs little.</summary>
    private static double Speed(Func<int, bool> add)
    {
        const int Piece = 1_000;
        var speeds = new List<double>();
        for (var first = 0; first < Events; first += Piece)
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
