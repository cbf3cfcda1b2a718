namespace EcomCore.Forecasting;

/// <summary>How far the forecasts of exponential smoothing move because smoothing constants and first states are estimates.</summary>
/// <param name="problem">The data.</param>
/// <param name="fit">The fit.</param>
/// <param name="variance">Variance of its errors.</param>
internal sealed class EtsUncertainty(FitData problem, EtsFit fit, double variance)
{
    /// <summary>The parts of <see cref="EstimationSpread"/>, scaled.</summary>
    public double[][] Parts(int horizon)
    {
        int[] used = [.. Enumerable.Range(0, fit.Theta.Length).Where(k => EtsLayout.IsUsed(fit.Form, k))];
        return EstimationSpread.Parts([.. used.Select(k => fit.Theta[k])], [.. used.Select(Known)], variance, horizon, values => Run(used, values, horizon));
    }

    /// <summary>Smoothing constants lie in their range; the anchor counts as values seen before.</summary>
    private double Known(int k) => k switch
    {
        EtsLayout.Level => fit.Anchor.LevelWeight,
        EtsLayout.Slope => fit.Anchor.SlopeWeight,
        < EtsLayout.Level => EstimationSpread.InRange(EtsLayout.Bounds(k).High - EtsLayout.Bounds(k).Low, variance),
        _ => 0,
    };

    private (double[] Errors, double[] Means) Run(int[] used, double[] values, int horizon)
    {
        var theta = (double[])fit.Theta.Clone();
        for (var i = 0; i < used.Length; i++)
        {
            theta[used[i]] = values[i];
        }

        var seasons = new double[fit.Form.Season == EtsSeason.None ? 1 : problem.Period];
        var errors = new double[problem.Y.Length];
        var state = EtsRecursion.Run(problem, fit.Form, theta, seasons, errors);
        for (var t = 0; t < errors.Length; t++)
        {
            var e = problem.Y[t] - errors[t];
            errors[t] = fit.Form.Error == EtsError.Multiplicative ? e / errors[t] : e;
        }

        return (errors, EtsModel.Continued(fit.Form, EtsLayout.Smoothing(fit.Form, theta).Phi, state, seasons, problem.Y.Length % seasons.Length, horizon));
    }
}
