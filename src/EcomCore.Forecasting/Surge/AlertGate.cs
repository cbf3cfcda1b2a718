namespace EcomCore.Forecasting;

/// <summary>Opens after enough high periods in a row and closes after enough calm ones.</summary>
/// <remarks>A value at its limit reaches it whatever the last digits of the sums behind it: 6 beside 5 at a least lift of 1.2 must not depend on the unit of an index.</remarks>
internal sealed class AlertGate(SurgeOptions options)
{
    private const double Rounding = 1e-9;

    private int _high;
    private int _calm;

    public bool IsOpen { get; private set; }

    /// <summary>Takes the next score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="volume">The volume; an alert opens only where it is large enough beside what was expected.</param>
    /// <param name="expected">What was expected.</param>
    public void Observe(double score, double volume, double expected)
    {
        _high = Reaches(score, options.OpenScore) && Reaches(volume, options.LeastLift * expected) ? _high + 1 : 0;
        _calm = Reaches(score, options.CloseScore) ? 0 : _calm + 1;
        IsOpen = IsOpen ? _calm < options.CalmPeriods : _high >= options.ConfirmPeriods;
    }

    private static bool Reaches(double value, double limit) => value >= limit * (1 - Rounding);
}
