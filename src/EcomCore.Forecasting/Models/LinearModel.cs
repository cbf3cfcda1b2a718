namespace EcomCore.Forecasting;

/// <summary>A model whose forecasts are linear in the data: means, and weights by which the errors of earlier steps enter later ones.</summary>
/// <param name="name">The model's name.</param>
/// <param name="fitted">One-step forecasts in units; kept, not copied.</param>
/// <param name="statistics">How well it fits.</param>
/// <param name="scale">What scaled values are multiplied with.</param>
/// <param name="variance">Variance of the errors of scaled values.</param>
/// <param name="project">For a horizon, the scaled means and the weights, the first of which is 1.</param>
/// <param name="unknown">For a horizon, the parts of <see cref="EstimationSpread{TEnd}"/>, scaled; null where parameters count as certain.</param>
internal sealed class LinearModel(
    string name, double[] fitted, FitStatistics statistics, double scale, double variance, Func<int, (double[] Means, double[] Weights)> project, Func<int, double[][]>? unknown = null) : IFittedCore
{
    public string Name => name;

    public double[] Fitted => fitted;

    public FitStatistics Statistics => statistics;

    public double[] Means(int horizon) => FitSummary.InUnits(project(horizon).Means, scale);

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        var (means, weights) = project(horizon);
        var variances = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            means[h] *= scale;
            variances[h] = variance;
        }

        var error = new LinearError(weights, variances, scale);
        return (means, unknown is null ? error : new EstimatedError(error, [.. unknown(horizon).Select(part => FitSummary.InUnits(part, scale))]));
    }
}
