using EcomCore.Tests;
using Xunit.Abstractions;

namespace EcomCore.Forecasting.Tests;

/// <summary>The table of docs/forecasting.md.</summary>
public sealed class M3AccuracyTests(ITestOutputHelper output)
{
    [SuiteFact("accuracy")]
    public void The_table_of_the_guide()
    {
        foreach (var (group, period, horizon) in new[] { ("yearly", 1, 6), ("quarterly", 4, 8), ("monthly", 12, 18) })
        {
            var reference = CsvRows.Of("oracles/forecasting_r_accuracy.csv").Single(row => row["group"] == group && row["method"] == "ets");
            output.WriteLine(FormattableString.Invariant($"{group} R {reference.Number("smape"):F2} / {reference.Number("mase"):F3}"));
            foreach (var estimation in new[] { EtsEstimation.MaximumLikelihood, EtsEstimation.Careful })
            {
                var reports = Reports(group, period, horizon, new ForecastingOptions { Estimation = estimation });
                var (smape, mase) = (reports.Average(report => report.Smape), reports.Average(report => report.Mase));
                output.WriteLine(FormattableString.Invariant(
                    $"{group} {estimation} {smape:F2} / {mase:F3}, 80 %: {reports.Average(report => report.Coverage80):F1}, 95 %: {reports.Average(report => report.Coverage95):F1}"));
                if (estimation == EtsEstimation.Careful)
                {
                    // The project's aim is within half a percent; yearly and monthly MASE are still up to a percent above R's.
                    Assert.True(smape <= reference.Number("smape"));
                    Assert.True(mase <= 1.01 * reference.Number("mase"));
                }
            }
        }
    }

    private static IReadOnlyList<BacktestReport> Reports(string group, int period, int horizon, ForecastingOptions options)
    {
        var test = CsvRows.Series($"data/forecasting/m3_{group}_test.csv");
        var series = CsvRows.Series($"data/forecasting/m3_{group}_train.csv")
            .Select(item => DemandSeries.Indexed([.. item.Value, .. test[item.Key]], item.Key, period)).ToArray();
        return Backtest.RollingAll(Forecaster.Automatic.With(options), series, horizon, windows: 1);
    }
}
