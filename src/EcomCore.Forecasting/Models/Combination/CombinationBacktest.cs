namespace EcomCore.Forecasting;

/// <summary>Past forecasts of the models of a combination.</summary>
/// <remarks>
/// Rolling origins, the last of them a backtest horizon before the end: a season, 6 periods without one, a quarter of the data at most. Every window starts half a horizon before the next, and trains on half of the data or more. Weights that judge a
/// window come from the other windows, so that no rule is judged by what it was fitted to.
/// </remarks>
internal sealed class CombinationBacktest
{
    private const int WithoutSeason = 6;

    // No model is so much better than another that the other does not count at all.
    private const double LeastShare = 1e-6;

    private readonly List<Window> _windows = [];
    private readonly int _members;

    private CombinationBacktest(int members) => _members = members;

    /// <summary>Gets the number of past forecasts.</summary>
    public int Count => _windows.Count;

    /// <param name="data">The data.</param>
    /// <param name="members">Models.</param>
    /// <param name="windows">Past forecasts at most.</param>
    /// <param name="fit">Fits the models to what came before; null for one that does not suit it.</param>
    public static CombinationBacktest Of(FitData data, int members, int windows, Func<FitData, IFittedCore?[]> fit)
    {
        var found = new CombinationBacktest(members);
        var n = data.Y.Length;
        var horizon = Math.Max(1, Math.Min(data.Period > 1 ? data.Period : WithoutSeason, n / 4));
        var step = Math.Max(1, horizon / 2);
        for (var origin = n - horizon; origin >= (n + 1) / 2 && found.Count < windows; origin -= step)
        {
            var before = data.Before(origin);
            var cores = fit(before);
            double[] values = [.. data.Y.Skip(origin).Take(horizon)];
            double[]?[] courses = [.. cores.Select(core => core?.Means(horizon).Select(mean => mean / data.Scale).ToArray())];
            if (courses.Any(course => course is not null) && values.Any(value => !double.IsNaN(value)))
            {
                found._windows.Add(new Window(values, courses));
            }
        }

        return found;
    }

    /// <summary>Weights that sum to 1, from all windows but one; equal ones where no window is left.</summary>
    public double[] Weights(int without = -1)
    {
        var (squares, counts) = (new double[_members], new int[_members]);
        for (var w = 0; w < _windows.Count; w++)
        {
            for (var i = 0; i < _members && w != without; i++)
            {
                var (sum, count) = _windows[w].Squares(i);
                (squares[i], counts[i]) = (squares[i] + sum, counts[i] + count);
            }
        }

        double[] means = [.. squares.Select((sum, i) => counts[i] > 0 ? sum / counts[i] : double.NaN)];
        double[] known = [.. means.Where(mean => !double.IsNaN(mean)).OrderBy(mean => mean)];
        if (known.Length == 0 || !(known[^1] > 0))
        {
            return [.. Enumerable.Repeat(1.0 / _members, _members)];
        }

        // A model that could not be tried counts as the middle one.
        double[] raw = [.. means.Select(mean => 1 / Math.Max(double.IsNaN(mean) ? known[known.Length / 2] : mean, LeastShare * known[^1]))];
        return [.. raw.Select(weight => weight / raw.Sum())];
    }

    /// <summary>Mean absolute error of a rule, in units of the scale; NaN without windows.</summary>
    public double Error(CombinationRule rule)
    {
        var (sum, count) = (0.0, 0);
        for (var w = 0; w < _windows.Count; w++)
        {
            var weights = rule == CombinationRule.Weighted ? Weights(w) : [.. Enumerable.Repeat(1.0, _members)];
            var (errors, values) = _windows[w].Errors(weights, rule == CombinationRule.Median);
            (sum, count) = (sum + errors, count + values);
        }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>What came, and what each model said; null for one that did not suit the data before.</summary>
    private sealed record Window(double[] Values, double[]?[] Courses)
    {
        public (double Sum, int Count) Squares(int member)
        {
            var (sum, count) = (0.0, 0);
            for (var h = 0; Courses[member] is { } course && h < Values.Length; h++)
            {
                var e = Values[h] - course[h];
                (sum, count) = double.IsNaN(e) ? (sum, count) : (sum + (e * e), count + 1);
            }

            return (sum, count);
        }

        public (double Sum, int Count) Errors(double[] weights, bool isMedian)
        {
            int[] tried = [.. Enumerable.Range(0, Courses.Length).Where(i => Courses[i] is not null)];
            var all = tried.Sum(i => weights[i]);
            var (sum, count) = (0.0, 0);
            for (var h = 0; h < Values.Length; h++)
            {
                var said = isMedian ? Robust.Median([.. tried.Select(i => Courses[i]![h])]) : tried.Sum(i => weights[i] / all * Courses[i]![h]);
                var e = Math.Abs(Values[h] - said);
                (sum, count) = double.IsNaN(e) ? (sum, count) : (sum + e, count + 1);
            }

            return (sum, count);
        }
    }
}
