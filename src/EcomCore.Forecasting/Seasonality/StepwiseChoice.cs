namespace EcomCore.Forecasting;

/// <summary>Lets effects into a regression, the largest gain first, while AICc falls.</summary>
/// <param name="regression">The regression, with what is always in.</param>
/// <param name="observed">Values that are not missing.</param>
/// <param name="eventTerms">Terms of events among the candidates, which set their price: chance finds an event among many (Foster and George 1994).</param>
internal sealed class StepwiseChoice(CountRegression regression, int observed, int eventTerms)
{
    private const int MostSteps = 60;

    /// <summary>Takes candidates in, one at a time, while the criterion falls; they are removed from the list.</summary>
    /// <returns>The terms taken, with the places of their columns.</returns>
    public IReadOnlyList<(EffectTerm Term, int Column)> Run(List<EffectCandidate> candidates)
    {
        var chosen = new List<(EffectTerm Term, int Column)>();
        if (!regression.Fit())
        {
            return chosen;
        }

        var criterion = Criterion(regression.Deviance, regression.Count, 0);
        var extra = 0.0;
        for (var step = 0; step < MostSteps; step++)
        {
            var best = Best(candidates);
            if (best is null)
            {
                return chosen;
            }

            var cost = best.Cost(eventTerms);
            regression.Add(best.First);
            if (best.Second is not null)
            {
                regression.Add(best.Second);
            }

            var fitted = regression.Fit();
            var next = fitted ? Criterion(regression.Deviance, regression.Count, extra + cost - (2 * best.Size)) : double.PositiveInfinity;
            if (!(next < criterion))
            {
                regression.RemoveLast(best.Size);
                regression.Fit();
                candidates.Remove(best);
                continue;
            }

            criterion = next;
            extra += cost - (2 * best.Size);
            candidates.Remove(best);
            if (best.Term is not null)
            {
                chosen.Add((best.Term, regression.Count - best.Size));
            }

            if (best.Partner is not null)
            {
                chosen.Add((best.Partner, regression.Count - 1));
            }
        }

        return chosen;
    }

    private EffectCandidate? Best(List<EffectCandidate> candidates)
    {
        EffectCandidate? best = null;
        var most = 0.0;
        var now = Criterion(regression.Deviance, regression.Count, 0);
        foreach (var candidate in candidates)
        {
            var gain = regression.Gain(candidate.First, candidate.Second);
            var after = Math.Max(regression.Deviance - gain, regression.Deviance * 1e-3);
            var improvement = now - Criterion(after, regression.Count + candidate.Size, candidate.Cost(eventTerms) - (2 * candidate.Size));
            if (improvement > most)
            {
                (best, most) = (candidate, improvement);
            }
        }

        return best;
    }

    /// <summary>AICc with the deviance in place of the sum of squares, plus an extra price; the variance counts as a parameter.</summary>
    private double Criterion(double deviance, int columns, double extra)
    {
        var n = observed;
        var k = columns + 1;
        return n - k - 1 > 0
            ? (n * Math.Log(Math.Max(deviance, 1e-12 * n))) + (2.0 * k) + (2.0 * k * (k + 1) / (n - k - 1)) + extra
            : double.PositiveInfinity;
    }
}
