namespace EcomCore.Forecasting;

/// <summary>A model of the places of a season that have demand; the others have 0.</summary>
internal sealed class OpenModel : IFittedCore
{
    private readonly IFittedCore _core;
    private readonly bool[] _closed;
    private readonly int _count;

    /// <param name="core">The model of the open periods, one after the other.</param>
    /// <param name="closed">Whether each place of the season is closed.</param>
    /// <param name="count">Periods of the series, closed ones too.</param>
    public OpenModel(IFittedCore core, bool[] closed, int count)
    {
        (_core, _closed, _count) = (core, closed, count);
        Fitted = Spread(core.Fitted, 0, count);
    }

    public string Name => _core.Name;

    public double[] Fitted { get; }

    /// <summary>Gets the statistics of the open periods.</summary>
    public FitStatistics Statistics => _core.Statistics;

    public double[] Means(int horizon) => Open(horizon).Count(step => step >= 0) is > 0 and var steps ? Spread(_core.Means(steps), _count, horizon) : new double[horizon];

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        var steps = Open(horizon);
        var (means, error) = _core.Project(Math.Max(1, steps.Count(step => step >= 0)));
        return (Spread(means, _count, horizon), new OpenError(error, steps));
    }

    /// <summary>For each coming period, its step among the open ones; -1 where closed.</summary>
    private int[] Open(int horizon)
    {
        var steps = new int[horizon];
        for (var (h, next) = (0, 0); h < horizon; h++)
        {
            steps[h] = _closed[(_count + h) % _closed.Length] ? -1 : next++;
        }

        return steps;
    }

    private double[] Spread(double[] open, int first, int count)
    {
        var all = new double[count];
        for (var (t, next) = (0, 0); t < count; t++)
        {
            all[t] = _closed[(first + t) % _closed.Length] ? 0 : open[next++];
        }

        return all;
    }
}
