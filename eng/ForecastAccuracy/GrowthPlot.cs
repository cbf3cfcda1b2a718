using System.Diagnostics;
using EcomCore.Cli.Report.Pictures;
using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>Time against the number and the length of series, and memory against the number, as Markdown tables and a picture. Made-up monthly demand from a fixed seed; best of three rounds in turns.</summary>
internal static class GrowthPlot
{
    private const int Rounds = 3;
    private const int Months = 120;
    private const int Horizon = 18;
    private const int PerLength = 40;

    private static readonly (Forecaster Forecaster, PlotTone Tone)[] Models =
    [
        (Forecaster.Theta, PlotTone.Green), (Forecaster.Ets, PlotTone.Accent), (Forecaster.Arima, PlotTone.Violet), (Forecaster.Automatic, PlotTone.Ink),
    ];

    private static readonly int[] Counts = [25, 50, 100, 200];
    private static readonly int[] Lengths = [36, 60, 120, 240, 480];

    public static void Run(string picture)
    {
        Time(Series(20, Months));
        var byCount = Table("series", Counts, count => Series(count, Months));
        var byLength = Table("months per series", Lengths, length => Series(PerLength, length));
        Memory();
        PictureWriter.Write(picture, new Picture(
            "Time to forecast on one thread",
            Plot(FormattableString.Invariant($"{Months} months each"), "series", Counts, byCount),
            Plot(FormattableString.Invariant($"{PerLength} series"), "months per series", Lengths, byLength)));
    }

    private static double[][] Table(string what, int[] sizes, Func<int, DemandSeries[]> create)
    {
        Console.WriteLine($"\nMilliseconds\n\n| {what} | {string.Join(" | ", Models.Select(model => model.Forecaster.Name))} |");
        Console.WriteLine($"| ---: |{string.Concat(Enumerable.Repeat(" ---: |", Models.Length))}");
        var times = new double[sizes.Length][];
        for (var i = 0; i < sizes.Length; i++)
        {
            times[i] = Time(create(sizes[i]));
            Console.WriteLine(FormattableString.Invariant($"| {sizes[i]} | {string.Join(" | ", times[i].Select(time => FormattableString.Invariant($"{time:F1}")))} |"));
        }

        return times;
    }

    private static double[] Time(DemandSeries[] series)
    {
        var best = Enumerable.Repeat(double.PositiveInfinity, Models.Length).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < Models.Length; i++)
            {
                var clock = Stopwatch.StartNew();
                Models[i].Forecaster.ForecastAll(series, Horizon, degreeOfParallelism: 1);
                best[i] = Math.Min(best[i], clock.Elapsed.TotalMilliseconds);
            }
        }

        return best;
    }

    /// <summary>The most live memory while a stream is read and its forecasts are thrown away.</summary>
    private static void Memory()
    {
        Console.WriteLine("\n| series in a stream | most live memory, MB |\n| ---: | ---: |");
        foreach (var count in new[] { 1_000, 10_000, 100_000 })
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var (most, done) = (0L, 0);
            foreach (var forecast in Forecaster.Theta.ForecastStream(Enumerable.Range(0, count).Select(i => One(i, Months)), Horizon, degreeOfParallelism: 2))
            {
                GC.KeepAlive(forecast);
                if (++done % (count / 10) == 1)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            }

            Console.WriteLine(FormattableString.Invariant($"| {count:N0} | {most / 1e6:F2} |"));
        }
    }

    private static DemandSeries[] Series(int count, int months) => [.. Enumerable.Range(0, count).Select(i => One(i, months))];

    private static DemandSeries One(int seed, int months)
    {
        var random = new Random(seed);
        var strength = 0.4 * random.NextDouble();
        var level = 100 + (900 * random.NextDouble());
        return DemandSeries.Monthly(new YearMonth(1980, 1), Enumerable.Range(0, months).Select(t =>
        {
            level *= 1.002 + (0.03 * (random.NextDouble() - 0.5));
            return level * (1 + (strength * Math.Sin(t * Math.PI / 6))) * (0.9 + (0.2 * random.NextDouble()));
        }));
    }

    private static PlotView Plot(string title, string what, int[] sizes, double[][] times) => new(
        title,
        new PlotAxis(what, AxisKind.Logarithmic),
        new PlotAxis("milliseconds", AxisKind.Logarithmic),
        [.. Models.Select((model, i) => new PlotLayer(model.Forecaster.Name, LayerKind.Line, model.Tone, [.. sizes.Select((size, k) => new PlotPoint(size, times[k][i]))]))]);
}
