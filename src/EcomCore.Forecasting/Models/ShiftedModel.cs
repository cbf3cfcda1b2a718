namespace EcomCore.Forecasting;

/// <summary>A model of a series whose new level was brought back to the old one: it is put where the level is again.</summary>
internal sealed class ShiftedModel : IFittedCore
{
    private readonly IFittedCore _core;
    private readonly LevelShift _shift;

    public ShiftedModel(IFittedCore core, LevelShift shift)
    {
        (_core, _shift) = (core, shift);
        Fitted = [.. core.Fitted.Select((value, t) => t < shift.Step ? value : At(value))];
    }

    public string Name => _core.Name;

    public double[] Fitted { get; }

    /// <summary>Gets the statistics of the model at the old level.</summary>
    public FitStatistics Statistics => _core.Statistics;

    /// <summary>Errors of a period are multiplied with this at the new level.</summary>
    public double ToNewLevel(int step) => step < _shift.Step ? _shift.Factor : 1;

    public double[] Means(int horizon) => [.. _core.Means(horizon).Select(At)];

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        var (means, error) = _core.Project(horizon);
        return ([.. means.Select(At)], new ShiftedError(error, _shift.Factor, _shift.StandardError, Math.Abs(_shift.After - _shift.Before), Fitted.Length));
    }

    private double At(double value) => (value * _shift.Factor) + _shift.Amount;
}
