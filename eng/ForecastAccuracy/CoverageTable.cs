using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>How often intervals held, and how wide they were: those of the model, and those corrected with past forecasts of the series alone or of all series together, or made by leaving values out.</summary>
internal static class CoverageTable
{
    private const int Windows = 20;
    private const int Spread = 6;

    public static readonly string[] Kinds = ["own", "alone", "together", "once", "jackknife", "sum"];

    private static readonly double[] Levels = [80, 95];

    public static void Write(int horizon, IReadOnlyList<DemandSeries> series, IEnumerable<Contestant> contestants, IReadOnlyList<string> kinds)
    {
        Console.WriteLine($"| model | {string.Join(" | ", Levels.SelectMany(level => kinds.Select(kind => $"{level} %: {kind}")))} | median width of the 95 %, times own | infinite |");
        Console.WriteLine($"| --- |{string.Concat(Enumerable.Repeat(" --- |", (Levels.Length * kinds.Count) + 2))}");
        DemandSeries[] training = [.. series.Select(one => one.Take(one.Count - horizon))];
        foreach (var one in contestants)
        {
            var own = one.Forecaster.ForecastAll(training, horizon, calendar: one.Calendar);
            var forecasts = kinds.Select(kind => Forecasts(kind, one, training, own)).ToArray();
            var shares = Levels.SelectMany(level => forecasts.Select((found, k) => Held(series, found, level, kinds[k] == "sum")));
            var widths = forecasts.Select(found => FormattableString.Invariant($"{Median([.. found.Zip(own, (a, b) => Width(a) / Width(b))]):F2}"));
            Console.WriteLine($"| {one.Name} | {string.Join(" | ", shares)} | {string.Join(", ", widths)} | {string.Join(", ", forecasts.Select(found => found.Count(forecast => double.IsInfinity(Width(forecast)))))} |");
        }
    }

    /// <summary>Per level: the share that the model's own intervals held, and that of those corrected by all series together.</summary>
    public static string[] OwnAndTogether(Contestant one, IReadOnlyList<DemandSeries> series, int horizon)
    {
        DemandSeries[] training = [.. series.Select(whole => whole.Take(whole.Count - horizon))];
        Forecast[] own = [.. one.Forecaster.ForecastAll(training, horizon, calendar: one.Calendar)], together = Forecasts("together", one, training, own);
        return [.. Levels.Select(level => $"{Held(series, own, level)}, {Held(series, together, level)}".Replace(" ± ", "±", StringComparison.Ordinal))];
    }

    private static Forecast[] Forecasts(string kind, Contestant one, DemandSeries[] training, IReadOnlyList<Forecast> own)
    {
        var horizon = own[0].Horizon;
        if (kind == "sum")
        {
            return [.. own];
        }

        if (kind is "together" or "once")
        {
            var calibration = ConformalIntervals.CalibrateAll(one.Forecaster, training, horizon, kind == "once" ? 1 : Spread, calendar: one.Calendar);
            return [.. own.Select(calibration.Apply)];
        }

        var forecasts = new Forecast[training.Length];
        Parallel.For(0, training.Length, i => forecasts[i] = kind switch
        {
            "own" => own[i],
            "alone" => ConformalIntervals.Calibrate(one.Forecaster, training[i], horizon, Windows, one.Calendar).Apply(own[i]),
            _ => JackknifeIntervals.Forecast(one.Forecaster, training[i], horizon, calendar: one.Calendar),
        });
        return forecasts;
    }

    /// <summary>The percentage of values inside, and its standard error. The steps of one series go together, so series are what is drawn: with r(i) = inside - p x values of series i, it is the root of S/(S - 1) times the sum of
    /// r(i)^2, over all values (the linearised ratio, Cochran 1977, section 2.11: what drawing whole series again and again comes to).</summary>
    public static string Held(IReadOnlyList<DemandSeries> series, Forecast[] forecasts, double level, bool ofSum = false)
    {
        var (held, count) = (new double[forecasts.Length], new double[forecasts.Length]);
        for (var i = 0; i < forecasts.Length; i++)
        {
            var values = series[i].Values[^forecasts[i].Horizon..].ToArray();
            if (ofSum)
            {
                var (all, range) = (values.Sum(), forecasts[i].SumOver(0, values.Length).Interval(level));
                (count[i], held[i]) = (double.IsNaN(all) ? 0 : 1, all >= range.Lower && all <= range.Upper ? 1 : 0);
            }

            for (var h = 0; h < values.Length && !ofSum; h++)
            {
                var y = values[h];
                var interval = forecasts[i].Interval(h, level);
                count[i] += double.IsNaN(y) ? 0 : 1;
                held[i] += y >= interval.Lower && y <= interval.Upper ? 1 : 0;
            }
        }

        var share = held.Sum() / count.Sum();
        var error = Math.Sqrt(held.Length / (held.Length - 1.0) * held.Zip(count, (inside, all) => (inside - (share * all)) * (inside - (share * all))).Sum()) / count.Sum();
        return FormattableString.Invariant($"{100 * share:F1} ± {100 * error:F1}");
    }

    private static double Width(Forecast forecast) => Enumerable.Range(0, forecast.Horizon).Select(h => forecast.Interval(h, 95)).Sum(interval => interval.Upper - interval.Lower);

    private static double Median(double[] ratios)
    {
        double[] sorted = [.. ratios.Where(ratio => !double.IsNaN(ratio)).OrderBy(ratio => ratio)];
        return sorted[sorted.Length / 2];
    }
}
