namespace EcomCore.Forecasting;

/// <summary>Fits the forms that suit the data.</summary>
internal static class EtsSelector
{
    // A form this far behind after the first steps does not catch up; the criterion is in units of twice the log-likelihood.
    private const double Hopeless = 20;
    private const int FirstSteps = 6;
    private const int MostSteps = 200;
    private const double FirstTolerance = 1e-5;
    private const double LastTolerance = 1e-9;

    /// <summary>The forms that are not far behind the best one, that one first; empty when the series is too short for every form.</summary>
    public static IReadOnlyList<EtsFit> Contenders(FitData problem, bool allowSeason, EtsEstimation estimation)
    {
        var fitter = new EtsFitter(problem, estimation);
        var fits = new List<EtsFit>();
        var least = double.PositiveInfinity;
        foreach (var form in EtsForm.All)
        {
            if (!Suits(form, problem, allowSeason) || EtsLayout.Count(form, problem.Period) + 2 >= problem.Observed)
            {
                continue;
            }

            var fit = fitter.Begin(form);
            fitter.Improve(fit, FirstSteps, FirstTolerance);
            fits.Add(fit);
            least = Math.Min(least, fit.Aicc(problem.Observed));
        }

        var contenders = new List<EtsFit>();
        foreach (var fit in fits)
        {
            var score = fit.Aicc(problem.Observed);
            if (score > least + Hopeless || double.IsInfinity(score))
            {
                continue;
            }

            fitter.Finish(fit, MostSteps, LastTolerance);
            if (!double.IsInfinity(fit.Objective))
            {
                contenders.Add(fit);
            }
        }

        return [.. contenders.OrderBy(fit => fit.Aicc(problem.Observed))];
    }

    /// <summary>One form, or null when the data do not suit it.</summary>
    public static EtsFit? Fit(FitData problem, EtsForm form, EtsEstimation estimation)
    {
        if (!Suits(form, problem, allowSeason: true) || problem.Observed < EtsLayout.Count(form, problem.Period))
        {
            return null;
        }

        var fitter = new EtsFitter(problem, estimation);
        var fit = fitter.Begin(form);
        fitter.Finish(fit, MostSteps, LastTolerance);
        return double.IsInfinity(fit.Objective) ? null : fit;
    }

    private static bool Suits(EtsForm form, FitData problem, bool allowSeason) =>
        (form.Error == EtsError.Additive || problem.IsPositive)
        && (form.Season == EtsSeason.None || (allowSeason && problem.Period > 1 && problem.Y.Length > problem.Period));
}
