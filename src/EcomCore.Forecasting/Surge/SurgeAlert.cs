namespace EcomCore.Forecasting;

/// <summary>A run of periods in which an alert was open.</summary>
/// <param name="First">Place of the period that opened it, from 0.</param>
/// <param name="Last">Place of the last period in which it was open, inclusive.</param>
/// <param name="Peak">Place of the period with the highest score.</param>
/// <param name="PeakScore">That score.</param>
/// <param name="PeakLift">Volume divided by expected volume in that period.</param>
/// <param name="IsOpen">Whether it is still open at the end of the series.</param>
public sealed record SurgeAlert(int First, int Last, int Peak, double PeakScore, double PeakLift, bool IsOpen);
