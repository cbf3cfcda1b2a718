namespace EcomCore.Budgeting;

/// <summary>The kinds of <see cref="BudgetClash"/>.</summary>
public enum BudgetClashKind
{
    /// <summary>A channel's floor is above its cap (in whole smallest units: the floor rounded up, the cap rounded down).</summary>
    FloorAboveCap,

    /// <summary>The floors together are above the total.</summary>
    FloorsAboveTotal,

    /// <summary>Spending the floors alone already returns less than the target, and no further spend makes up for it.</summary>
    TargetUnreachable,
}
