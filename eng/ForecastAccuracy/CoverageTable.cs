using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>How often intervals held, and how wide they were, as the model states them and after correction with past forecasts.</summary>
internal static class CoverageTable
{
    private const int Windows = 20;

    public static void Write(DataSet set, IReadOnlyList<DemandSeries> series, IEnumerable<Contestant> contestants)
    {
        Console.WriteLine("| model | 80 %: own | corrected | 95 %: own | corrected | median width of the corrected 95 % | infinite |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var one in contestants)
        {
            var tallies = new (double[] Held, double Width, int Count)[series.Count];
            Parallel.For(0, series.Count, i => tallies[i] = Compare(one, series[i], set.Horizon));
            var count = tallies.Sum(tally => tally.Count);
            double Share(int k) => 100 * tallies.Sum(tally => tally.Held[k]) / count;
            Console.WriteLine(FormattableString.Invariant(
                $"| {one.Name} | {Share(0):F1} | {Share(1):F1} | {Share(2):F1} | {Share(3):F1} | {Median(tallies.Select(tally => tally.Width)):F2} times | {tallies.Count(tally => double.IsInfinity(tally.Width))} |"));
        }
    }

    private static double Median(IEnumerable<double> widths)
    {
        double[] sorted = [.. widths.Where(width => width > 0).OrderBy(width => width)];
        return sorted[sorted.Length / 2];
    }

    private static (double[] Held, double Width, int Count) Compare(Contestant one, DemandSeries series, int horizon)
    {
        var training = series.Take(series.Count - horizon);
        var own = one.Forecaster.Fit(training, one.Calendar).Forecast(horizon);
        var corrected = ConformalIntervals.Calibrate(one.Forecaster, training, horizon, Windows, one.Calendar).Apply(own);
        var held = new double[4];
        var (widths, count) = (new double[2], 0);
        for (var h = 0; h < horizon; h++)
        {
            var y = series.Values[training.Count + h];
            if (double.IsNaN(y))
            {
                continue;
            }

            count++;
            ForecastInterval[] intervals = [own.Interval(h, 80), corrected.Interval(h, 80), own.Interval(h, 95), corrected.Interval(h, 95)];
            for (var k = 0; k < intervals.Length; k++)
            {
                held[k] += y >= intervals[k].Lower && y <= intervals[k].Upper ? 1 : 0;
            }

            widths[0] += intervals[2].Upper - intervals[2].Lower;
            widths[1] += intervals[3].Upper - intervals[3].Lower;
        }

        return (held, widths[0] > 0 ? widths[1] / widths[0] : 0, count);
    }
}
