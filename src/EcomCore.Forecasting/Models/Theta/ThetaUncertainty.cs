namespace EcomCore.Forecasting;

/// <summary>How far the forecasts of a Theta model move because its constants and its line are estimates.</summary>
/// <remarks>
/// Smoothing constant, first level and the weight of the line by <see cref="EstimationSpread{TEnd}"/>. The slope of a line through all values is a weighted sum of them; where every error stays with a share alpha in what follows (the model's own
/// process), its variance is v = sigma^2 times the sum of (w(j) + alpha (w(j+1) + ... + w(n)))^2, with w(t) the weights of the slope. The Theta method continues half the slope: half is the best guess where the slopes of series vary as much
/// as the estimate does, and then v / 2 is the variance of what remains unknown (mean and variance of a normal number seen with a normal error of the same variance).
/// </remarks>
/// <param name="data">The data.</param>
/// <param name="fit">The fit.</param>
/// <param name="kind">The model.</param>
internal sealed class ThetaUncertainty(FitData data, ThetaFit fit, ThetaKind kind)
{
    /// <summary>For a horizon, the effects on every step of independent standard normal numbers, scaled.</summary>
    public Func<int, double[][]> Parts(double variance)
    {
        var isStandard = kind == ThetaKind.Standard;
        double[] estimates = isStandard ? [fit.Alpha, fit.FirstLevel] : [fit.Alpha, fit.FirstLevel, fit.Weight];
        double[] known = [ParameterRange.Known(fit.AlphaRange, variance), 0, .. isStandard ? Array.Empty<double>() : [ParameterRange.Known(1, variance)]];
        var spread = new EstimationSpread<End>(estimates, known, variance, data.Y.Length, Run, Continue);
        return horizon => kind == ThetaKind.Dynamic ? spread.Parts(horizon) : [.. spread.Parts(horizon), OfSlope(variance, horizon)];
    }

    private End Run(double[] values, double[] errors)
    {
        var (alpha, weight) = (values[0], kind == ThetaKind.Standard ? 0 : values[2]);
        var state = fit.StartAt(alpha, values[1]);
        for (var t = 0; t < data.Y.Length; t++)
        {
            errors[t] = t < fit.First ? 0 : data.Y[t] - state.Level - (weight * state.Pull);
            state.Update(data.Complete[t]);
        }

        return new End(state, alpha, weight);
    }

    private void Continue(End end, double[] means)
    {
        if (kind != ThetaKind.Standard)
        {
            ThetaModel.Continue(end.State, end.Weight, 0, means);
            return;
        }

        for (var h = 0; h < means.Length; h++)
        {
            means[h] = end.State.Level + (fit.Slope / 2 * (h + ((1 - end.State.Power) / end.Alpha)));
        }
    }

    /// <summary>What one standard deviation of the slope does; the line turns around the middle of the data.</summary>
    private double[] OfSlope(double variance, int horizon)
    {
        var n = data.Y.Length;
        var deviation = Math.Sqrt(variance * SlopeVariance(n, fit.Alpha) * (kind == ThetaKind.Standard ? 0.5 : 1));
        var part = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var power = Math.Pow(1 - fit.Alpha, kind == ThetaKind.Standard ? n : n + h);
            part[h] = deviation * (kind == ThetaKind.Standard
                ? h + ((1 - power) / fit.Alpha)
                : fit.Weight * (((1 - (power * (1 - fit.Alpha))) / fit.Alpha) - (power * (n + 1) / 2)));
        }

        return part;
    }

    /// <summary>Variance of the least-squares slope for errors of variance 1.</summary>
    internal static double SlopeVariance(int n, double alpha)
    {
        var (middle, squares) = ((n + 1) / 2.0, n * (((double)n * n) - 1) / 12);
        var (sum, later) = (0.0, 0.0);
        for (var t = n; t >= 1 && n > 1; t--)
        {
            var weight = (t - middle) / squares;
            var reach = weight + (alpha * later);
            sum += reach * reach;
            later += weight;
        }

        return sum;
    }

    private readonly record struct End(ThetaState State, double Alpha, double Weight);
}
