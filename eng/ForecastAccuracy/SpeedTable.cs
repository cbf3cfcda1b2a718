using System.Diagnostics;
using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>Processor seconds per 100 series on one thread, and how much faster two threads are by the clock.</summary>
/// <remarks>One thread and two take turns, so that a busy machine slows both. Each turn has a control beside it, arithmetic without memory: how much faster two threads are here at all.</remarks>
internal static class SpeedTable
{
    private const int Rounds = 7;
    private const int MostSeries = 300;

    // Of a shorter run, the clock sees the machine's hiccups rather than the work.
    private const double LeastSeconds = 0.6;
    private const int ControlChunks = 32;
    private const int ControlSteps = 700_000;

    private static readonly string[] Rows = ["theta", "dotm", "stl", "ces", "ets", "arima", "auto"];

    // Seconds of R's forecast 8.20 per 100 monthly series, on a machine of the same kind.
    private static readonly Dictionary<string, string> OfR = new() { ["theta"] = "2.3", ["stl"] = "1.0", ["ets"] = "37", ["arima"] = "81 (restricted)" };

    public static void Write(DataSet set, IReadOnlyList<DemandSeries> series, IEnumerable<Contestant> contestants, bool all)
    {
        DemandSeries[] training = [.. series.Take(MostSeries).Select(one => one.Take(one.Count - set.Horizon))];
        Console.WriteLine("| model | seconds | R's forecast 8.20 | two threads, times as fast as one: median (least to most) | the machine's own | allocated, MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var one in contestants.Where(one => !all || Rows.Contains(one.Name)).OrderBy(one => Array.IndexOf(Rows, one.Name)))
        {
            Console.WriteLine(Row(one, training, set));
        }
    }

    private static string Row(Contestant one, DemandSeries[] training, DataSet set)
    {
        var warm = Math.Max(Seconds(one, training, set.Horizon, 2), Seconds(one, training, set.Horizon, 2));
        DemandSeries[] work = [.. Enumerable.Repeat(training, Math.Max(1, (int)Math.Ceiling(LeastSeconds / (2 * warm)))).SelectMany(some => some)];
        var (cpu, allocated) = (double.PositiveInfinity, 0L);
        var (ratios, controls) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            controls[round] = Control(1) / Control(2);
            var both = round % 2 == 0 ? 0 : Seconds(one, work, set.Horizon, 2);
            var (before, bytes) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
            var single = Seconds(one, work, set.Horizon, 1);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            cpu = Math.Min(cpu, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
            both = round % 2 == 0 ? Seconds(one, work, set.Horizon, 2) : both;
            ratios[round] = single / both;
        }

        Array.Sort(ratios);
        Array.Sort(controls);
        var hundreds = work.Length / 100.0;
        return FormattableString.Invariant(
            $"| `{one.Name}` | {cpu / hundreds:F3} | {OfR.GetValueOrDefault(set.Name == "monthly" ? one.Name : string.Empty)} | {ratios[Rounds / 2]:F2} ({ratios[0]:F2} to {ratios[^1]:F2}) | {controls[Rounds / 2]:F2} | {allocated / hundreds / 1e6:F1} |");
    }

    private static double Seconds(Contestant one, DemandSeries[] work, int horizon, int threads)
    {
        var start = Stopwatch.GetTimestamp();
        one.Forecaster.ForecastAll(work, horizon, calendar: one.Calendar, degreeOfParallelism: threads);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Seconds of the same arithmetic, each thread on numbers of its own.</summary>
    private static double Control(int threads)
    {
        var (start, ends) = (Stopwatch.GetTimestamp(), new double[ControlChunks]);
        Parallel.For(0, ControlChunks, new ParallelOptions { MaxDegreeOfParallelism = threads }, chunk =>
        {
            double x = chunk;
            for (var step = 0; step < ControlSteps; step++)
            {
                x = (x * 0.999) + (1 / (1 + (x * x)));
            }

            ends[chunk] = x;
        });
        return ends.Sum() > 0 ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException("The control must not be optimised away.");
    }
}
