namespace EcomCore.Segmentation;

/// <summary>The comparison that was made on one axis: scores of <see cref="Value"/> and more were high.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Kind">What <paramref name="Value"/> is.</param>
/// <param name="Value">The lowest high score; NaN when there were no customers to take it from.</param>
public readonly record struct ScoreCutoff(RfmAxis Axis, ComparisonKind Kind, double Value);
