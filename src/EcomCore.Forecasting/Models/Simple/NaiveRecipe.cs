namespace EcomCore.Forecasting;

/// <summary>The last value, or the one a season ago.</summary>
internal sealed class NaiveRecipe(bool seasonal) : IModelRecipe
{
    public string Name => seasonal ? "snaive" : "naive";

    public LongSeasons Carries => LongSeasons.All;

    public int LeastValues => 1;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        var lag = seasonal && data.Period < data.Y.Length ? data.Period : 1;
        if (seasonal && lag == 1 && data.Period > 1)
        {
            notes.Add("The season is not shorter than the series, so the last value is repeated.");
        }

        return new ChosenModel(NaiveModel.Fit(data, lag), ChosenModel.AskedFor);
    }
}
