namespace EcomCore.Forecasting;

/// <summary>Finds the orders with the lowest AICc by steps through their neighbours.</summary>
/// <remarks>Hyndman and Khandakar (2008), section 3.2, with the neighbours and limits of R's <c>auto.arima</c>: p and q up to 5, P and Q up to 2, at most 94 models, and no model with a root
/// within 1.01. Every model is compared by its exact likelihood; R approximates it for long series and long seasons.</remarks>
internal sealed class ArimaSelector
{
    private const int MostModels = 94;
    private const int SearchSteps = 12;
    private const int FinalSteps = 60;
    private const double SearchTolerance = 1e-2;
    private const double FinalTolerance = 1e-8;

    private static readonly (int P, int Q, int SeasonalP, int SeasonalQ)[] Moves =
    [
        (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, -1, 1), (0, 0, 1, -1), (0, 0, 1, 1),
        (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (-1, -1, 0, 0), (-1, 1, 0, 0), (1, -1, 0, 0), (1, 1, 0, 0),
    ];

    private readonly ArimaData _data;
    private readonly ArimaRoom _room;
    private readonly Dictionary<ArimaOrder, ArimaFit?> _tried = [];
    private readonly int _mostShort;
    private readonly int _mostSeasonal;
    private ArimaFit? _best;

    private ArimaSelector(ArimaData data, ArimaRoom room)
    {
        (_data, _room) = (data, room);
        _mostShort = Math.Min(ArimaOrder.Most, data.Complete.Length / 3);
        _mostSeasonal = data.Period > 1 ? Math.Min(ArimaOrder.MostSeasonal, data.Complete.Length / 3 / data.Period) : 0;
    }

    /// <summary>The models met on the way that are not far behind the best one, that one first; empty when none can be fitted.</summary>
    public static IReadOnlyList<ArimaFit> Contenders(ArimaData data, ArimaRoom room, double within)
    {
        var selector = new ArimaSelector(data, room);
        selector.Search();
        if (selector._best is not { } best)
        {
            return [];
        }

        // The others' likelihoods are known to a hundredth, which their weights do not feel.
        var refined = Refine(data, room, best);
        return [refined, .. selector._tried.Values.Where(fit => fit is not null && fit != best && fit.Aicc <= best.Aicc + within).OrderBy(fit => fit!.Aicc).Select(fit => fit!)];
    }

    /// <summary>One order, from scratch; null when it cannot be fitted.</summary>
    public static ArimaFit? Fit(ArimaData data, ArimaRoom room, ArimaOrder order) =>
        data.Series.Length > order.Coefficients + data.Regressors.Length + (order.Constant ? 2 : 1)
            ? BestOf(new ArimaFitter(data, order, room), order, FinalTolerance, FinalSteps)
            : null;

    private static ArimaFit Refine(ArimaData data, ArimaRoom room, ArimaFit rough) =>
        new ArimaFitter(data, rough.Order, room).Fit(rough.Free, FinalTolerance, FinalSteps) is { } fine && !double.IsInfinity(fine.Aicc) ? fine : rough;

    private void Search()
    {
        var constant = _data.D + _data.SeasonalD <= 1;
        Try(2, 2, 1, 1, constant);
        Try(0, 0, 0, 0, constant);
        Try(1, 0, 1, 0, constant);
        Try(0, 1, 0, 1, constant);
        if (constant)
        {
            Try(0, 0, 0, 0, false);
        }

        while (_best is { } centre && _tried.Count < MostModels && StepFrom(centre.Order, constant))
        {
        }
    }

    /// <summary>Moves to the first neighbour that is better.</summary>
    private bool StepFrom(ArimaOrder order, bool allowConstant)
    {
        foreach (var move in Moves)
        {
            if (_tried.Count < MostModels
                && Try(order.P + move.P, order.Q + move.Q, order.SeasonalP + move.SeasonalP, order.SeasonalQ + move.SeasonalQ, order.Constant))
            {
                return true;
            }
        }

        return allowConstant && _tried.Count < MostModels && Try(order.P, order.Q, order.SeasonalP, order.SeasonalQ, !order.Constant);
    }

    /// <summary>Fits orders within the limits, once; whether they are the best so far.</summary>
    private bool Try(int p, int q, int seasonalP, int seasonalQ, bool constant)
    {
        if (p < 0 || q < 0 || seasonalP < 0 || seasonalQ < 0)
        {
            return false;
        }

        // The starting models shrink to the limits; neighbours beyond them are left out, because they shrink to what was tried.
        var order = new ArimaOrder(
            Math.Min(p, _mostShort), _data.D, Math.Min(q, _mostShort), Math.Min(seasonalP, _mostSeasonal), _data.SeasonalD, Math.Min(seasonalQ, _mostSeasonal), constant);
        if (_tried.ContainsKey(order))
        {
            return false;
        }

        // AICc needs one value more than parameters and variance.
        var room = _data.Series.Length - order.Coefficients - _data.Regressors.Length - (order.Constant ? 1 : 0) - 2;
        var fit = room > 0 ? BestOf(new ArimaFitter(_data, order, _room), order, SearchTolerance, SearchSteps) : null;
        _tried.Add(order, fit);
        if (fit is null || double.IsInfinity(fit.Aicc) || (_best is not null && !(fit.Aicc < _best.Aicc)))
        {
            return false;
        }

        _best = fit;
        return true;
    }

    /// <summary>The best fit from several starts: the likelihood of a process with both kinds of parts has several tops.</summary>
    private static ArimaFit? BestOf(ArimaFitter fitter, ArimaOrder order, double tolerance, int steps)
    {
        var best = fitter.Fit(Guess(order, 0.1, order.D > 0 ? 0.3 : -0.1, 0.1, order.SeasonalD > 0 ? 0.4 : -0.1), tolerance, steps);
        if (order.P + order.SeasonalP > 0 && order.Q + order.SeasonalQ > 0)
        {
            // Persistent parts that a strong moving average nearly takes back.
            var other = fitter.Fit(Guess(order, 0.5, 1.5, 0.3, 0.8), tolerance, steps);
            best = best is null || other?.LogLikelihood > best.LogLikelihood ? other : best;
        }

        return best;
    }

    private static double[] Guess(ArimaOrder order, double ar, double ma, double seasonalAr, double seasonalMa)
    {
        var free = new double[order.Coefficients];
        free.AsSpan(0, order.P).Fill(ar);
        if (order.Q > 0)
        {
            free[order.P] = ma;
        }

        free.AsSpan(order.P + order.Q, order.SeasonalP).Fill(seasonalAr);
        free.AsSpan(order.P + order.Q + order.SeasonalP).Fill(seasonalMa);
        return free;
    }
}
