namespace EcomCore.Segmentation;

/// <summary>A box of scores and the segment of the customers in it.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="R">Recency scores.</param>
/// <param name="F">Frequency scores.</param>
/// <param name="M">Monetary scores.</param>
public sealed record SegmentRule(Segment Segment, ScoreRange R, ScoreRange F, ScoreRange M)
{
    /// <summary>Tells whether a cell is in the box.</summary>
    /// <param name="cell">The scores.</param>
    /// <returns>True when all three are in range.</returns>
    public bool Covers(ScoreCell cell) => R.Contains(cell.R) && F.Contains(cell.F) && M.Contains(cell.M);
}
