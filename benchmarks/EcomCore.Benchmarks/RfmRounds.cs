using System.Diagnostics;
using System.Globalization;

namespace EcomCore.Benchmarks;

/// <summary>
/// Orders to quintile scores as a Markdown table: 10 million orders of a million customers. All ways take turns, round after round, so that other work on the machine disturbs them
/// alike; what is compared is compared within the rounds. The memory of the first call is measured before anything else runs.
/// Run: dotnet run -c Release --project benchmarks/EcomCore.Benchmarks -- rfm.
/// </summary>
internal static class RfmRounds
{
    private const int Lines = 10_000_000;
    private const int Rounds = 9;
    private const int RoundsOfSlowOnes = 2;
    private const double Megabyte = 1 << 20;

    public static void Run()
    {
        using var data = new RfmBenchmarks { Lines = Lines };
        data.Setup();
        var start = Stopwatch.GetTimestamp();
        var memory = MemoryOf(data.Rfm);
        var first = Stopwatch.GetElapsedTime(start);
        data.AddDatabase();
        var one = new Way("`Rfm.Score` of `OrderColumns`, one thread", data.Rfm);
        var two = new Way("two threads", data.RfmOnTwoThreads);
        var windows = new Way("DuckDB, three `ntile` windows, one thread, table loaded before", data.DuckDb);
        var cuts = new Way("DuckDB, its quickest query (cuts by `quantile_disc`), one thread", data.DuckDbByCuts);
        var cutsOfTwo = new Way("DuckDB, its quickest query, two threads", data.DuckDbByCutsOnTwoThreads);
        var load = new Way("DuckDB with loading the arrays, its quickest query, one thread", data.DuckDbWithLoad, RoundsOfSlowOnes);
        var dictionary = new Way("a `Dictionary`, then sorted arrays", data.DictionaryAndSort, RoundsOfSlowOnes);
        var linq = new Way("LINQ: `GroupBy`, three times `OrderBy`", data.Linq, RoundsOfSlowOnes);
        TakeTurns(one, two, windows, cuts, cutsOfTwo, load, dictionary, linq);

        // Ten million texts burden the collector in everybody's time, so they come last.
        data.AddTexts();
        var numbers = new Way("again one thread", data.Rfm);
        var texts = new Way("texts as ids, one thread", data.RfmOfTexts);
        TakeTurns(numbers, texts);

        Console.WriteLine("| | seconds | rounds |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var way in new[] { one, two, windows, cuts, cutsOfTwo, load, dictionary, linq, numbers, texts })
        {
            Console.WriteLine(way);
        }

        Console.WriteLine();
        Console.WriteLine("| within the same rounds | times |");
        Console.WriteLine("| --- | ---: |");
        Compare("two threads, quicker than one", one, two);
        Compare("one thread, quicker than DuckDB's windows", windows, one);
        Compare("one thread, quicker than DuckDB's quickest query", cuts, one);
        Compare("two threads, quicker than DuckDB's quickest query on two", cutsOfTwo, two);
        Compare("one thread, quicker than a `Dictionary`", dictionary, one);
        Compare("one thread, quicker than LINQ", linq, one);
        Compare("texts, slower than numbers", texts, numbers);
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant(
            $"The first call on one thread took {first.TotalSeconds:F1} s and at most {memory / Megabyte:F0} MB above the input (the most in use during the call, less what was in use before)."));
    }

    /// <summary>The most memory that a call takes, in bytes. Before it the process must not have held more than now.</summary>
    private static long MemoryOf(Func<int> call)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        _ = call();
        process.Refresh();
        return process.PeakWorkingSet64 - before;
    }

    private static void TakeTurns(params Way[] ways)
    {
        // Before the first round a call each, in which what is rented is made and what is compiled is compiled. The slow ones compile themselves within their first second.
        foreach (var way in ways.Where(way => way.Rounds == Rounds))
        {
            _ = way.Call();
        }

        for (var round = 0; round < Rounds; round++)
        {
            // Each round begins with another way, so that none always follows the same one.
            for (var turn = 0; turn < ways.Length; turn++)
            {
                var way = ways[(round + turn) % ways.Length];
                if (round < way.Rounds)
                {
                    way.Measure();
                }
            }
        }
    }

    private static void Compare(string what, Way slow, Way quick)
    {
        var ratios = slow.Seconds.Zip(quick.Seconds, (a, b) => a / b).ToArray();
        Console.WriteLine(FormattableString.Invariant($"| {what} | {Median(ratios):F2} ({ratios.Min():F2} to {ratios.Max():F2}) |"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed record Way(string Name, Func<long> Call, int Rounds = RfmRounds.Rounds)
    {
        public Way(string name, Func<int> call, int rounds = RfmRounds.Rounds)
            : this(name, () => (long)call(), rounds)
        {
        }

        public List<double> Seconds { get; } = [];

        public void Measure()
        {
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            _ = Call();
            Seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"| {Name} | {Median(Seconds):F2} ({Seconds.Min():F2} to {Seconds.Max():F2}) | {Seconds.Count} |");
    }
}
