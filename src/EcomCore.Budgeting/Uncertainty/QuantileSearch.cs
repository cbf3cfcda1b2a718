namespace EcomCore.Budgeting;

/// <summary>Pairwise moves of money that raise a quantile of the response, from several starts, with steps that shrink from a quarter of the total to a cent.</summary>
internal sealed class QuantileSearch(
    decimal total, IReadOnlyList<BudgetChannel> channels, IReadOnlyList<CurveDraw> draws, double probability, OptimizerSettings settings)
{
    private const int MaxStarts = 8;

    private readonly ResponseCurve[][] _curves = [.. channels.Select(channel => draws.Select(draw => UncertainBudget.CurveOf(draw, channel)).ToArray())];
    private readonly double[] _sums = new double[draws.Count];
    private readonly double[] _sorted = new double[draws.Count];

    public QuantilePlan Run(BudgetPlan expected, CancellationToken cancellationToken)
    {
        if (!expected.IsFeasible)
        {
            return Plan([], 0, 0, 0, 0, expected.Clashes);
        }

        var ownOptima = draws.Select(draw => OptimumOf(draw, cancellationToken)).ToArray();
        var bound = QuantileOf([.. ownOptima.Select(plan => plan.UpperBound)]);
        var first = Amounts(expected);
        var atFirst = Value(first);
        var (best, bestValue) = (first, double.NegativeInfinity);
        foreach (var start in Starts(first, ownOptima))
        {
            var value = Climb(start, cancellationToken);
            (best, bestValue) = value > bestValue ? (start, value) : (best, bestValue);
        }

        _ = Value(best);
        return Plan(best, bestValue, Math.Max(bound, bestValue), _sums.Average(), atFirst, []);
    }

    private BudgetPlan OptimumOf(CurveDraw draw, CancellationToken cancellationToken) => BudgetOptimizer.MaximizeResponse(
        total, [.. channels.Select(channel => UncertainBudget.With(channel, UncertainBudget.CurveOf(draw, channel)))], settings, null, cancellationToken);

    private IEnumerable<decimal[]> Starts(decimal[] expected, BudgetPlan[] ownOptima)
    {
        yield return (decimal[])expected.Clone();

        // Draws spread evenly over the order of their optima.
        var order = Enumerable.Range(0, ownOptima.Length).OrderBy(k => ownOptima[k].ObjectiveValue).ToArray();
        for (var n = 0; n < Math.Min(MaxStarts, order.Length); n++)
        {
            yield return Amounts(ownOptima[order[n * order.Length / Math.Min(MaxStarts, order.Length)]]);
        }
    }

    private double Climb(decimal[] amounts, CancellationToken cancellationToken)
    {
        var unit = settings.Currency.SmallestUnit;
        var value = Value(amounts);
        for (var step = decimal.Truncate(amounts.Sum() / 4 / unit) * unit; step > 0m; step = decimal.Truncate(step / 2 / unit) * unit)
        {
            for (var moved = true; moved;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                moved = TryMove(amounts, step, ref value);
            }
        }

        return value;
    }

    /// <summary>Makes the best single move of one step between two channels; false when none helps.</summary>
    private bool TryMove(decimal[] amounts, decimal step, ref double value)
    {
        var (from, to) = (-1, -1);
        var best = value + (1e-12 * Math.Abs(value));
        var sums = (double[])_sums.Clone();
        for (var i = 0; i < amounts.Length; i++)
        {
            for (var j = 0; j < amounts.Length; j++)
            {
                if (i == j || amounts[i] - step < channels[i].Floor || amounts[j] + step > (channels[j].Cap ?? decimal.MaxValue))
                {
                    continue;
                }

                for (var k = 0; k < sums.Length; k++)
                {
                    _sorted[k] = sums[k]
                        + (channels[i].Weight * (Response(i, k, amounts[i] - step) - Response(i, k, amounts[i])))
                        + (channels[j].Weight * (Response(j, k, amounts[j] + step) - Response(j, k, amounts[j])));
                }

                var moved = QuantileOf(_sorted);
                if (moved > best)
                {
                    (from, to, best) = (i, j, moved);
                }
            }
        }

        if (from < 0)
        {
            return false;
        }

        amounts[from] -= step;
        amounts[to] += step;
        value = Value(amounts);
        return true;
    }

    private double Value(decimal[] amounts)
    {
        for (var k = 0; k < _sums.Length; k++)
        {
            _sums[k] = 0;
            for (var i = 0; i < amounts.Length; i++)
            {
                _sums[k] += channels[i].Weight * Response(i, k, amounts[i]);
            }
        }

        _sums.CopyTo(_sorted, 0);
        return QuantileOf(_sorted);
    }

    private double Response(int channel, int draw, decimal amount) => _curves[channel][draw].ResponseAt((double)amount);

    private double QuantileOf(double[] values)
    {
        Array.Sort(values);
        return values[Math.Max(0, (int)Math.Ceiling(probability * values.Length) - 1)];
    }

    private decimal[] Amounts(BudgetPlan plan) => [.. channels.Select(channel => plan[channel.Id].Amount)];

    private QuantilePlan Plan(decimal[] amounts, double value, double bound, double mean, double atExpected, IReadOnlyList<BudgetClash> clashes) => new()
    {
        Amounts = amounts.Select((amount, i) => (channels[i].Id, amount)).ToDictionary(pair => pair.Id, pair => pair.amount, StringComparer.Ordinal),
        Quantile = value,
        UpperBound = bound,
        Mean = mean,
        QuantileOfExpectedPlan = atExpected,
        Clashes = clashes,
    };
}
