using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>The tables of accuracy and of intervals as docs/forecasting.md has them, so that a run can take their place.</summary>
internal static class GuideTables
{
    private static readonly string[] Competition = ["yearly", "quarterly", "monthly"];

    private static readonly string[] OfR =
    [
        "| R's ets (forecast 8.20) | 16.66 / 2.656 | 9.68 / 1.141 | 14.40 / 0.871 |",
        "| R's thetaf | 17.36 / 2.762 | 9.19 / 1.109 | 14.18 / 0.882 |",
        "| mean of both | 16.39 / 2.579 | 8.78 / 1.038 | 13.87 / 0.854 |",
    ];

    public static void WriteAccuracy(string folder)
    {
        var sets = DataSet.All.Where(set => Competition.Contains(set.Name)).Select(set => (set.Horizon, Series: set.Read(folder))).ToArray();
        Console.WriteLine($"| | {string.Join(" | ", Competition.Zip(sets, (name, set) => $"{name}, {set.Series.Count}"))} |");
        Console.WriteLine($"| --- |{string.Concat(sets.Select(_ => " --- |"))}");
        Console.WriteLine(string.Join('\n', OfR));
        foreach (var name in new[] { "auto", "ets", "ces", "arima", "theta", "otm", "dotm", "stl", "snaive" })
        {
            var cells = sets.Select(set => Cell(Named(name), set.Series, set.Horizon, isBold: name == "auto"));
            Console.WriteLine($"| `{name}` | {string.Join(" | ", cells)} |");
        }
    }

    /// <summary>The measures of the stores and of the car parts that the second table quotes.</summary>
    public static void WriteOthers(string folder)
    {
        foreach (var set in DataSet.All.Where(set => !Competition.Contains(set.Name)))
        {
            var series = set.Read(folder);
            Console.WriteLine($"\n| {set.Name} | sMAPE | MASE | RMSSE | 80 % | 95 % |\n| --- | --- | --- | --- | --- | --- |");
            foreach (var one in Contestant.For(set).Where(one => one.Name is "auto" or "auto with holidays" or "croston" or "sba" or "tsb"))
            {
                var mean = Means(one, series, set.Horizon);
                Console.WriteLine(FormattableString.Invariant(
                    $"| `{one.Name}` | {mean(r => r.Smape):F2} | {mean(r => r.Mase):F3} | {mean(r => r.Rmsse):F3} | {mean(r => r.Coverage80):F1} | {mean(r => r.Coverage95):F1} |"));
            }
        }
    }

    /// <summary>How much intervals hold, of the model alone and corrected by all series together, with standard errors.</summary>
    public static void WriteJoint(string folder)
    {
        var sets = DataSet.All.Where(set => set.Name != "carparts").Select(set => (set.Horizon, Series: set.Read(folder))).ToArray();
        Console.WriteLine("\n| | 80 %: yearly | quarterly | monthly | 45 stores, weekly | 95 %: yearly | quarterly | monthly | 45 stores, weekly |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var name in new[] { "auto", "theta", "dotm", "ces", "ets", "arima", "stl", "snaive" })
        {
            var held = sets.Select(set => CoverageTable.OwnAndTogether(Named(name), set.Series, set.Horizon)).ToArray();
            Console.WriteLine($"| `{name}` | {string.Join(" | ", held.Select(one => one[0]).Concat(held.Select(one => one[1])))} |");
        }
    }

    private static Contestant Named(string name) => Contestant.Regular.Single(one => one.Name == name);

    private static string Cell(Contestant one, IReadOnlyList<DemandSeries> series, int horizon, bool isBold)
    {
        var mean = Means(one, series, horizon);
        var bold = isBold ? "**" : string.Empty;
        return FormattableString.Invariant($"{bold}{mean(r => r.Smape):F2} / {mean(r => r.Mase):F3}{bold}; {mean(r => r.Coverage80):F1}, {mean(r => r.Coverage95):F1}");
    }

    private static Func<Func<BacktestReport, double>, double> Means(Contestant one, IReadOnlyList<DemandSeries> series, int horizon)
    {
        var reports = Backtest.RollingAll(one.Forecaster, series, horizon, windows: 1, one.Calendar);
        return measure => reports.Select(measure).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
    }
}
