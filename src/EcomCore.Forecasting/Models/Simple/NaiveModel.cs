namespace EcomCore.Forecasting;

/// <summary>The value one season ago; with a season of 1, the last value. A missing value is replaced by the one a season before it.</summary>
/// <remarks>Hyndman and Athanasopoulos, Forecasting: Principles and Practice, sections 5.2 and 5.5: the error of step h has variance sigma^2 (k + 1), k whole seasons before it.</remarks>
internal static class NaiveModel
{
    /// <param name="data">The data.</param>
    /// <param name="lag">Periods back.</param>
    /// <param name="deviation">Standard deviation of scaled values, where the data cannot show it.</param>
    public static LinearModel Fit(FitData data, int lag, double? deviation = null)
    {
        var fitted = new double[data.Y.Length];
        var last = new double[lag];
        last.AsSpan().Fill(double.NaN);
        for (var t = 0; t < fitted.Length; t++)
        {
            fitted[t] = last[t % lag];
            last[t % lag] = double.IsNaN(data.Y[t]) ? last[t % lag] : data.Y[t];
        }

        FillUnseen(last);
        var (squares, count) = FitSummary.Errors(data, fitted);
        var variance = deviation is { } given ? given * given : count > 0 ? squares / count : 0;
        return new LinearModel(
            lag == 1 ? "Naive" : "Seasonal naive",
            FitSummary.InUnits(fitted, data.Scale),
            FitSummary.Plain(data, 1, variance) with { KnownDegrees = count },
            data.Scale,
            variance,
            horizon => Project(last, data.Y.Length, horizon));
    }

    /// <summary>The answer where every value is missing: means and intervals are NaN.</summary>
    public static LinearModel OfNothing(FitData data)
    {
        double[] unknown = [.. Enumerable.Repeat(double.NaN, data.Y.Length)];
        return new LinearModel("No data", unknown, FitSummary.Plain(data, 1, 0), 1, 0, horizon => ([.. Enumerable.Repeat(double.NaN, horizon)], new double[horizon]));
    }

    private static (double[] Means, double[] Weights) Project(double[] last, int next, int horizon)
    {
        var means = new double[horizon];
        var weights = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            means[h] = last[(next + h) % last.Length];
            weights[h] = h % last.Length == 0 ? 1 : 0;
        }

        return (means, weights);
    }

    /// <summary>A season's slot that was never observed takes the mean of the others; 0 when there are none.</summary>
    private static void FillUnseen(double[] last)
    {
        var seen = last.Where(value => !double.IsNaN(value)).ToArray();
        var mean = seen.Length > 0 ? seen.Sum(value => value / seen.Length) : 0;
        for (var j = 0; j < last.Length; j++)
        {
            last[j] = double.IsNaN(last[j]) ? mean : last[j];
        }
    }
}
