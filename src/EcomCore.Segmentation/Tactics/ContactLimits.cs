namespace EcomCore.Segmentation;

/// <summary>How often a customer may be contacted. Immutable.</summary>
public sealed record ContactLimits
{
    /// <summary>The largest of any limit.</summary>
    public const int Most = ActionStep.MaxWaitDays;

    /// <summary>Gets the defaults.</summary>
    public static ContactLimits Default { get; } = new();

    /// <summary>Gets the most contacts within <see cref="WindowDays"/>.</summary>
    /// <value>1 to <see cref="Most"/>; default 2.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaxContacts
    {
        get;
        init
        {
            Guard.Between(value, 1, Most);
            field = value;
        }
    }
    = 2;

    /// <summary>Gets the length of the window that ends today.</summary>
    /// <value>Days, 1 to <see cref="Most"/>; default 30.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int WindowDays
    {
        get;
        init
        {
            Guard.Between(value, 1, Most);
            field = value;
        }
    }
    = 30;

    /// <summary>Gets the fewest days between two contacts.</summary>
    /// <value>0 to <see cref="Most"/>; default 7.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MinGapDays
    {
        get;
        init
        {
            Guard.Between(value, 0, Most);
            field = value;
        }
    }
    = 7;
}
