using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>How often a new level is found in made-up series that have none, and how well one that is there is gone on with. From fixed seeds.</summary>
internal static class LevelTable
{
    private const int Series = 2000;
    private const int OfEach = 20;
    private const int Horizon = 28;

    private static readonly int[] Lengths = [40, 80, 200, 800];

    private static readonly (string Name, int Season, Func<SeededDraw, int, double[]> Make)[] Kinds =
    [
        ("white noise, deviation 10 % of the level", 1, (draw, n) => Path(n, _ => 100 + (10 * draw.Normal()))),
        ("counts, Poisson with mean 4", 1, (draw, n) => Path(n, _ => draw.Poisson(4))),
        ("autoregression, 0.7", 1, (draw, n) => Levels(n, 100, (before, _) => 100 + (0.7 * (before - 100)) + (7 * draw.Normal()))),
        ("random walk, 3 % a step", 1, (draw, n) => Levels(n, 100, (before, _) => before + (3 * draw.Normal()))),
        ("random walk of the logarithm, 10 % a step", 1, (draw, n) => Levels(n, 100, (before, _) => before * Math.Exp(0.1 * draw.Normal()))),
        ("random walk of the logarithm, 5 % a step, kept with a season of 7", 7, (draw, n) => Levels(n, 100, (before, _) => before * Math.Exp(0.05 * draw.Normal()))),
        ("the same walk, kept with a season of 12", 12, (draw, n) => Levels(n, 100, (before, _) => before * Math.Exp(0.05 * draw.Normal()))),
        ("ARIMA(0,1,1), 0.7", 1, (draw, n) => Moving(draw, n)),
        ("growth of 1 % a step, noise of 5 %", 1, (draw, n) => Path(n, t => 100 * Math.Pow(1.01, t) * (1 + (0.05 * draw.Normal())))),
        ("season of 12, swing of 50 %, noise of 10 %", 12, (draw, n) => Path(n, t => 100 * (1 + (0.5 * Math.Sin(t * Math.PI / 6))) * (1 + (0.1 * draw.Normal())))),
        ("season of 7, weekends twice, noise of 15 %", 7, (draw, n) => Path(n, t => (t % 7 < 5 ? 100 : 200) * (1 + (0.15 * draw.Normal())))),
        ("season of 7, closed at weekends, noise of 15 %", 7, (draw, n) => Path(n, t => t % 7 < 5 ? 100 * (1 + (0.15 * draw.Normal())) : 0)),
        ("season of 12, swings of 40 %, below a random walk of 10 %", 12, (draw, n) => Walk(draw, n, 0)),
        ("the same with growth of 2 % a step", 12, (draw, n) => Walk(draw, n, 0.02)),
        ("noise of 5 %, one value in 25 three times as large", 1, (draw, n) => Path(n, _ => 100 * (1 + (0.05 * draw.Normal())) * (draw.Uniform() < 0.04 ? 3 : 1))),
    ];

    public static void Write()
    {
        Console.WriteLine($"Found in percent of {Series} series without a new level:\n");
        Console.WriteLine($"| series | {string.Join(" | ", Lengths.Select(length => $"{length} values"))} |");
        Console.WriteLine($"| --- |{string.Concat(Lengths.Select(_ => " --- |"))}");
        foreach (var (name, season, make) in Kinds)
        {
            var rates = Lengths.Select(length => 100.0 * Enumerable.Range(1, Series).Count(seed =>
                DemandCleaning.FindLevelShift(DemandSeries.Indexed(make(new SeededDraw(seed), length), seasonalPeriod: season)) is not null) / Series);
            Console.WriteLine($"| {name} | {string.Join(" | ", rates.Select(rate => FormattableString.Invariant($"{rate:F2}")))} |");
        }

        Console.WriteLine($"\nDays of 100 and 120, noise of 10 %, two years; then k days at a new level. Of {OfEach} series each; all over 28 days and divided by the new level:\n");
        Console.WriteLine($"| times | k | found of {OfEach} | means: lowest, middle, highest; without | width of the 95 % interval: middle, without | percent that the 80 % and the 95 % interval held |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var times in new[] { 0.3, 0.5, 1.5, 3, 10 })
        {
            foreach (var k in new[] { 4, 7, 14, 21, 60 })
            {
                WriteRow(times, k);
            }
        }
    }

    private static void WriteRow(double times, int k)
    {
        var whole = Enumerable.Range(1, OfEach).Select(seed => Daily(new SeededDraw(seed), 730, k, times)).ToArray();
        DemandSeries[] series = [.. whole.Select(one => one.Take(one.Count - Horizon))];
        var found = series.Count(one => DemandCleaning.FindLevelShift(one) is not null);
        var forecasts = Forecaster.Automatic.ForecastAll(series, Horizon);
        var (with, width) = Ratios(forecasts, series, times);
        var (without, widthWithout) = Ratios(Forecaster.Automatic.With(new ForecastingOptions { NewLevels = NewLevelRule.Never }).ForecastAll(series, Horizon), series, times);
        Console.WriteLine(FormattableString.Invariant(
            $"| {times} | {k} | {found} | {with[0]:F2}, {with[with.Length / 2]:F2}, {with[^1]:F2}; {without[0]:F2}, {without[without.Length / 2]:F2}, {without[^1]:F2} | {width:F2}, {widthWithout:F2} | {CoverageTable.Held(whole, [.. forecasts], 80)}, {CoverageTable.Held(whole, [.. forecasts], 95)} |"));
    }

    private static (double[] Means, double Width) Ratios(IReadOnlyList<Forecast> forecasts, DemandSeries[] series, double times)
    {
        double Level(int t) => (t % 7 < 5 ? 100 : 120) * times;
        double[] means = [.. forecasts.SelectMany((forecast, i) => forecast.Mean.Select((mean, h) => mean / Level(series[i].Count + h))).Order()];
        double[] widths = [.. forecasts.SelectMany((forecast, i) => Enumerable.Range(0, Horizon).Select(h => (forecast.Interval(h, 95).Upper - forecast.Interval(h, 95).Lower) / Level(series[i].Count + h))).Order()];
        return (means, widths[widths.Length / 2]);
    }

    private static DemandSeries Daily(SeededDraw draw, int days, int atNewLevel, double times) => DemandSeries.Daily(
        new NodaTime.LocalDate(2024, 1, 1), Path(days + atNewLevel + Horizon, t => (t % 7 < 5 ? 100 : 120) * (1 + (0.1 * draw.Normal())) * (t < days ? 1 : times)), "shop");

    /// <summary>A season of 12 with factors of its own in every series, below a random walk of the logarithm.</summary>
    private static double[] Walk(SeededDraw draw, int count, double growth)
    {
        double[] season = Path(12, _ => 0.4 * draw.Normal());
        var level = 0.0;
        return Path(count, t => 100 * Math.Exp((level += growth + (0.1 * draw.Normal())) + season[t % 12]));
    }

    private static double[] Path(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];

    private static double[] Levels(int count, double start, Func<double, int, double> next)
    {
        var values = new double[count];
        for (var t = 0; t < count; t++)
        {
            start = next(start, t);
            values[t] = start;
        }

        return values;
    }

    private static double[] Moving(SeededDraw draw, int count)
    {
        var level = 100.0;
        return Path(count, _ =>
        {
            var (error, before) = (5 * draw.Normal(), level);
            level += 0.3 * error;
            return before + error;
        });
    }
}
