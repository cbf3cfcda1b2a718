using EcomCore.Tests;

namespace EcomCore.Forecasting.Tests;

/// <summary>Against R 4.2.2, forecast 8.20: thetaf, stl, stlf and croston.</summary>
public sealed class OtherModelsAgainstRTests
{
    private static readonly string[] BuiltIn = ["AirPassengers", "UKgas", "USAccDeaths", "gas", "wineind"];

    [SharedDataFact]
    public void Theta_forecasts_as_thetaf()
    {
        var data = CsvRows.Series("data/forecasting/m3_monthly_train.csv");
        foreach (var name in BuiltIn)
        {
            data[name] = CsvRows.Series($"data/forecasting/series_{name}.csv")[name];
        }

        var (compared, differ) = (0, 0);
        foreach (var steps in CsvRows.Of("oracles/forecasting_builtin_and_m3_forecasts.csv").Where(row => row["method"] == "thetaf" && data.ContainsKey(row["unique_id"])).GroupBy(row => row["unique_id"]))
        {
            var forecast = Forecaster.Theta.Fit(DemandSeries.Indexed(data[steps.Key], seasonalPeriod: steps.Key == "UKgas" ? 4 : 12)).Forecast(steps.Count());
            compared++;
            differ += steps.Select((step, h) => Math.Abs(step.Number("mean") - forecast.Mean[h]) > 0.01 * (step.Number("hi95") - step.Number("lo95"))).Any(far => far) ? 1 : 0;
        }

        // R's simplex stops elsewhere where the sum of squares is flat in alpha.
        Assert.Equal(15, compared);
        Assert.True(differ <= 1, $"{differ} of {compared} differ");
    }

    [SharedDataFact]
    public void Stl_gives_the_components_of_stl()
    {
        foreach (var rows in CsvRows.Of("oracles/forecasting_r_stl.csv").GroupBy(row => row["unique_id"]))
        {
            var series = DemandSeries.Indexed(rows.Select(row => row.Number("y")), seasonalPeriod: rows.Key == "UKgas" ? 4 : 12);
            var (periodic, robust) = (SeasonalDecomposition.Stl(series), SeasonalDecomposition.Stl(series, seasonalWindow: 7, robust: true));

            var size = rows.Max(row => Math.Abs(row.Number("y")));
            foreach (var (row, t) in rows.Select((row, t) => (row, t)))
            {
                // The same arithmetic in another order.
                Assert.Equal(row.Number("trend"), periodic.Trend[t], 1e-9 * size);
                Assert.Equal(row.Number("seasonal"), periodic.Seasons[0][t], 1e-9 * size);

                // On the other three R's rounds use a wrong median now and then (1, 3 and 2 of 15 rounds): its program asks its partial sort for the two middle residuals in falling
                // order, and that sort takes them to be rising. With R's values in those rounds the same algorithm agrees to 1e-12; ours keeps the true median.
                if (rows.Key is "UKgas" or "USAccDeaths")
                {
                    Assert.Equal(row.Number("trend_robust7"), robust.Trend[t], 1e-9 * size);
                    Assert.Equal(row.Number("seasonal_robust7"), robust.Seasons[0][t], 1e-9 * size);
                }
            }
        }
    }

    [SharedDataFact]
    public void Croston_and_Syntetos_Boylan_give_the_rates_of_R()
    {
        var data = CsvRows.Series("data/forecasting/carparts_train.csv");
        var compared = 0;
        foreach (var row in CsvRows.Of("oracles/forecasting_r_croston.csv").Where(row => data.ContainsKey(row["unique_id"])))
        {
            var series = DemandSeries.Indexed(data[row["unique_id"]].Where(y => !double.IsNaN(y)));
            if (series.Count != (int)row.Number("n"))
            {
                continue;
            }

            Assert.Equal(row.Number("croston_alpha0.1"), Forecaster.Croston.Fit(series).Forecast(1).Mean[0], 1e-9);
            Assert.Equal(row.Number("sba_alpha0.1"), Forecaster.Sba.Fit(series).Forecast(1).Mean[0], 1e-9);
            compared++;
        }

        Assert.True(compared >= 14, $"{compared} series");
    }
}
