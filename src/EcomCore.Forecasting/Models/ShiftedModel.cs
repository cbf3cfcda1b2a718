namespace EcomCore.Forecasting;

/// <summary>A model of a series whose new level was brought back to the old one: it is put where the level is again.</summary>
internal sealed class ShiftedModel : IFittedCore
{
    private readonly IFittedCore _core;
    private readonly LevelShift _shift;
    private readonly Func<int, double> _unit;

    /// <param name="core">The model at the old level.</param>
    /// <param name="shift">The new level.</param>
    /// <param name="unit">What one unit of the level is in the values that the model is of, by period: 1 where they were divided by what was divided out to find the level.</param>
    public ShiftedModel(IFittedCore core, LevelShift shift, Func<int, double> unit)
    {
        (_core, _shift, _unit) = (core, shift, unit);
        Fitted = [.. core.Fitted.Select((value, t) => t < shift.Step ? value : shift.ToNew(value, unit(t)))];
    }

    public string Name => _core.Name;

    public double[] Fitted { get; }

    /// <summary>Gets the statistics of the model at the old level.</summary>
    public FitStatistics Statistics => _core.Statistics;

    /// <summary>Errors of a period are multiplied with this at the new level.</summary>
    public double ToNewLevel(int step) => step < _shift.Step ? _shift.Factor : 1;

    public double[] Means(int horizon) => [.. _core.Means(horizon).Select((mean, h) => _shift.ToNew(mean, _unit(Fitted.Length + h)))];

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        var (old, error) = _core.Project(horizon);
        double[] units = [.. Enumerable.Range(Fitted.Length, horizon).Select(_unit)];
        double[] means = [.. old.Select((mean, h) => _shift.ToNew(mean, units[h]))];

        // A level that multiplies is not known to the same part of every forecast.
        double[] unknown = [.. means.Select((mean, h) => _shift.StandardError * (_shift.IsFactor ? Math.Abs(mean / _shift.After) : units[h]))];
        return (means, new ShiftedError(error, _shift.Factor, unknown, [.. means.Select((mean, h) => old[h] - mean)], Fitted.Length));
    }
}
