namespace EcomCore.Forecasting;

/// <summary>The last values of a series, where one to three of them are unlike all before: nobody knows yet whether they are a mistake, a promotion or a new level.</summary>
/// <remarks>
/// A model that takes them for its errors takes them for its level, trend and season too, and its forecast rises or swings without bound. As in robust exponential smoothing (Gelper, Fried and Croux 2010, Robust forecasting with exponential
/// and Holt-Winters smoothing, Journal of Forecasting 29) such a value counts only as far as an error usually reaches: to three interquartile ranges outside the quartiles of the errors before, times the root of the step. The values are
/// expected as the middle of the models says that are fitted to what came before them. Four odd values or more are a new level and count as they are.
/// </remarks>
internal static class OddEnd
{
    private const int MostOdd = 3;
    private const int LeastErrors = 8;
    private const int LeastWindow = 3;
    private const int MostWindow = 8;

    /// <summary>The data with odd last values moved to where an error usually reaches; null where there are none.</summary>
    /// <param name="data">The data.</param>
    /// <param name="cores">Models of all of it.</param>
    /// <param name="fit">Fits the models to other data.</param>
    public static FitData? Tamed(FitData data, List<IFittedCore> cores, Func<FitData, List<IFittedCore>> fit)
    {
        if (FirstSurprise(data, cores) is not { } first || !(IsFarOutside(data, first) || Runaways.Explodes(data, cores)))
        {
            return null;
        }

        var before = data.Before(first);
        var earlier = fit(before);
        if (earlier.Count == 0)
        {
            return null;
        }

        var (low, high) = Limits(Errors(before, earlier, first));
        var courses = earlier.ConvertAll(core => core.Means(data.Y.Length - first));
        var values = data.Y.Select(value => value * data.Scale).ToArray();
        var odd = 0;
        for (var t = first; t < values.Length; t++)
        {
            var expected = Robust.Median([.. courses.Select(course => course[t - first])]);
            var reach = Math.Sqrt(t - first + 1) * before.Scale;
            var tamed = Math.Max(expected + (reach * low), Math.Min(expected + (reach * high), values[t]));
            odd += tamed < values[t] || tamed > values[t] ? 1 : 0;
            values[t] = double.IsNaN(values[t]) ? double.NaN : tamed;
        }

        return odd is > 0 and <= MostOdd ? data.With(values) : null;
    }

    /// <summary>The first of the last observed values (a season, 3 to 8 of them) that is an outlier to what the middle of the models said one period before; null for none.</summary>
    private static int? FirstSurprise(FitData data, List<IFittedCore> cores)
    {
        int[] observed = [.. Enumerable.Range(0, data.Y.Length).Where(t => !double.IsNaN(data.Y[t]))];
        int[] window = [.. observed.Skip(observed.Length - Math.Max(LeastWindow, Math.Min(data.Period, MostWindow)))];
        if (cores.Count == 0 || window.Length == observed.Length)
        {
            return null;
        }

        var errors = Errors(data, cores, data.Y.Length);
        double[] before = [.. errors.Take(window[0]).Where(error => !double.IsNaN(error))];
        if (before.Length < LeastErrors)
        {
            return null;
        }

        var (low, high) = Limits(before);
        return window.Where(t => errors[t] < low || errors[t] > high).Select(t => (int?)t).FirstOrDefault();
    }

    /// <summary>Whether a value from a period on lies outside the range before it by more than that range.</summary>
    private static bool IsFarOutside(FitData data, int first)
    {
        double[] before = [.. data.Y.Take(first).Where(value => !double.IsNaN(value))];
        var (low, high) = (before.Min(), before.Max());
        return data.Y.Skip(first).Any(value => value > high + (high - low) || value < low - (high - low));
    }

    /// <summary>Scaled errors of the middle of the models; NaN where there is none.</summary>
    private static double[] Errors(FitData data, List<IFittedCore> cores, int count)
    {
        var (errors, said) = (new double[count], new double[cores.Count]);
        for (var t = 0; t < count; t++)
        {
            for (var i = 0; i < said.Length; i++)
            {
                said[i] = cores[i].Fitted[t] / data.Scale;
            }

            errors[t] = data.Y[t] - Robust.Median(said);
        }

        return errors;
    }

    private static (double Low, double High) Limits(double[] errors)
    {
        double[] sorted = [.. errors.Where(error => !double.IsNaN(error)).OrderBy(error => error)];
        var (lower, upper) = sorted.Length > 0 ? (OutlierSearch.Quantile(sorted, 0.25), OutlierSearch.Quantile(sorted, 0.75)) : (0, 0);
        return (lower - (OutlierSearch.Ranges * (upper - lower)), upper + (OutlierSearch.Ranges * (upper - lower)));
    }
}
