namespace EcomCore.Forecasting;

/// <summary>STL or MSTL, a trend model of the seasonally adjusted series, and the last cycle of each season repeated.</summary>
/// <remarks>Hyndman and Athanasopoulos, Forecasting: Principles and Practice, section 6.8; R's <c>stlf</c>. The season is taken as known in the intervals, as there.</remarks>
/// <param name="name">The short name.</param>
/// <param name="trend">Model of the adjusted series.</param>
/// <param name="manySeasons">Whether every season of the data is taken out, or only the first.</param>
internal sealed class StlRecipe(string name, IModelRecipe trend, bool manySeasons) : IModelRecipe
{
    public string Name => name;

    public LongSeasons Carries => manySeasons ? LongSeasons.All : LongSeasons.OwnSeason;

    public int LeastValues => trend.LeastValues;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        var periods = (manySeasons ? data.Periods : [data.Period]).Where(period => period > 1 && data.Y.Length > 2 * period).OrderBy(period => period).ToArray();
        if (periods.Length == 0)
        {
            if (data.Period > 1)
            {
                notes.Add("Two full seasons and one value are needed to take a season out; it was left in.");
            }

            return trend.Fit(data, options, notes);
        }

        var fit = new MstlFit(data.Complete, periods, periodic: false);
        var season = new double[data.Y.Length];
        var adjusted = (double[])data.Complete.Clone();
        foreach (var one in fit.Seasons)
        {
            for (var t = 0; t < season.Length; t++)
            {
                season[t] += one[t];
                adjusted[t] -= one[t];
            }
        }

        if (trend.Fit(data.Adjusted(adjusted), options, notes) is not { } chosen)
        {
            return null;
        }

        double Amount(int t)
        {
            var sum = t < season.Length ? season[t] : 0;
            for (var i = 0; t >= season.Length && i < periods.Length; i++)
            {
                sum += fit.Seasons[i][season.Length - periods[i] + ((t - season.Length) % periods[i])];
            }

            return sum * data.Scale;
        }

        var label = (periods.Length > 1 ? "MSTL + " : "STL + ") + chosen.Core.Name;
        return chosen with { Core = new SeasonedModel(chosen.Core, label, _ => 1, Amount) };
    }
}
