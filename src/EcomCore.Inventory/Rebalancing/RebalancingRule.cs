namespace EcomCore.Inventory;

/// <summary>Which differences between the current and the target allotment are worth an update. Immutable.</summary>
public sealed record RebalancingRule
{
    /// <summary>Creates a rule.</summary>
    /// <param name="minimumUnits">A difference below this many units is ignored; 1 or more.</param>
    /// <param name="minimumShare">A difference below this share of the larger of current and target is ignored; 0 to 1.</param>
    /// <param name="maxUpdates">Updates of all channels together; 0 or more, null for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RebalancingRule(long minimumUnits = 1, double minimumShare = 0, int? maxUpdates = null)
    {
        Guard.AtLeast(minimumUnits, 1);
        Guard.Between(minimumShare, 0.0, 1.0);
        Guard.AtLeast(maxUpdates ?? 0, 0, nameof(maxUpdates));
        MinimumUnits = minimumUnits;
        MinimumShare = minimumShare;
        MaxUpdates = maxUpdates;
    }

    /// <summary>Gets the rule by which every difference is worth an update, and updates are not limited.</summary>
    public static RebalancingRule Always { get; } = new();

    /// <summary>Gets the units below which a difference is ignored.</summary>
    public long MinimumUnits { get; }

    /// <summary>Gets the share of the larger of current and target below which a difference is ignored.</summary>
    public double MinimumShare { get; }

    /// <summary>Gets the updates of all channels together; null for no limit.</summary>
    public int? MaxUpdates { get; }

    /// <summary>Says whether a move is worth an update.</summary>
    /// <param name="from">Units before; 0 or more.</param>
    /// <param name="to">Units after; 0 or more.</param>
    /// <returns>Whether the difference reaches both minimums.</returns>
    /// <remarks>Compared without rounding, the share as the decimal number it is written as: 7 units of 100 are 7 % and not less.</remarks>
    public bool IsWorth(long from, long to)
    {
        var (difference, larger) = (Math.Abs(to - from), Math.Max(from, to));
        var least = MinimumShare * larger;
        return difference >= MinimumUnits
            && (Math.Abs(difference - least) > CoverBands.Doubtful * least ? difference > least : WrittenNumber.Of(MinimumShare).CompareQuotient(difference, larger) >= 0);
    }
}
