namespace EcomCore.Forecasting;

/// <summary>A Theta model of the seasonally adjusted series, with the season put back.</summary>
/// <remarks>Assimakopoulos and Nikolopoulos (2000): the season is tested for, divided out by classical multiplicative decomposition (differences where a value is not above 0), and multiplied back.</remarks>
internal sealed class ThetaRecipe(ThetaKind kind) : IModelRecipe
{
    public string Name => kind switch { ThetaKind.Standard => "theta", ThetaKind.Optimised => "otm", _ => "dotm" };

    public LongSeasons Carries => LongSeasons.OwnSeason;

    public int LeastValues => 3;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        if (!SeasonTest.IsSeasonal(data.Complete, data.Period)
            || (ClassicalSeason.Of(data.Complete, data.Period, data.IsPositive) ?? ClassicalSeason.Of(data.Complete, data.Period, false)) is not { } season)
        {
            return new ChosenModel(ThetaModel.Fit(data, kind, options.CountsParameters(isAveraged: false)), ChosenModel.AskedFor);
        }

        var model = ThetaModel.Fit(data.Adjusted(season.Remove(data.Complete)), kind, options.CountsParameters(isAveraged: false));
        return new ChosenModel(season.On(model, data.Scale, model.Name), ChosenModel.AskedFor);
    }
}
