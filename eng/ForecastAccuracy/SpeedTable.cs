using System.Diagnostics;
using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>Processor seconds per 100 series on one thread, and how much faster two threads are by the clock.</summary>
internal static class SpeedTable
{
    private const int Rounds = 3;
    private const int Warm = 60;
    private const int MostSeries = 300;

    public static void Write(DataSet set, IReadOnlyList<DemandSeries> series, IEnumerable<Contestant> contestants)
    {
        DemandSeries[] training = [.. series.Take(MostSeries).Select(one => one.Take(one.Count - set.Horizon))];
        Console.WriteLine("| model | CPU s per 100 series | two threads, times one | allocated MB per 100 |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var one in contestants)
        {
            one.Forecaster.ForecastAll([.. training.Take(Warm)], set.Horizon, calendar: one.Calendar, degreeOfParallelism: 1);
            var (cpu, single, both) = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
            var allocated = 0L;
            for (var round = 0; round < Rounds; round++)
            {
                var (before, bytes) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
                single = Math.Min(single, Seconds(one, training, set.Horizon, 1));
                allocated = GC.GetTotalAllocatedBytes(precise: true) - bytes;
                cpu = Math.Min(cpu, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
                both = Math.Min(both, Seconds(one, training, set.Horizon, 2));
            }

            var hundreds = training.Length / 100.0;
            Console.WriteLine(FormattableString.Invariant($"| {one.Name} | {cpu / hundreds:F3} | {single / both:F2} | {allocated / hundreds / 1e6:F1} |"));
        }
    }

    private static double Seconds(Contestant one, DemandSeries[] training, int horizon, int threads)
    {
        var clock = Stopwatch.StartNew();
        one.Forecaster.ForecastAll(training, horizon, calendar: one.Calendar, degreeOfParallelism: threads);
        return clock.Elapsed.TotalSeconds;
    }
}
