using EcomCore.Tests;

namespace EcomCore.Forecasting.Tests;

/// <summary>Errors on the shared halves of the M3 competition against those of R 4.2.2, forecast 8.20. The tables of the guide are made by eng/ForecastAccuracy.</summary>
public sealed class M3AccuracyTests
{
    [SharedDataFact]
    public void Years_are_forecast_better_than_by_R() => Compare("yearly", 1, 6);

    [SuiteFact("slow")]
    public void Quarters_are_forecast_better_than_by_R() => Compare("quarterly", 4, 8);

    [SuiteFact("slow")]
    public void Months_are_forecast_better_than_by_R() => Compare("monthly", 12, 18);

    private static void Compare(string group, int period, int horizon)
    {
        var test = CsvRows.Series($"data/forecasting/m3_{group}_test.csv");
        var series = CsvRows.Series($"data/forecasting/m3_{group}_train.csv")
            .Select(item => DemandSeries.Indexed([.. item.Value, .. test[item.Key]], item.Key, period)).ToArray();
        var reference = CsvRows.Of("oracles/forecasting_r_accuracy.csv").Where(row => row["group"] == group).ToArray();

        var (smape, mase) = Errors(Forecaster.Automatic, series, horizon);
        Assert.True(smape <= reference.Min(row => row.Number("smape")), $"automatic {smape}");
        Assert.True(mase <= reference.Min(row => row.Number("mase")), $"automatic {mase}");

        // Half a percent is the project's aim for the single models.
        foreach (var (forecaster, method) in new[] { (Forecaster.Ets, "ets"), (Forecaster.Theta, "thetaf") })
        {
            var row = reference.Single(row => row["method"] == method);
            (smape, mase) = Errors(forecaster, series, horizon);
            Assert.True(smape <= 1.005 * row.Number("smape"), $"{method} {smape}");
            Assert.True(mase <= 1.005 * row.Number("mase"), $"{method} {mase}");
        }
    }

    private static (double Smape, double Mase) Errors(Forecaster forecaster, DemandSeries[] series, int horizon)
    {
        var reports = Backtest.RollingAll(forecaster, series, horizon, windows: 1);
        return (reports.Average(report => report.Smape), reports.Average(report => report.Mase));
    }
}
