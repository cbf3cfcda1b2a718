namespace EcomCore.Forecasting;

/// <summary>A series whose doubtful values were replaced, and the list of them.</summary>
/// <param name="Series">The same periods, without missing values where they were filled and without stock-out marks where they were restored.</param>
/// <param name="Changes">Every value that was replaced, by position.</param>
public sealed record CleanedSeries(DemandSeries Series, IReadOnlyList<CleanedValue> Changes);
