namespace EcomCore.Forecasting;

/// <summary>Runs a model through the data.</summary>
/// <remarks>
/// With q = l + phi b and s the seasonal state of the period (0 or 1 without season), the forecast is f = q + s or q s. After y is seen, with e = y - f:
/// additive season: l = q + alpha e, b = phi b + beta e, s = s + gamma e; multiplicative season: l = q + alpha e/s, b = phi b + beta e/s,
/// s = s + gamma e/q (Hyndman et al. 2008, tables 2.2 and 2.3; the states move alike for both kinds of error). A missing y counts as e = 0.
/// With additive error the residual is e, with multiplicative error e/f. Minus twice the log-likelihood, concentrated over the variance and without
/// constants, is n times the objective log(sum of squared residuals) + [multiplicative error] (2/n) sum of log f (section 5.1).
/// </remarks>
internal static class EtsRecursion
{
    // Residuals below a billionth of the largest value are rounding: without this floor a perfect fit would have an infinite likelihood.
    private const double SmallestResidual = 1e-9;

    /// <summary>The objective at a parameter vector, with a penalty added to the sum of squares; infinite where a multiplicative model leaves the positive
    /// numbers. Allocates nothing.</summary>
    public static double Objective(FitData problem, EtsForm form, ReadOnlySpan<double> theta, Span<double> seasons, double penalty)
    {
        var state = new EtsState(form, theta, seasons);
        return form.Season switch
        {
            EtsSeason.None => WithoutSeason(problem, form, theta, ref state, penalty),
            EtsSeason.Additive => AdditiveSeason(problem, form, theta, ref state, seasons, penalty),
            _ => MultiplicativeSeason(problem, form, theta, ref state, seasons, penalty),
        };
    }

    /// <summary>Runs to the end of the data: the last states, and the one-step forecasts (NaN nowhere).</summary>
    public static EtsState Run(FitData problem, EtsForm form, ReadOnlySpan<double> theta, Span<double> seasons, Span<double> fitted)
    {
        var state = new EtsState(form, theta, seasons);
        var smoothing = EtsLayout.Smoothing(form, theta);
        var slot = 0;
        for (var t = 0; t < problem.Y.Length; t++)
        {
            var q = state.Level + (smoothing.Phi * state.Slope);
            var s = form.Season == EtsSeason.None ? 0 : seasons[slot];
            var f = form.Season == EtsSeason.Multiplicative ? q * s : q + s;
            fitted[t] = f;
            var e = double.IsNaN(problem.Y[t]) ? 0 : problem.Y[t] - f;
            var d = form.Season == EtsSeason.Multiplicative ? e / s : e;
            state.Level = q + (smoothing.Alpha * d);
            state.Slope = (smoothing.Phi * state.Slope) + (smoothing.Beta * d);
            if (form.Season != EtsSeason.None)
            {
                seasons[slot] = s + (smoothing.Gamma * (form.Season == EtsSeason.Multiplicative ? e / q : e));
                slot = slot + 1 == seasons.Length ? 0 : slot + 1;
            }
        }

        return state;
    }

    /// <summary>Turns sums into the objective.</summary>
    public static double Value(EtsForm form, int observed, double squares, double logs)
    {
        var value = Math.Log(Math.Max(squares, observed * SmallestResidual * SmallestResidual));
        value = form.Error == EtsError.Multiplicative ? value + (2 * logs / observed) : value;
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    private static double WithoutSeason(FitData problem, EtsForm form, ReadOnlySpan<double> theta, ref EtsState state, double penalty)
    {
        var (alpha, beta, _, phi) = EtsLayout.Smoothing(form, theta);
        var (l, b) = (state.Level, state.Slope);
        var relative = form.Error == EtsError.Multiplicative;
        var logs = new LogSum();
        var squares = 0.0;
        foreach (var y in problem.Y)
        {
            var q = l + (phi * b);
            b *= phi;
            l = q;
            if (double.IsNaN(y))
            {
                continue;
            }

            var e = y - q;
            l += alpha * e;
            b += beta * e;
            if (relative)
            {
                if (!(q > 0))
                {
                    return double.PositiveInfinity;
                }

                logs.Add(q);
                e /= q;
            }

            squares += e * e;
        }

        return Value(form, problem.Observed, squares + penalty, logs.Total);
    }

    private static double AdditiveSeason(
        FitData problem, EtsForm form, ReadOnlySpan<double> theta, ref EtsState state, Span<double> seasons, double penalty)
    {
        var (alpha, beta, gamma, phi) = EtsLayout.Smoothing(form, theta);
        var (l, b) = (state.Level, state.Slope);
        var relative = form.Error == EtsError.Multiplicative;
        var logs = new LogSum();
        var squares = 0.0;
        var slot = 0;
        foreach (var y in problem.Y)
        {
            var q = l + (phi * b);
            b *= phi;
            l = q;
            if (!double.IsNaN(y))
            {
                var f = q + seasons[slot];
                var e = y - f;
                l += alpha * e;
                b += beta * e;
                seasons[slot] += gamma * e;
                if (relative)
                {
                    if (!(f > 0))
                    {
                        return double.PositiveInfinity;
                    }

                    logs.Add(f);
                    e /= f;
                }

                squares += e * e;
            }

            slot++;
            slot = slot == seasons.Length ? 0 : slot;
        }

        return Value(form, problem.Observed, squares + penalty, logs.Total);
    }

    private static double MultiplicativeSeason(
        FitData problem, EtsForm form, ReadOnlySpan<double> theta, ref EtsState state, Span<double> seasons, double penalty)
    {
        var (alpha, beta, gamma, phi) = EtsLayout.Smoothing(form, theta);
        var (l, b) = (state.Level, state.Slope);
        var logs = new LogSum();
        var squares = 0.0;
        var slot = 0;
        foreach (var y in problem.Y)
        {
            var q = l + (phi * b);
            var s = seasons[slot];
            b *= phi;
            l = q;
            if (!(q > 0) || !(s > 0))
            {
                return double.PositiveInfinity;
            }

            if (!double.IsNaN(y))
            {
                // With r the relative error, e/s = q r and e/q = s r.
                var f = q * s;
                var r = (y / f) - 1;
                l += alpha * q * r;
                b += beta * q * r;
                seasons[slot] = s + (gamma * s * r);
                logs.Add(f);
                squares += r * r;
            }

            slot++;
            slot = slot == seasons.Length ? 0 : slot;
        }

        return Value(form, problem.Observed, squares + penalty, logs.Total);
    }
}
