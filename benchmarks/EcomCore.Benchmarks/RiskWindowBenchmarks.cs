using BenchmarkDotNet.Attributes;
using EcomCore.Risk;
using NodaTime;

namespace EcomCore.Benchmarks;

/// <summary>A million events over 100,000 keys in random order, a day's window, threshold 3, beside a dictionary of queues.</summary>
[MemoryDiagnoser]
public class RiskWindowBenchmarks
{
    private const int Keys = 100_000;
    private const int Threshold = 3;
    private static readonly Duration Window = Duration.FromHours(24);

    private long[] _keys = null!;
    private Instant[] _times = null!;

    [Params(1_000_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _keys = [.. Enumerable.Range(0, Events).Select(_ => random.NextInt64(Keys) * 0x5DEECE66DL)];
        _times = [.. Enumerable.Range(0, Events).Select(i => Instant.FromUtc(2025, 4, 1, 0, 0) + Duration.FromMilliseconds(200L * i))];
    }

    /// <summary>What a user would write; a late event would go wrong, and a queue grows with traffic.</summary>
    [Benchmark(Baseline = true)]
    public int DictionaryOfQueues()
    {
        var queues = new Dictionary<long, Queue<Instant>>();
        var reached = 0;
        for (var i = 0; i < Events; i++)
        {
            if (!queues.TryGetValue(_keys[i], out var queue))
            {
                queues.Add(_keys[i], queue = new Queue<Instant>());
            }

            queue.Enqueue(_times[i]);
            while (queue.Peek() <= _times[i] - Window)
            {
                queue.Dequeue();
            }

            reached += queue.Count >= Threshold ? 1 : 0;
        }

        return reached;
    }

    [Benchmark]
    public int Counter() => Count(new EventCounter(Window, Threshold));

    [Benchmark]
    public int CounterThatTakesLateEvents() => Count(new EventCounter(Window, Threshold, Window));

    private int Count(EventCounter counter)
    {
        var reached = 0;
        for (var i = 0; i < Events; i++)
        {
            reached += counter.Add(_keys[i], _times[i]).Reached ? 1 : 0;
        }

        return reached;
    }
}
