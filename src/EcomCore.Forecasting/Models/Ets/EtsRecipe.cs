namespace EcomCore.Forecasting;

/// <summary>Exponential smoothing: one form, the one with the lowest AICc, or the mean of all forms by Akaike weights.</summary>
/// <param name="form">The form; null to choose.</param>
/// <param name="isMember">Whether it is one of the models of a mean, of which only means and deviations count.</param>
internal sealed class EtsRecipe(EtsForm? form, bool isMember = false) : IModelRecipe
{
    private const string Family = "exponential smoothing";

    public string Name => form?.ToString() ?? "ets";

    public LongSeasons Carries => LongSeasons.None;

    public int LeastValues => 5;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        if (form is { } wanted)
        {
            if (EtsSelector.Fit(data, wanted, options.Estimation) is { } forced)
            {
                return new ChosenModel(new EtsModel(data, forced, options, isMember, options.CountsParameters(isAveraged: false)), ChosenModel.AskedFor);
            }

            notes.Add($"The data do not suit {wanted}, so other forms were chosen.");
        }

        var contenders = EtsSelector.Contenders(data, allowSeason: data.Period > 1, options.Estimation);
        if (contenders.Count == 0)
        {
            return null;
        }

        if (!options.AverageModels)
        {
            var best = new EtsModel(data, contenders[0], options, isMember, options.CountsParameters(isAveraged: false));
            return new ChosenModel(best, AkaikeAverage.OnlyOne(Family, best));
        }

        var limit = contenders[0].Aicc(data.Observed) + AkaikeAverage.NoSupport;
        var supported = contenders.Where(fit => fit.Aicc(data.Observed) <= limit).ToArray();
        return AkaikeAverage.Of(data, Family, supported.Select(fit => new EtsModel(data, fit, options, isMember || supported.Length > 1, options.CountsParameters(isAveraged: true))));
    }
}
