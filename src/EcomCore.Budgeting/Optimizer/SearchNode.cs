namespace EcomCore.Budgeting;

/// <summary>A part of the search space: what it changes in its parent's bounds, its own bound, and where to divide it.</summary>
/// <remarks>Only the changes are kept, so that a node of a wide problem stays small; bounds are rebuilt along the path from the root.</remarks>
internal sealed class SearchNode(SearchNode? parent, IReadOnlyList<BoundChange> changes)
{
    public SearchNode? Parent { get; } = parent;

    public IReadOnlyList<BoundChange> Changes { get; } = changes;

    public double Bound { get; set; }

    public int BranchChannel { get; set; }

    public double BranchSpend { get; set; }
}
