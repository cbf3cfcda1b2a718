namespace EcomCore.Segmentation;

/// <summary>What silence means. Immutable.</summary>
public sealed record LifecycleOptions
{
    /// <summary>The longest number of days of any limit.</summary>
    public const int MaxDays = 36_500;

    /// <summary>Gets the defaults.</summary>
    public static LifecycleOptions Default { get; } = new();

    /// <summary>Gets how long after the first purchase a customer is new, while there is only one.</summary>
    /// <value>Days, 0 to <see cref="MaxDays"/>; default 30.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int NewDays
    {
        get;
        init => field = Checked(value);
    }
    = 30;

    /// <summary>Gets the longest silence of an active customer without a rhythm.</summary>
    /// <value>Days (inclusive), 0 to <see cref="MaxDays"/>; default 90.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int ActiveDays
    {
        get;
        init => field = Checked(value);
    }
    = 90;

    /// <summary>Gets the longest silence of a customer at risk without a rhythm.</summary>
    /// <value>Days (inclusive), 0 to <see cref="MaxDays"/>; default 180.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int AtRiskDays
    {
        get;
        init => field = Checked(value);
    }
    = 180;

    /// <summary>Gets the longest silence of a dormant customer without a rhythm; after it the customer is lost.</summary>
    /// <value>Days (inclusive), 0 to <see cref="MaxDays"/>; default 365.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int DormantDays
    {
        get;
        init => field = Checked(value);
    }
    = 365;

    /// <summary>Gets a value indicating whether customers are measured by their own rhythm where they have one.</summary>
    /// <value>Default true.</value>
    public bool UseRhythm { get; init; } = true;

    /// <summary>Gets the fewest purchases that make a rhythm.</summary>
    /// <value>2 or more; default 3.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 2.</exception>
    public int RhythmPurchases
    {
        get;
        init
        {
            Guard.AtLeast(value, 2);
            field = value;
        }
    }
    = 3;

    /// <summary>Gets the shortest rhythm: purchases on neighbouring days are one need, not a habit.</summary>
    /// <value>Days, 1 to <see cref="MaxDays"/>; default 14.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int ShortestRhythmDays
    {
        get;
        init
        {
            Guard.Between(value, 1, MaxDays);
            field = value;
        }
    }
    = 14;

    /// <summary>Gets the longest silence of an active customer in own intervals.</summary>
    /// <value>Default 2: of purchases at random one silence in seven is longer (e^-2, if the mean is known; see the remarks of <see cref="Lifecycle"/>).</value>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 1000.</exception>
    public double ActiveIntervals
    {
        get;
        init => field = CheckedIntervals(value);
    }
    = 2;

    /// <summary>Gets the longest silence of a customer at risk in own intervals.</summary>
    /// <value>Default 3: one silence in twenty is longer (e^-3, if the mean is known; see the remarks of <see cref="Lifecycle"/>).</value>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 1000.</exception>
    public double AtRiskIntervals
    {
        get;
        init => field = CheckedIntervals(value);
    }
    = 3;

    /// <summary>Gets the longest silence of a dormant customer in own intervals; after it the customer is lost.</summary>
    /// <value>Default 6: one silence in four hundred is longer (e^-6, if the mean is known; see the remarks of <see cref="Lifecycle"/>).</value>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 1000.</exception>
    public double DormantIntervals
    {
        get;
        init => field = CheckedIntervals(value);
    }
    = 6;

    /// <summary>Gets what is wrong with limits that do not rise; null where they do.</summary>
    internal string? FaultOfOrder =>
        ActiveDays > AtRiskDays || AtRiskDays > DormantDays || ActiveIntervals > AtRiskIntervals || AtRiskIntervals > DormantIntervals
            ? FormattableString.Invariant(
                $"Expected limits that rise from active to dormant; found {ActiveDays}, {AtRiskDays}, {DormantDays} days and {ActiveIntervals}, {AtRiskIntervals}, {DormantIntervals} intervals.")
            : null;

    /// <summary>Refuses limits that do not rise.</summary>
    internal void CheckOrder(string name)
    {
        if (FaultOfOrder is { } fault)
        {
            throw new ArgumentException(fault, name);
        }
    }

    private static int Checked(int days)
    {
        Guard.Between(days, 0, MaxDays);
        return days;
    }

    private static double CheckedIntervals(double intervals)
    {
        Guard.Between(intervals, 0.0, 1000.0);
        return intervals;
    }
}
