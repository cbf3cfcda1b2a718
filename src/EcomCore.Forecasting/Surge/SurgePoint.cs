namespace EcomCore.Forecasting;

/// <summary>One period of search volume beside what was expected of it.</summary>
/// <param name="Volume">The volume; NaN where it is missing.</param>
/// <param name="Expected">The usual volume of this period: level times season; NaN before the first volume that is known.</param>
/// <param name="Score">How far the volume is above (or, negative, below) what was expected, in standard deviations of the usual error; NaN where the volume is missing, and for an index that was 0 from the start.</param>
/// <param name="Alert">Whether an alert is open in this period.</param>
public readonly record struct SurgePoint(double Volume, double Expected, double Score, bool Alert)
{
    /// <summary>Gets volume divided by expected volume; NaN where the volume is missing, infinite where nothing was expected and something came.</summary>
    public double Lift => Volume / Expected;
}
