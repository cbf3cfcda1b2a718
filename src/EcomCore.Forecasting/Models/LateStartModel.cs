namespace EcomCore.Forecasting;

/// <summary>A model of the last part of a series: before it nothing was forecast.</summary>
internal sealed class LateStartModel : IFittedCore
{
    private readonly IFittedCore _core;

    /// <param name="core">The model of the part.</param>
    /// <param name="start">Periods before the part.</param>
    public LateStartModel(IFittedCore core, int start)
    {
        _core = core;
        Fitted = [.. Enumerable.Repeat(double.NaN, start), .. core.Fitted];
    }

    public string Name => _core.Name;

    public double[] Fitted { get; }

    /// <summary>Gets the statistics of the part.</summary>
    public FitStatistics Statistics => _core.Statistics;

    public double[] Means(int horizon) => _core.Means(horizon);

    public (double[] Means, IForecastError Error) Project(int horizon) => _core.Project(horizon);
}
