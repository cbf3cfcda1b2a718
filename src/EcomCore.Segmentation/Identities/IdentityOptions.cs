namespace EcomCore.Segmentation;

/// <summary>How far accounts are joined without asking anybody. Immutable.</summary>
public sealed record IdentityOptions
{
    /// <summary>Gets the defaults.</summary>
    public static IdentityOptions Default { get; } = new();

    /// <summary>Gets the most accounts that one key may join: a shop's own phone number must not make one person of a thousand.</summary>
    /// <value>2 or more; default 5. A key with more accounts joins none of them and is reported.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 2.</exception>
    public int MaxAccountsPerKey
    {
        get;
        init
        {
            Guard.AtLeast(value, 2);
            field = value;
        }
    }
    = 5;

    /// <summary>Gets the most accounts of one person over all keys.</summary>
    /// <value>2 or more; default 10. A larger group stays apart and is reported.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 2.</exception>
    public int MaxAccountsPerPerson
    {
        get;
        init
        {
            Guard.AtLeast(value, 2);
            field = value;
        }
    }
    = 10;
}
