namespace EcomCore.Forecasting;

/// <summary>The plain mean of models of different families.</summary>
/// <remarks>
/// Equal weights: estimated ones lose more by their own error than they gain (Clemen 1989, Combining forecasts: a review and annotated bibliography, International Journal of Forecasting 5;
/// Smith and Wallis 2009, A simple explanation of the forecast combination puzzle, Oxford Bulletin of Economics and Statistics 71). The families are those of Petropoulos and Svetunkov (2020), with the Theta method beside its dynamic form.
/// </remarks>
internal sealed class CombinationRecipe(string name, IModelRecipe[] members, string reason) : IModelRecipe
{
    // Errors of scaled values, whose largest size is about 1.
    private const double Rounding = 1e-9;

    public string Name => name;

    public LongSeasons Carries => LongSeasons.OwnSeason;

    public int LeastValues => members.Min(member => member.LeastValues);

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        var cores = Members(data, options, notes);
        if (OddEnd.Tamed(data, cores, other => Members(other, options, [])) is { } tamed)
        {
            notes.Add("Among the last values are some unlike all before. They count only as far as errors usually reach, until more of them tell whether the level has changed.");
            data = tamed;
            cores = Members(data, options, []);
        }

        if (cores.Exists(core => IsExact(data, core)))
        {
            // A series without noise is continued as the models that explain all of it say.
            cores.RemoveAll(core => !IsExact(data, core));
        }

        Runaways.Remove(data, cores, notes);
        return cores.Count switch
        {
            0 => null,
            1 => new ChosenModel(cores[0], "the only one of the models that suits the data"),
            _ => new ChosenModel(new WeightedModel(data, [.. cores], [.. cores.Select(_ => 1.0 / cores.Count)], NameOf(cores)), reason),
        };
    }

    private List<IFittedCore> Members(FitData data, ForecastingOptions options, List<string> notes)
    {
        var cores = new List<IFittedCore>();
        foreach (var member in members)
        {
            if (data.Observed >= member.LeastValues && member.Fit(data, options.ForMembers(), notes) is { } chosen)
            {
                cores.Add(chosen.Core);
            }
        }

        return cores;
    }

    private static bool IsExact(FitData data, IFittedCore core)
    {
        var compared = 0;
        for (var t = 0; t < data.Y.Length; t++)
        {
            var e = data.Y[t] - (core.Fitted[t] / data.Scale);
            if (Math.Abs(e) > Rounding)
            {
                return false;
            }

            compared += double.IsNaN(e) ? 0 : 1;
        }

        return compared > core.Statistics.ParameterCount;
    }

    private static string NameOf(List<IFittedCore> cores) => "Mean of " + string.Join("; ", cores.Select(core => core.Name));
}
