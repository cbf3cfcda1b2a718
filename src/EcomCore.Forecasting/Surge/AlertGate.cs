namespace EcomCore.Forecasting;

/// <summary>Opens after enough high periods in a row and closes after enough calm ones.</summary>
internal sealed class AlertGate(SurgeOptions options)
{
    private int _high;
    private int _calm;

    public bool IsOpen { get; private set; }

    /// <summary>Takes the next score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="isLifted">Whether the volume is large enough beside what was expected to open an alert.</param>
    public void Observe(double score, bool isLifted)
    {
        _high = score >= options.OpenScore && isLifted ? _high + 1 : 0;
        _calm = score < options.CloseScore ? _calm + 1 : 0;
        IsOpen = IsOpen ? _calm < options.CalmPeriods : _high >= options.ConfirmPeriods;
    }
}
