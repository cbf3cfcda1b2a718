namespace EcomCore.Budgeting;

/// <summary>The kinds of <see cref="BudgetClash"/>.</summary>
public enum BudgetClashKind
{
    /// <summary>A channel's floor is above its cap (in whole smallest units: the floor rounded up, the cap rounded down).</summary>
    FloorAboveCap,

    /// <summary>A channel's least spend if any is above its cap, so that it can never be spent on.</summary>
    MinimumAboveCap,

    /// <summary>A group's floor is above its cap or above what its channels' caps hold, or its channels' floors are above its cap.</summary>
    GroupUnreachable,

    /// <summary>The floors together are above the total.</summary>
    FloorsAboveTotal,

    /// <summary>
    /// Spending the floors alone already returns less than the target and no further spend makes up for it; or the total does not bring the response asked for.
    /// </summary>
    TargetUnreachable,
}
