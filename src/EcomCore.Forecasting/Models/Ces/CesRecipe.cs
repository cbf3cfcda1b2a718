namespace EcomCore.Forecasting;

/// <summary>Complex exponential smoothing: the seasonal form with the lowest AICc, or the mean of all forms by Akaike weights.</summary>
internal sealed class CesRecipe : IModelRecipe
{
    public string Name => "ces";

    public LongSeasons Carries => LongSeasons.None;

    // Three values for each of the four parameters: with fewer, an explosive path can fit noise.
    public int LeastValues => 12;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        var models = CesModel.All(data, options.CountsParameters(options.AverageModels));
        if (models.Count == 0)
        {
            return null;
        }

        var best = models.OrderBy(model => model.Statistics.Aicc).First();
        return options.AverageModels
            ? AkaikeAverage.Of(data, "complex exponential smoothing", models)
            : new ChosenModel(best, AkaikeAverage.OnlyOne("complex exponential smoothing", best));
    }
}
