namespace EcomCore.Forecasting;

/// <summary>The last value with the mean change.</summary>
internal sealed class DriftRecipe : IModelRecipe
{
    public string Name => "drift";

    public LongSeasons Carries => LongSeasons.All;

    public int LeastValues => 2;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes) => new(new DriftModel(data), ChosenModel.AskedFor);
}
