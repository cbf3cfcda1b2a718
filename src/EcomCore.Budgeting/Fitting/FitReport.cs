namespace EcomCore.Budgeting;

/// <summary>Turns the best end of the search into curves, standard errors and findings.</summary>
internal sealed class FitReport(HistoryModel model, IReadOnlyList<double> responses, List<(double[] Point, double Cost)> ends)
{
    private readonly double[] _best = ends[0].Point;
    private readonly FitCovariance _covariance = new(model, ends[0].Point, ends[0].Cost);

    public CurveFit Build()
    {
        var residuals = model.Residuals(_best).Select(residual => -residual * model.Unit).ToArray();
        var squares = BoundedLeastSquares.SumOfSquares(residuals);
        var mean = responses.Average();
        var total = responses.Sum(response => (response - mean) * (response - mean));
        var watson = squares > 1e-24 * total ? residuals.Skip(1).Zip(residuals, (next, before) => (next - before) * (next - before)).Sum() / squares : double.NaN;
        return new CurveFit([.. model.Terms.Select(ChannelOf)], Draw)
        {
            Baseline = [.. model.BaselineNames.Select(BaselineOf)],
            Fitted = [.. responses.Zip(residuals, (response, residual) => response - residual)],
            Residuals = residuals,
            SumOfSquares = squares,
            DegreesOfFreedom = _covariance.DegreesOfFreedom,
            RSquared = total > 0 ? 1 - (squares / total) : double.NaN,
            ResidualStandardDeviation = Math.Sqrt(_covariance.ResidualVariance) * model.Unit,
            DurbinWatson = watson,
            Findings = new FitFindings(model, _best, ends, ResponseError).Find(watson),
        };
    }

    private FittedParameter BaselineOf(string name, int j)
    {
        var size = model.Unit / model.BaselineScales[j];
        return new FittedParameter(name, _best[j] * size, _covariance.StandardError([(j, size)]));
    }

    private ChannelFit ChannelOf(ChannelTerm term)
    {
        var names = term.Names().ToArray();
        var values = term.Values(_best).ToArray();
        var gradients = Gradients(term, p => [.. term.Values(p)]);
        var parameters = names.Select((name, n) => new FittedParameter(
            name, values[n], IsHeld(term, n) ? double.NaN : _covariance.StandardError(gradients.Select(gradient => (gradient.Parameter, gradient.Slopes[n]))))).ToArray();
        return new ChannelFit(
            term.History.Channel,
            term.Curve(_best),
            term.Retention(_best),
            parameters,
            [.. term.Column(_best).Select(value => value * model.Unit)],
            spend => ResponseError(term, spend));
    }

    /// <summary>Whether the n-th parameter of a channel is at a bound; the scale also moves with the others, so it has a standard error of its own.</summary>
    private bool IsHeld(ChannelTerm term, int n) => !_covariance.IsKnown(term.First + n);

    private double ResponseError(ChannelTerm term, double spend)
    {
        var gradients = Gradients(term, p => [term.Curve(p).ResponseAt(spend)]);

        // What is held at a bound counts as known there; what the history does not identify makes the response unknown too.
        return _covariance.StandardError(gradients
            .Where(gradient => !IsAtBound(gradient.Parameter))
            .Select(gradient => (gradient.Parameter, gradient.Slopes[0])));
    }

    private bool IsAtBound(int j) => _best[j] <= model.Lower[j] || _best[j] >= model.Upper[j];

    private List<(int Parameter, double[] Slopes)> Gradients(ChannelTerm term, Func<double[], double[]> values)
    {
        var gradients = new List<(int Parameter, double[] Slopes)>();
        for (var j = term.First; j < term.First + term.Count; j++)
        {
            if (IsAtBound(j))
            {
                continue;
            }

            var step = 1e-6 * Math.Max(1, Math.Abs(_best[j]));
            var (low, high) = ((double[])_best.Clone(), (double[])_best.Clone());
            low[j] = Math.Max(model.Lower[j], low[j] - step);
            high[j] = Math.Min(model.Upper[j], high[j] + step);
            gradients.Add((j, [.. values(high).Zip(values(low), (above, below) => (above - below) / (high[j] - low[j]))]));
        }

        return gradients;
    }

    private List<CurveDraw> Draw(int count, int seed)
    {
        var random = new SeededRandom(seed);
        var draws = new List<CurveDraw>(count);
        for (var n = 0; n < count; n++)
        {
            var point = _covariance.Draw(_best, model, random);
            draws.Add(new CurveDraw(model.Terms.Select(term => new KeyValuePair<string, ResponseCurve>(term.History.Channel, term.Curve(point)))));
        }

        return draws;
    }
}
