namespace EcomCore.Segmentation;

/// <summary>Two rules of different segments that cover the same cells; the first decides.</summary>
/// <param name="First">Place in <see cref="SegmentScheme.Rules"/> of the rule that decides.</param>
/// <param name="Second">Place of the later rule.</param>
/// <param name="Cells">The cells that both cover.</param>
public sealed record SchemeOverlap(int First, int Second, IReadOnlyList<ScoreCell> Cells);
