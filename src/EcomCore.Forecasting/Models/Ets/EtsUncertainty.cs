namespace EcomCore.Forecasting;

/// <summary>How far the forecasts of exponential smoothing move because smoothing constants and first states are estimates.</summary>
/// <param name="problem">The data.</param>
/// <param name="fit">The fit.</param>
/// <param name="variance">Variance of its errors.</param>
internal sealed class EtsUncertainty(FitData problem, EtsFit fit, double variance)
{
    /// <summary>The spread, scaled.</summary>
    public EstimationSpread<End> Spread()
    {
        int[] used = [.. Enumerable.Range(0, fit.Theta.Length).Where(k => EtsLayout.IsUsed(fit.Form, k))];
        var (theta, form, slot) = ((double[])fit.Theta.Clone(), fit.Form, problem.Y.Length % Period);
        return new([.. used.Select(k => fit.Theta[k])], [.. used.Select(Known)], variance, problem.Y.Length, Run, (end, means) => EtsModel.Continue(form, end.Phi, end.State, end.Seasons, slot, means));

        End Run(double[] values, double[] errors)
        {
            for (var i = 0; i < used.Length; i++)
            {
                theta[used[i]] = values[i];
            }

            var seasons = new double[Period];
            var state = EtsRecursion.Run(problem, form, theta, seasons, errors);
            for (var t = 0; t < problem.Y.Length; t++)
            {
                var e = problem.Y[t] - errors[t];
                errors[t] = form.Error == EtsError.Multiplicative ? e / errors[t] : e;
            }

            return new End(state, seasons, EtsLayout.Smoothing(form, theta).Phi);
        }
    }

    private int Period => fit.Form.Season == EtsSeason.None ? 1 : problem.Period;

    /// <summary>Smoothing constants lie in their range; the anchor counts as values seen before.</summary>
    private double Known(int k) => k switch
    {
        EtsLayout.Level => fit.Anchor.LevelWeight,
        EtsLayout.Slope => fit.Anchor.SlopeWeight,
        < EtsLayout.Level => ParameterRange.Known(EtsLayout.Bounds(k).High - EtsLayout.Bounds(k).Low, variance),
        _ => 0,
    };

    /// <summary>States and damping after the data.</summary>
    internal readonly record struct End(EtsState State, double[] Seasons, double Phi);
}
