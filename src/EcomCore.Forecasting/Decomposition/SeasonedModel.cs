namespace EcomCore.Forecasting;

/// <summary>A model of a seasonally adjusted series with the season put back: value = factor x adjusted + amount.</summary>
internal sealed class SeasonedModel : IFittedCore
{
    private readonly IFittedCore _core;
    private readonly Func<int, double> _factor;
    private readonly Func<int, double> _amount;

    /// <param name="core">Model of the adjusted series.</param>
    /// <param name="name">Name of the whole.</param>
    /// <param name="factor">Factor of a period, counted from the start of the data.</param>
    /// <param name="amount">Amount of a period, in units.</param>
    public SeasonedModel(IFittedCore core, string name, Func<int, double> factor, Func<int, double> amount)
    {
        _core = core;
        _factor = factor;
        _amount = amount;
        Name = name;
        Fitted = new double[core.Fitted.Length];
        for (var t = 0; t < Fitted.Length; t++)
        {
            Fitted[t] = (core.Fitted[t] * factor(t)) + amount(t);
        }
    }

    public string Name { get; }

    public double[] Fitted { get; }

    /// <summary>Gets the statistics of the model of the adjusted series.</summary>
    public FitStatistics Statistics => _core.Statistics;

    public double[] Means(int horizon)
    {
        var means = _core.Means(horizon);
        for (var h = 0; h < horizon; h++)
        {
            means[h] = (means[h] * _factor(Fitted.Length + h)) + _amount(Fitted.Length + h);
        }

        return means;
    }

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        // The error may look at the means that come with it, so they are not changed in place.
        var (adjusted, error) = _core.Project(horizon);
        var means = new double[horizon];
        var factors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            factors[h] = _factor(Fitted.Length + h);
            means[h] = (adjusted[h] * factors[h]) + _amount(Fitted.Length + h);
        }

        return (means, new StretchedError(error, factors));
    }
}
