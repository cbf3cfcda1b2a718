using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Picks the model of a series, with simpler ones for series that the wanted one cannot describe.</summary>
internal static class ModelChoice
{
    private const int LeastForEts = 5;

    public static (IFittedCore Core, string Reason, IReadOnlyList<string> Notes) Choose(
        DemandSeries series, double[] values, int period, ForecastMethod method, EtsForm? form, ForecastingOptions options)
    {
        var notes = new List<string>();
        if (series.ObservedCount < series.Count)
        {
            notes.Add(string.Format(CultureInfo.InvariantCulture, "{0} of {1} values are missing.", series.Count - series.ObservedCount, series.Count));
        }

        if (series.ObservedCount == 0)
        {
            return (new NaiveModel(series, values, 1), "nothing was ever observed: the forecast of 0 says nothing", notes);
        }

        if (series.ObservedCount == 1)
        {
            return (new NaiveModel(series, values, 1, OnlyValue(values)), "only one value: it is repeated, and the spread is taken to be as large as the value", notes);
        }

        if (method is ForecastMethod.Naive or ForecastMethod.SeasonalNaive)
        {
            var lag = method == ForecastMethod.SeasonalNaive && period < series.Count ? period : 1;
            if (method == ForecastMethod.SeasonalNaive && lag == 1 && period > 1)
            {
                notes.Add("The season is not shorter than the series, so the last value is repeated.");
            }

            return (new NaiveModel(series, values, lag), "asked for", notes);
        }

        if (IsConstant(values))
        {
            return (new NaiveModel(series, values, 1), "every value is the same, so it is repeated", notes);
        }

        if (series.ObservedCount < LeastForEts)
        {
            return (new NaiveModel(series, values, 1),
                string.Format(CultureInfo.InvariantCulture, "only {0} values: the last one is repeated", series.ObservedCount), notes);
        }

        return Ets(series, values, period, form, options, notes);
    }

    private static (IFittedCore Core, string Reason, IReadOnlyList<string> Notes) Ets(
        DemandSeries series, double[] values, int period, EtsForm? form, ForecastingOptions options, List<string> notes)
    {
        var problem = new EtsProblem(values, period);
        if (form is { } wanted)
        {
            if (EtsSelector.Fit(problem, wanted, options.Estimation) is { } forced)
            {
                return (new EtsModel(problem, forced, options), "asked for", notes);
            }

            notes.Add($"The data do not suit {wanted}, so another form was chosen.");
        }

        if (EtsSelector.Best(problem, allowSeason: period > 1, options.Estimation) is { } best)
        {
            var model = new EtsModel(problem, best, options);
            return (model, string.Format(CultureInfo.InvariantCulture, "lowest AICc, {0:F2}, of the exponential smoothing models that suit the data", model.Statistics.Aicc), notes);
        }

        return (new NaiveModel(series, values, 1), "no exponential smoothing model could be fitted: the last value is repeated", notes);
    }

    private static bool IsConstant(double[] values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }

        return high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high));
    }

    private static double OnlyValue(double[] values) => Math.Abs(values.First(value => !double.IsNaN(value)));
}
