namespace EcomCore.Forecasting;

/// <summary>A model that carries seasons state by state, with a season too long for that taken out by STL first.</summary>
internal sealed class DecomposedRecipe(IModelRecipe model) : IModelRecipe
{
    private readonly StlRecipe _decomposed = new(model.Name, model, manySeasons: false);

    public string Name => model.Name;

    public LongSeasons Carries => LongSeasons.OwnSeason;

    public int LeastValues => model.LeastValues;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        if (data.Period <= options.LongestSmoothedSeason)
        {
            return model.Fit(data, options, notes);
        }

        return data.Y.Length > 2 * data.Period ? _decomposed.Fit(data, options, notes) : model.Fit(data.Adjusted(data.Complete), options, notes);
    }
}
