namespace EcomCore.Forecasting;

/// <summary>STL with a model of the rest, but only for a season short enough that other models carry it state by state: a second way to look at the same season.</summary>
internal sealed class SeasonalOnlyRecipe(StlRecipe stl) : IModelRecipe
{
    public string Name => stl.Name;

    public LongSeasons Carries => stl.Carries;

    public int LeastValues => stl.LeastValues;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes) =>
        data.Period > 1 && data.Period <= options.LongestSmoothedSeason && data.Y.Length > 2 * data.Period ? stl.Fit(data, options, notes) : null;
}
