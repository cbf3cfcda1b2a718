namespace EcomCore.Segmentation;

/// <summary>The customers with one number of repeats: what the model expected of them, and what they did.</summary>
/// <param name="Repeats">Repeats in the calibration.</param>
/// <param name="IsOpenEnded">True for the last row: that many repeats or more.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Expected">Mean purchases expected in the hold-out; NaN without customers.</param>
/// <param name="Actual">Mean purchases made in the hold-out; NaN without customers.</param>
public readonly record struct HoldoutRow(int Repeats, bool IsOpenEnded, int Customers, double Expected, double Actual);
