namespace EcomCore.Forecasting;

/// <summary>Fits the forms that suit the data and picks the one with the lowest AICc.</summary>
internal static class EtsSelector
{
    // A form this far behind after the first steps does not catch up; the criterion is in units of twice the log-likelihood.
    private const double Hopeless = 20;

    // Beyond this difference a rival has essentially no support (Burnham and Anderson 2002, section 2.6). A trend that never ends must beat the damped one by it.
    private const double NoSupport = 10;
    private const int FirstSteps = 6;
    private const int MostSteps = 200;
    private const double FirstTolerance = 1e-5;
    private const double LastTolerance = 1e-9;

    /// <summary>The best form, or null when the series is too short for every one.</summary>
    public static EtsFit? Best(EtsProblem problem, bool allowSeason, EtsEstimation estimation)
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
            least = Math.Min(least, Score(fit, problem, estimation));
        }

        EtsFit? best = null;
        foreach (var fit in fits)
        {
            var score = Score(fit, problem, estimation);
            if (score > least + Hopeless || double.IsInfinity(score))
            {
                continue;
            }

            fitter.Finish(fit, MostSteps, LastTolerance);
            if (best is null || Score(fit, problem, estimation) < Score(best, problem, estimation) - 1e-9)
            {
                best = fit;
            }
        }

        return best;
    }

    /// <summary>One form, or null when the data do not suit it.</summary>
    public static EtsFit? Fit(EtsProblem problem, EtsForm form, EtsEstimation estimation)
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

    private static double Score(EtsFit fit, EtsProblem problem, EtsEstimation estimation) =>
        fit.Aicc(problem.Observed) + (estimation == EtsEstimation.Careful && fit.Form.Trend == EtsTrend.Additive ? NoSupport : 0);

    private static bool Suits(EtsForm form, EtsProblem problem, bool allowSeason) =>
        (form.Error == EtsError.Additive || problem.IsPositive)
        && (form.Season == EtsSeason.None || (allowSeason && problem.Period > 1 && problem.Y.Length > problem.Period));
}
