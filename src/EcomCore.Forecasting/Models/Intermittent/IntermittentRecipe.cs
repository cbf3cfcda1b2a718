namespace EcomCore.Forecasting;

/// <summary>A method for demand with many zeros. A missing value counts as no demand seen and no time passed.</summary>
internal sealed class IntermittentRecipe(IntermittentKind kind) : IModelRecipe
{
    public string Name => kind switch
    {
        IntermittentKind.Croston => "croston",
        IntermittentKind.Sba => "sba",
        IntermittentKind.Tsb => "tsb",
        IntermittentKind.Adida => "adida",
        _ => "imapa",
    };

    public LongSeasons Carries => LongSeasons.All;

    public int LeastValues => 1;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        double[] seen = [.. data.Y.Where(value => !double.IsNaN(value))];
        var seenFitted = new double[seen.Length];
        var rate = IntermittentSmoothing.Rate(kind, seen, seenFitted);
        var fitted = new double[data.Y.Length];
        var at = 0;
        for (var t = 0; t < fitted.Length; t++)
        {
            // A missing period has the forecast of the next one that was seen.
            fitted[t] = at == seen.Length ? rate : seenFitted[double.IsNaN(data.Y[t]) ? at : at++];
        }

        return new ChosenModel(new IntermittentModel(data, NameOf(kind), rate, fitted), ChosenModel.AskedFor);
    }

    internal static string NameOf(IntermittentKind kind) => kind switch
    {
        IntermittentKind.Croston => "Croston",
        IntermittentKind.Sba => "SBA",
        IntermittentKind.Tsb => "TSB",
        IntermittentKind.Adida => "ADIDA",
        _ => "iMAPA",
    };
}
