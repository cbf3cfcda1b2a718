namespace EcomCore.Forecasting;

/// <summary>Fits the forms that suit the data and picks the one with the lowest AICc.</summary>
internal static class EtsSelector
{
    // A form this far behind after the first steps does not catch up; the criterion is in units of twice the log-likelihood.
    private const double Hopeless = 20;
    private const int FirstSteps = 6;
    private const int MostSteps = 200;
    private const double FirstTolerance = 1e-5;
    private const double LastTolerance = 1e-9;

    /// <summary>The best form, or null when the series is too short for every one.</summary>
    public static EtsFit? Best(EtsProblem problem, bool allowSeason)
    {
        var fitter = new EtsFitter(problem);
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

        EtsFit? best = null;
        foreach (var fit in fits)
        {
            var aicc = fit.Aicc(problem.Observed);
            if (aicc > least + Hopeless || double.IsInfinity(aicc))
            {
                continue;
            }

            Finish(fitter, fit);
            if (best is null || fit.Aicc(problem.Observed) < best.Aicc(problem.Observed) - 1e-9)
            {
                best = fit;
            }
        }

        return best;
    }

    /// <summary>One form, or null when the data do not suit it.</summary>
    public static EtsFit? Fit(EtsProblem problem, EtsForm form)
    {
        if (!Suits(form, problem, allowSeason: true) || problem.Observed < EtsLayout.Count(form, problem.Period))
        {
            return null;
        }

        var fitter = new EtsFitter(problem);
        var fit = fitter.Begin(form);
        Finish(fitter, fit);
        return double.IsInfinity(fit.Objective) ? null : fit;
    }

    private static void Finish(EtsFitter fitter, EtsFit fit)
    {
        fit.IsConverged = false;
        fitter.Improve(fit, MostSteps, LastTolerance);
    }

    private static bool Suits(EtsForm form, EtsProblem problem, bool allowSeason) =>
        (form.Error == EtsError.Additive || problem.IsPositive)
        && (form.Season == EtsSeason.None || (allowSeason && problem.Period > 1 && problem.Y.Length > problem.Period));
}
