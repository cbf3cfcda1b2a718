namespace EcomCore.Forecasting;

/// <summary>The last value of the seasonally adjusted series with its season: the M competitions' benchmark Naive 2.</summary>
/// <remarks>Makridakis, Spiliotis and Assimakopoulos (2020), The M4 competition, International Journal of Forecasting 36: season tested for and divided out as in <see cref="ThetaRecipe"/>.</remarks>
internal static class NaiveTwo
{
    public static double[] Forecast(DemandSeries series, int horizon)
    {
        var data = new FitData(series.Values, series.SeasonalPeriod);
        var season = SeasonTest.IsSeasonal(data.Complete, data.Period)
            ? ClassicalSeason.Of(data.Complete, data.Period, data.IsPositive) ?? ClassicalSeason.Of(data.Complete, data.Period, false)
            : null;
        if (season is null)
        {
            return NaiveModel.Fit(data, 1).Means(horizon);
        }

        var model = NaiveModel.Fit(data.Adjusted(season.Remove(data.Complete)), 1);
        return season.On(model, data.Scale, model.Name).Means(horizon);
    }
}
