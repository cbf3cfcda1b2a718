namespace EcomCore.Forecasting;

/// <summary>A Theta model of a series without season.</summary>
internal static class ThetaModel
{
    // The bound of the authors' forecTheta; here it stands for the whole line.
    private const double LargestTheta = 1e10;

    public static LinearModel Fit(FitData data, ThetaKind kind, bool countsParameters = false)
    {
        var fit = new ThetaFit(data.Complete, kind);
        return kind == ThetaKind.Standard ? Standard(data, fit, countsParameters) : Weighted(data, fit, kind, countsParameters);
    }

    /// <remarks>Hyndman and Billah (2003), Unmasking the Theta method: simple exponential smoothing plus (b/2)(h - 1 + (1 - (1-a)^n)/a), b the slope of the line.</remarks>
    private static LinearModel Standard(FitData data, ThetaFit fit, bool countsParameters)
    {
        var fitted = new double[data.Y.Length];
        var state = fit.Start();
        for (var t = 0; t < fitted.Length; t++)
        {
            fitted[t] = state.Level;
            state.Update(data.Complete[t]);
        }

        var (level, alpha, drift) = (state.Level, fit.Alpha, fit.Slope / 2);
        var lead = (1 - state.Power) / alpha;
        return Build("Theta", data, fit, fitted, 2, horizon =>
        {
            var means = new double[horizon];
            var weights = new double[horizon];
            for (var h = 0; h < horizon; h++)
            {
                means[h] = level + (drift * (h + lead));
                weights[h] = h == 0 ? 1 : alpha;
            }

            return (means, weights);
        }, countsParameters ? new ThetaUncertainty(data, fit, ThetaKind.Standard) : null);
    }

    private static LinearModel Weighted(FitData data, ThetaFit fit, ThetaKind kind, bool countsParameters)
    {
        var fitted = new double[data.Y.Length];
        var state = fit.Start();
        for (var t = 0; t < fitted.Length; t++)
        {
            fitted[t] = t < fit.First ? double.NaN : state.Level + (fit.Weight * state.Pull);
            state.Update(data.Complete[t]);
        }

        var last = state;
        return Build(kind == ThetaKind.Dynamic ? "DOTM" : "OTM", data, fit, fitted, 3, horizon =>
        {
            // The model is linear, so what one unit of surprise in the first step changes later is the weight of an error.
            var (means, shocked) = (new double[horizon], new double[horizon]);
            Continue(last, fit.Weight, 0, means);
            Continue(last, fit.Weight, 1, shocked);
            for (var h = 1; h < horizon; h++)
            {
                shocked[h] -= means[h];
            }

            shocked[0] = 1;
            return (means, shocked);
        }, countsParameters ? new ThetaUncertainty(data, fit, kind) : null);
    }

    public static void Continue(ThetaState state, double weight, double surprise, double[] means)
    {
        for (var h = 0; h < means.Length; h++)
        {
            means[h] = state.Level + (weight * state.Pull);
            state.Update(means[h] + (h == 0 ? surprise : 0));
        }
    }

    private static LinearModel Build(
        string name, FitData data, ThetaFit fit, double[] fitted, int free, Func<int, (double[] Means, double[] Weights)> project, ThetaUncertainty? uncertainty)
    {
        var (squares, count) = FitSummary.Errors(data, fitted);
        var variance = squares / Math.Max(count - free, 1);
        var parameters = new List<KeyValuePair<string, double>> { new("alpha", fit.Alpha), new("l", fit.KnowsFirstLevel ? fit.FirstLevel * data.Scale : double.NaN) };
        parameters.Add(name == "Theta"
            ? new KeyValuePair<string, double>("drift", fit.Slope / 2 * data.Scale)
            : new KeyValuePair<string, double>("theta", Math.Min(1 / (1 - fit.Weight), LargestTheta)));
        var statistics = FitSummary.Normal(data, count, free + 1, squares, variance, [.. parameters]) with { KnownDegrees = count - free };
        return new LinearModel(name, FitSummary.InUnits(fitted, data.Scale), statistics, data.Scale, variance, project, uncertainty?.Parts(variance));
    }
}
