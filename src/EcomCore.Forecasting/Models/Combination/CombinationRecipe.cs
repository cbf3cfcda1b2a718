using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>The plain mean of models of different families, or the combination that <see cref="ForecastingOptions.Combining"/> asks for.</summary>
/// <remarks>
/// Equal weights: estimated ones lose more by their own error than they gain (Clemen 1989, Combining forecasts: a review and annotated bibliography, International Journal of Forecasting 5;
/// Smith and Wallis 2009, A simple explanation of the forecast combination puzzle, Oxford Bulletin of Economics and Statistics 71). The families are those of Petropoulos and Svetunkov (2020), with the Theta method beside its dynamic form.
/// </remarks>
internal sealed class CombinationRecipe(string name, IModelRecipe[] members, string reason) : IModelRecipe
{
    // Errors of scaled values, whose largest size is about 1.
    private const double Rounding = 1e-9;

    // Ties go to the plainer one.
    private static readonly CombinationRule[] Rules = [CombinationRule.Mean, CombinationRule.Median, CombinationRule.Weighted];

    public string Name => name;

    public LongSeasons Carries => LongSeasons.OwnSeason;

    public int LeastValues => members.Min(member => member.LeastValues);

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        var origins = new Dictionary<IFittedCore, IModelRecipe>();
        var cores = Members(data, options, notes, origins);
        if (OddEnd.Tamed(data, cores, other => Members(other, options, [])) is { } tamed)
        {
            notes.Add("Among the last values are some unlike all before. They count only as far as errors usually reach, until more of them tell whether the level has changed.");
            data = tamed;
            cores = Members(data, options, [], origins);
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
            _ => Combined(data, options, cores, before => [.. cores.Select(core => Refit(origins[core], before, options))]),
        };
    }

    private ChosenModel Combined(FitData data, ForecastingOptions options, List<IFittedCore> cores, Func<FitData, IFittedCore?[]> fit)
    {
        var rule = options.Combining;
        if (rule is CombinationRule.Mean or CombinationRule.Median)
        {
            return Combined(data, cores, rule, null, rule == CombinationRule.Mean ? reason : "the median of models of different kinds follows no single one of them");
        }

        var past = CombinationBacktest.Of(data, cores.Count, options.CombinationWindows, fit);
        if (past.Count == 0)
        {
            return Combined(data, cores, CombinationRule.Mean, null, "too few values to look back: " + reason);
        }

        var errors = Rules.ToDictionary(one => one, one => past.Error(one) * data.Scale);
        var chosen = rule == CombinationRule.Backtest ? Rules.OrderBy(one => errors[one]).First() : rule;
        return Combined(data, cores, chosen, chosen == CombinationRule.Weighted ? past.Weights() : null, string.Format(
            CultureInfo.InvariantCulture, "mean absolute error of {0} past forecasts: mean {1:G4}, median {2:G4}, weighted {3:G4}",
            past.Count, errors[CombinationRule.Mean], errors[CombinationRule.Median], errors[CombinationRule.Weighted]));
    }

    private static ChosenModel Combined(FitData data, List<IFittedCore> cores, CombinationRule rule, double[]? weights, string why)
    {
        var what = rule switch { CombinationRule.Median => "Median", CombinationRule.Weighted => "Weighted mean", _ => "Mean" };
        return new ChosenModel(
            new WeightedModel(data, [.. cores], weights ?? [.. cores.Select(_ => 1.0 / cores.Count)], $"{what} of {string.Join("; ", cores.Select(core => core.Name))}", rule == CombinationRule.Median), why);
    }

    private static IFittedCore? Refit(IModelRecipe recipe, FitData before, ForecastingOptions options) =>
        before.Observed >= recipe.LeastValues ? recipe.Fit(before, options.ForMembers(), [])?.Core : null;

    private List<IFittedCore> Members(FitData data, ForecastingOptions options, List<string> notes, Dictionary<IFittedCore, IModelRecipe>? origins = null)
    {
        var cores = new List<IFittedCore>();
        foreach (var member in members)
        {
            if (data.Observed >= member.LeastValues && member.Fit(data, options.ForMembers(), notes) is { } chosen)
            {
                cores.Add(chosen.Core);
                origins?.Add(chosen.Core, member);
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
}
