namespace EcomCore.Forecasting;

/// <summary>A fitted ARIMA model, ready to project.</summary>
internal static class ArimaModel
{
    /// <param name="data">The scaled data.</param>
    /// <param name="arima">Their differences.</param>
    /// <param name="room">Buffers.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="countsParameters">Whether intervals count that parameters are estimates.</param>
    /// <param name="name">The model's name; null for that of the orders.</param>
    /// <param name="future">Values of the regressors after the data, by step from 0 and column; null without regressors.</param>
    public static LinearModel Build(FitData data, ArimaData arima, ArimaRoom room, ArimaFit fit, bool countsParameters, string? name = null, Func<int, int, double>? future = null)
    {
        var fitter = new ArimaFitter(arima, fit.Order, room);
        fitter.Fit(fit.Free, 0, 0);
        var fitted = new double[arima.Complete.Length];
        for (var t = 0; t < fitted.Length; t++)
        {
            fitted[t] = t < arima.Lost ? double.NaN : arima.Complete[t] - fitter.Innovation(t - arima.Lost);
        }

        var n = arima.Series.Length;
        var parameters = fit.Free.Length + fit.Beta.Length + 1;
        var variance = fit.Squares / Math.Max(n - parameters + 1, 1);
        var named = fitter.Shape.Named(fit.Free);
        for (var k = 0; k < fit.Beta.Length; k++)
        {
            named.Add(new KeyValuePair<string, double>(Label(fit.Order, k), fit.Beta[k] * data.Scale));
        }

        var likelihood = fit.LogLikelihood - (n * Math.Log(data.Scale));
        var statistics = new FitStatistics(
            data.Observed, parameters, variance * data.Scale * data.Scale, likelihood, FitSummary.Aicc(likelihood, n, parameters), named.AsReadOnly())
        {
            KnownDegrees = n - parameters + 1,
        };
        var (end, theta) = (EndOf(fitter, fit.Beta), (double[])fitter.Shape.Theta.Clone());
        var spread = countsParameters ? Spread(arima, fit, fitter, variance, future) : null;
        return new LinearModel(
            name ?? fit.Order.ToString(), FitSummary.InUnits(fitted, data.Scale), statistics, data.Scale, variance, Project, spread is null ? null : spread.Parts);

        (double[] Means, double[] Weights) Project(int horizon)
        {
            var means = new double[horizon];
            Continue(arima, fit.Order, end, future, means);
            return (means, Weights(arima, end.Phi, theta, horizon));
        }
    }

    /// <summary>Free numbers lie in the range that the search has, coefficients of constant and regressors anywhere.</summary>
    private static EstimationSpread<End> Spread(ArimaData arima, ArimaFit fit, ArimaFitter fitter, double variance, Func<int, int, double>? future)
    {
        var (free, order) = (fit.Free.Length, fit.Order);
        double[] known = [.. fit.Free.Select(_ => ParameterRange.Known(2 * ArimaFitter.LargestFree, variance)), .. fit.Beta.Select(_ => 0.0)];
        return new([.. fit.Free, .. fit.Beta], known, variance, arima.Series.Length, Run, (end, means) => Continue(arima, order, end, future, means));

        End Run(double[] values, double[] errors)
        {
            fitter.Run(values.AsSpan(0, free), values.AsSpan(free));
            for (var t = 0; t < arima.Series.Length; t++)
            {
                errors[t] = fitter.Innovation(t) / Math.Sqrt(fitter.Filter.Variances[t]);
            }

            return EndOf(fitter, values.AsSpan(free).ToArray());
        }
    }

    private static string Label(ArimaOrder order, int k) =>
        order.Constant && k == 0 ? (order.D + order.SeasonalD > 0 ? "drift" : "mean") : FormattableString.Invariant($"x{k + (order.Constant ? 0 : 1)}");

    /// <summary>Where the process stands in the last run of a fitter.</summary>
    private static End EndOf(ArimaFitter fitter, double[] beta)
    {
        var state = fitter.Filter.State(0).ToArray();
        for (var k = 0; k < beta.Length; k++)
        {
            var other = fitter.Filter.State(k + 1);
            for (var i = 0; i < state.Length; i++)
            {
                state[i] -= beta[k] * other[i];
            }
        }

        return new End(state, (double[])fitter.Shape.Phi.Clone(), beta);
    }

    /// <summary>Writes forecasts of the process, plus constant and regressors, summed back over the differences.</summary>
    private static void Continue(ArimaData data, ArimaOrder order, End end, Func<int, int, double>? future, double[] means)
    {
        Span<double> state = stackalloc double[end.State.Length];
        end.State.CopyTo(state);
        var phi = end.Phi;
        var first = order.Constant ? 1 : 0;
        var (count, lost) = (data.Complete.Length, data.Lost);

        // The last values, as far as differences reach, without the regressors' part, so that the differences of the regressors need no future of their own.
        Span<double> level = stackalloc double[lost + means.Length];
        for (var t = 0; t < lost; t++)
        {
            level[t] = data.Complete[count - lost + t] - Part(count - lost + t);
        }

        for (var h = 0; h < means.Length; h++)
        {
            level[lost + h] = state[0] + (first > 0 ? end.Beta[0] : 0) + Carried(level, lost + h, data);
            var head = state[0];
            for (var i = 0; i < state.Length; i++)
            {
                state[i] = (i + 1 < state.Length ? state[i + 1] : 0) + (i < phi.Length ? phi[i] * head : 0);
            }
        }

        for (var h = 0; h < means.Length; h++)
        {
            means[h] = level[lost + h] + Part(count + h);
        }

        double Part(int t)
        {
            var sum = 0.0;
            for (var k = first; future is not null && k < end.Beta.Length; k++)
            {
                sum += end.Beta[k] * future(t, k - first);
            }

            return sum;
        }
    }

    /// <summary>What the differences add: y(t) - (1-B)^d (1-B^m)^D y(t).</summary>
    private static double Carried(ReadOnlySpan<double> level, int t, ArimaData data)
    {
        var sum = 0.0;
        for (var i = 0; i <= data.D; i++)
        {
            // (1-B)^d: 1; 1, -1; 1, -2, 1.
            var outer = i == 0 ? 1 : i == 1 ? -data.D : 1;
            for (var j = 0; j <= data.SeasonalD; j++)
            {
                var lag = i + (j * data.Period);
                sum -= lag > 0 ? outer * (j == 0 ? 1 : -1) * level[t - lag] : 0;
            }
        }

        return sum;
    }

    /// <summary>Psi weights of the process with its differences.</summary>
    private static double[] Weights(ArimaData data, double[] phi, double[] theta, int horizon)
    {
        var weights = new double[horizon];
        Span<double> process = stackalloc double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            process[h] = h == 0 ? 1 : h <= theta.Length ? theta[h - 1] : 0;
            for (var k = 1; k <= Math.Min(h, phi.Length); k++)
            {
                process[h] += phi[k - 1] * process[h - k];
            }
        }

        for (var h = 0; h < horizon; h++)
        {
            weights[h] = process[h];
            for (var i = 0; i <= data.D; i++)
            {
                var outer = i == 0 ? 1 : i == 1 ? -data.D : 1;
                for (var j = 0; j <= data.SeasonalD; j++)
                {
                    var lag = i + (j * data.Period);
                    weights[h] -= lag > 0 && lag <= h ? outer * (j == 0 ? 1 : -1) * weights[h - lag] : 0;
                }
            }
        }

        return weights;
    }

    /// <summary>The state after the data, that of the regressors taken off; the autoregressive polynomial; the coefficients of constant and regressors.</summary>
    private readonly record struct End(double[] State, double[] Phi, double[] Beta);
}
