namespace EcomCore.Forecasting;

/// <summary>The mean of all values.</summary>
/// <remarks>Hyndman and Athanasopoulos, Forecasting: Principles and Practice, sections 5.2 and 5.5: every step's error has variance sigma^2 (1 + 1/n), with
/// n - 1 in the divisor of sigma^2. The part 1/n, the error of the mean itself, is common to all steps; it is counted in each step's own error here.</remarks>
internal sealed class MeanRecipe : IModelRecipe
{
    public string Name => "mean";

    public LongSeasons Carries => LongSeasons.All;

    public int LeastValues => 1;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        var (mean, seen) = (0.0, 0);
        foreach (var y in data.Y)
        {
            mean += double.IsNaN(y) ? 0 : (y - mean) / ++seen;
        }

        var fitted = new double[data.Y.Length];
        fitted.AsSpan().Fill(mean);
        var (squares, count) = FitSummary.Errors(data, fitted);
        var variance = squares / Math.Max(count - 1, 1);
        return new ChosenModel(
            new LinearModel(
                "Mean", FitSummary.InUnits(fitted, data.Scale), FitSummary.Plain(data, 2, variance), data.Scale, variance * (1 + (1.0 / count)),
                horizon => Project(mean, horizon)),
            ChosenModel.AskedFor);
    }

    private static (double[] Means, double[] Weights) Project(double mean, int horizon)
    {
        var means = new double[horizon];
        means.AsSpan().Fill(mean);
        var weights = new double[horizon];
        weights[0] = 1;
        return (means, weights);
    }
}
