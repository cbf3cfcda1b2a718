namespace EcomCore.Forecasting;

/// <summary>A fitted ARIMA model, ready to project.</summary>
internal static class ArimaModel
{
    /// <param name="data">The scaled data.</param>
    /// <param name="arima">Their differences.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="countsParameters">Whether intervals count that parameters are estimates.</param>
    /// <param name="name">The model's name; null for that of the orders.</param>
    /// <param name="future">Values of the regressors after the data, by step from 0 and column; null without regressors.</param>
    public static LinearModel Build(FitData data, ArimaData arima, ArimaFit fit, bool countsParameters, string? name = null, Func<int, int, double>? future = null)
    {
        var fitter = new ArimaFitter(arima, fit.Order);
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
        var state = CombinedState(fitter.Filter, fit.Beta);
        return new LinearModel(
            name ?? fit.Order.ToString(), FitSummary.InUnits(fitted, data.Scale), statistics, data.Scale, variance,
            horizon => (Means(arima, fit, fitter.Shape, state, future, horizon), Weights(arima, fitter.Shape, horizon)),
            countsParameters ? horizon => Unknown(arima, fit, variance, future, horizon) : null);
    }

    /// <summary>The parts of <see cref="EstimationSpread"/>: free numbers lie in the range that the search has, coefficients of constant and regressors anywhere.</summary>
    private static double[][] Unknown(ArimaData arima, ArimaFit fit, double variance, Func<int, int, double>? future, int horizon)
    {
        var fitter = new ArimaFitter(arima, fit.Order);
        var free = fit.Free.Length;
        double[] known = [.. fit.Free.Select(_ => EstimationSpread.InRange(2 * ArimaFitter.LargestFree, variance)), .. fit.Beta.Select(_ => 0.0)];
        return EstimationSpread.Parts([.. fit.Free, .. fit.Beta], known, variance, horizon, values =>
        {
            var beta = values.AsSpan(free).ToArray();
            fitter.Run(values.AsSpan(0, free), beta);
            var errors = new double[arima.Series.Length];
            for (var t = 0; t < errors.Length; t++)
            {
                errors[t] = fitter.Innovation(t) / Math.Sqrt(fitter.Filter.Variances[t]);
            }

            return (errors, Means(arima, fit with { Beta = beta }, fitter.Shape, CombinedState(fitter.Filter, beta), future, horizon));
        });
    }

    private static string Label(ArimaOrder order, int k) =>
        order.Constant && k == 0 ? (order.D + order.SeasonalD > 0 ? "drift" : "mean") : FormattableString.Invariant($"x{k + (order.Constant ? 0 : 1)}");

    private static double[] CombinedState(ArmaFilter filter, double[] beta)
    {
        var state = filter.State(0).ToArray();
        for (var k = 0; k < beta.Length; k++)
        {
            var other = filter.State(k + 1);
            for (var i = 0; i < state.Length; i++)
            {
                state[i] -= beta[k] * other[i];
            }
        }

        return state;
    }

    /// <summary>Forecasts of the process, plus constant and regressors, summed back over the differences.</summary>
    private static double[] Means(ArimaData data, ArimaFit fit, ArmaShape shape, double[] end, Func<int, int, double>? future, int horizon)
    {
        var state = (double[])end.Clone();
        var first = fit.Order.Constant ? 1 : 0;
        var count = data.Complete.Length;

        // Values without the regressors' part, so that the differences of the regressors need no future of their own.
        var level = new double[count + horizon];
        for (var t = 0; t < count; t++)
        {
            level[t] = data.Complete[t] - Part(t);
        }

        for (var h = 0; h < horizon; h++)
        {
            level[count + h] = state[0] + (first > 0 ? fit.Beta[0] : 0) + Carried(level, count + h, data);
            var head = state[0];
            for (var i = 0; i < state.Length; i++)
            {
                state[i] = (i + 1 < state.Length ? state[i + 1] : 0) + (i < shape.Phi.Length ? shape.Phi[i] * head : 0);
            }
        }

        var means = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            means[h] = level[count + h] + Part(count + h);
        }

        return means;

        double Part(int t)
        {
            var sum = 0.0;
            for (var k = first; future is not null && k < fit.Beta.Length; k++)
            {
                sum += fit.Beta[k] * future(t, k - first);
            }

            return sum;
        }
    }

    /// <summary>What the differences add: y(t) - (1-B)^d (1-B^m)^D y(t).</summary>
    private static double Carried(double[] level, int t, ArimaData data)
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
    private static double[] Weights(ArimaData data, ArmaShape shape, int horizon)
    {
        var weights = new double[horizon];
        var process = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            process[h] = h == 0 ? 1 : h <= shape.Theta.Length ? shape.Theta[h - 1] : 0;
            for (var k = 1; k <= Math.Min(h, shape.Phi.Length); k++)
            {
                process[h] += shape.Phi[k - 1] * process[h - k];
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
}
