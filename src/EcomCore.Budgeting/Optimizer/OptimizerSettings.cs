namespace EcomCore.Budgeting;

/// <summary>What <see cref="BudgetOptimizer"/> rounds to and when it stops.</summary>
public sealed record OptimizerSettings
{
    /// <summary>The smallest gap tolerance: what double arithmetic can tell apart.</summary>
    public const double MinGapTolerance = 1e-13;

    /// <summary>The largest gap tolerance.</summary>
    public const double MaxGapTolerance = 0.5;

    /// <summary>The largest node limit.</summary>
    public const int MaxNodeLimit = 10_000_000;

    /// <summary>Gets yuan, a gap of 1e-9, 10,000 nodes.</summary>
    public static OptimizerSettings Default { get; } = new();

    /// <summary>Gets the currency whose smallest unit amounts are rounded to.</summary>
    /// <value>Default <see cref="Currency.Cny"/>: cents.</value>
    public Currency Currency { get; init; } = Currency.Cny;

    /// <summary>Gets the relative gap between plan and proven bound at which the search stops.</summary>
    /// <value><see cref="MinGapTolerance"/> to <see cref="MaxGapTolerance"/>; default 1e-9, a cent in ten million. Concave curves reach 1e-12 whatever is asked.</value>
    public double GapTolerance
    {
        get;
        init
        {
            Guard.Between(value, MinGapTolerance, MaxGapTolerance, nameof(GapTolerance));
            field = value;
        }
    }
    = 1e-9;

    /// <summary>Gets how many nodes of the search tree may be looked at. Only S-shaped and convex curves need more than one.</summary>
    /// <value>1 to <see cref="MaxNodeLimit"/>; default 10,000: about a second for 20 channels.</value>
    public int NodeLimit
    {
        get;
        init
        {
            Guard.Between(value, 1, MaxNodeLimit, nameof(NodeLimit));
            field = value;
        }
    }
    = 10_000;
}
