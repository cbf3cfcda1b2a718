namespace EcomCore.Budgeting;

/// <summary>Says what a history cannot tell.</summary>
internal sealed class FitFindings(
    HistoryModel model, double[] best, List<(double[] Point, double Cost)> ends, Func<ChannelTerm, double, double> responseError)
{
    private readonly List<FitFinding> _findings = [];

    public IReadOnlyList<FitFinding> Find(double durbinWatson)
    {
        foreach (var term in model.Terms)
        {
            LookAt(term);
        }

        CompareSpends();
        if (durbinWatson is < 1.2 or > 2.8)
        {
            Add(FitFindingCode.ResidualsCorrelated, null, FormattableString.Invariant(
                $"Durbin-Watson is {durbinWatson:F2}: neighbouring residuals are alike, standard errors are too small, something is missing from the model."));
        }

        return _findings;
    }

    private void LookAt(ChannelTerm term)
    {
        var spends = term.History.Spends;
        var (least, most) = (spends.Min(), spends.Max());
        var id = term.History.Channel;
        if (most == 0)
        {
            Add(FitFindingCode.NoSpend, id, "Nothing was ever spent.");
            return;
        }

        if (least == most)
        {
            Add(FitFindingCode.SpendNeverVaries, id, FormattableString.Invariant(
                $"The spend was {most:G6} in every period, so its effect cannot be told from the baseline."));
            return;
        }

        if (best[term.First] <= 0)
        {
            Add(FitFindingCode.NoEffect, id, "More spend went with no more response; the curve is zero.");
            return;
        }

        LookAtRange(term, id);
        LookAtCertainty(term, id);
    }

    private void LookAtRange(ChannelTerm term, string id)
    {
        var curve = term.Curve(best);
        var working = term.Working(best);
        if (curve.Kind is ResponseCurveKind.Exponential or ResponseCurveKind.Hill or ResponseCurveKind.Logistic)
        {
            var seen = working.Where(spend => spend > 0).ToArray();
            if (seen.Max() < curve.HalfSaturation)
            {
                Add(FitFindingCode.CeilingNotSeen, id, FormattableString.Invariant(
                    $"The largest spend seen, {seen.Max():G6}, is below the half-saturation {curve.HalfSaturation:G6}: the ceiling is extrapolated."));
            }

            if (working.Min() > 2 * curve.HalfSaturation)
            {
                Add(FitFindingCode.StartNotSeen, id, FormattableString.Invariant(
                    $"The smallest spend seen, {working.Min():G6}, is above twice the half-saturation {curve.HalfSaturation:G6}: the start is extrapolated."));
            }
        }

        var names = term.Names().ToArray();
        for (var n = 1; n < names.Length; n++)
        {
            var j = term.First + n;
            var isNoCarryOver = names[n] == "retention" && best[j] <= 0;
            if (!isNoCarryOver && (best[j] <= model.Lower[j] || best[j] >= model.Upper[j]))
            {
                Add(FitFindingCode.AtLimit, id, FormattableString.Invariant($"{names[n]} is at the end of its range, {term.Values(best).ElementAt(n):G6}."));
            }
        }
    }

    private void LookAtCertainty(ChannelTerm term, string id)
    {
        var mean = term.History.Spends.Average();
        var response = term.Curve(best).ResponseAt(mean);
        var error = responseError(term, mean);
        if (!(error <= 0.5 * response))
        {
            Add(FitFindingCode.ResponseUncertain, id, FormattableString.Invariant(
                $"At the mean spend {mean:G6} the response is {response:G6} with a standard error of {error:G6}."));
        }

        foreach (var (point, cost) in ends)
        {
            var other = term.Curve(point).ResponseAt(mean);
            if (cost <= ends[0].Cost * 1.001 && Math.Abs(other - response) > 0.25 * response)
            {
                Add(FitFindingCode.SeveralFits, id, FormattableString.Invariant(
                    $"Other parameters fit as well and give {other:G6} instead of {response:G6} at the mean spend {mean:G6}."));
                return;
            }
        }
    }

    private void CompareSpends()
    {
        for (var i = 0; i < model.Terms.Count; i++)
        {
            for (var j = i + 1; j < model.Terms.Count; j++)
            {
                var (one, other) = (model.Terms[i].History, model.Terms[j].History);
                var correlation = Correlation(one.Spends, other.Spends);
                if (correlation > 0.9)
                {
                    Add(FitFindingCode.SpendsMoveTogether, one.Channel, FormattableString.Invariant(
                        $"The spends of {one.Channel} and {other.Channel} have a correlation of {correlation:F3}: whose effect it was cannot be told."));
                }
            }
        }
    }

    private void Add(FitFindingCode code, string? channel, string message) => _findings.Add(new FitFinding(code, channel, message));

    private static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var t = 0; t < x.Count; t++)
        {
            xx += (x[t] - meanX) * (x[t] - meanX);
            yy += (y[t] - meanY) * (y[t] - meanY);
            xy += (x[t] - meanX) * (y[t] - meanY);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
    }
}
