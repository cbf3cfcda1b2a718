using EcomCore.Tests;

namespace EcomCore.Forecasting.Tests;

/// <summary>Against R 4.2.2, forecast 8.20, function ets.</summary>
public sealed class EtsAgainstRTests
{
    // R stops where its simplex does, so ours may be higher by any amount; it may be lower only by another local optimum of a flat likelihood
    // (found once: 0.054 for ETS(A,Ad,N) of AirPassengers, whose damping ends at the other bound).
    private const double LikelihoodTolerance = 0.1;

    private static readonly ForecastingOptions Plain = new() { Estimation = EtsEstimation.MaximumLikelihood, AverageModels = false };

    private static readonly string[] BuiltIn = ["AirPassengers", "UKgas", "USAccDeaths", "gas", "wineind"];

    [SharedDataFact]
    public void Forced_forms_reach_the_likelihood_of_R()
    {
        var values = CsvRows.Series("data/forecasting/series_AirPassengers.csv")["AirPassengers"];
        var series = DemandSeries.Indexed(values, seasonalPeriod: 12);
        var compared = 0;
        foreach (var row in CsvRows.Of("oracles/forecasting_airpassengers_forced_ets.csv"))
        {
            if (FormOf(row["model"]) is { } form)
            {
                var statistics = Forecaster.EtsIn(form).With(Plain).Fit(series).Statistics;
                Assert.True(statistics.LogLikelihood > row.Number("loglik") - LikelihoodTolerance, $"{form}: {statistics.LogLikelihood}");
                compared++;
            }
        }

        // The two forms with multiplicative trend are not offered.
        Assert.Equal(10, compared);
    }

    [SharedDataFact]
    public void The_chosen_forms_of_real_series_reach_the_likelihood_and_criterion_of_R()
    {
        var data = AllSeries();
        var compared = 0;
        foreach (var row in CsvRows.Of("oracles/forecasting_builtin_and_m3_params.csv").Where(row => row["fit"] == "ets" && data.ContainsKey(row["unique_id"])))
        {
            var series = DemandSeries.Indexed(data[row["unique_id"]], seasonalPeriod: (int)row.Number("freq"));
            var same = Forecaster.EtsIn(FormOf(row["model"])!.Value).With(Plain).Fit(series).Statistics;
            Assert.True(same.LogLikelihood > row.Number("loglik") - LikelihoodTolerance, $"{row["unique_id"]}: {same.LogLikelihood}");
            Assert.Equal(row.Number("n"), same.Observations);

            var best = Forecaster.Ets.With(Plain).Fit(series).Statistics;
            Assert.True(best.Aicc < row.Number("aicc") + (2 * LikelihoodTolerance), $"{row["unique_id"]}: {best.Aicc}");
            compared++;
        }

        Assert.Equal(15, compared);
    }

    [SharedDataFact]
    public void Where_both_stop_at_the_same_optimum_forecasts_and_intervals_agree()
    {
        var data = AllSeries();
        var forecasts = CsvRows.Of("oracles/forecasting_builtin_and_m3_forecasts.csv").Where(row => row["method"] == "ets").ToLookup(row => row["unique_id"]);
        var compared = 0;
        foreach (var row in CsvRows.Of("oracles/forecasting_builtin_and_m3_params.csv").Where(row => row["fit"] == "ets" && data.ContainsKey(row["unique_id"])))
        {
            var model = Forecaster.EtsIn(FormOf(row["model"])!.Value).With(Plain).Fit(DemandSeries.Indexed(data[row["unique_id"]], seasonalPeriod: (int)row.Number("freq")));
            if (Math.Abs(model.Statistics.LogLikelihood - row.Number("loglik")) > 0.01)
            {
                continue;
            }

            var steps = forecasts[row["unique_id"]].ToArray();
            var forecast = model.Forecast(steps.Length);
            for (var h = 0; h < steps.Length; h++)
            {
                var width = steps[h].Number("hi95") - steps[h].Number("lo95");
                Assert.Equal(steps[h].Number("mean"), forecast.Mean[h], 0.005 * width);
                Assert.Equal(steps[h].Number("lo80"), forecast.Interval(h, 80).Lower, 0.01 * width);
                Assert.Equal(steps[h].Number("hi95"), forecast.Interval(h, 95).Upper, 0.01 * width);
            }

            compared++;
        }

        Assert.True(compared >= 3, $"{compared} series");
    }

    private static EtsForm? FormOf(string name) => EtsForm.All.Select(form => (EtsForm?)form).SingleOrDefault(form => form.ToString() == name);

    private static Dictionary<string, double[]> AllSeries()
    {
        var data = CsvRows.Series("data/forecasting/m3_monthly_train.csv");
        foreach (var name in BuiltIn)
        {
            data[name] = CsvRows.Series($"data/forecasting/series_{name}.csv")[name];
        }

        return data;
    }
}
