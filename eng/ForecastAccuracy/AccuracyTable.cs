using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>One line per forecaster: its errors and how often its intervals held.</summary>
internal static class AccuracyTable
{
    public static void Write(int horizon, IReadOnlyList<DemandSeries> series, IEnumerable<Contestant> contestants)
    {
        Console.WriteLine("| model | sMAPE | MASE | RMSSE | bias % | 80 % covers | 95 % covers |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var one in contestants)
        {
            var reports = Backtest.RollingAll(one.Forecaster, series, horizon, windows: 1, one.Calendar);
            double Mean(Func<BacktestReport, double> measure) => reports.Select(measure).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
            Console.WriteLine(FormattableString.Invariant(
                $"| {one.Name} | {Mean(r => r.Smape):F2} | {Mean(r => r.Mase):F3} | {Mean(r => r.Rmsse):F3} | {Mean(r => r.Bias):F1} | {Mean(r => r.Coverage80):F1} | {Mean(r => r.Coverage95):F1} |"));
        }
    }
}
