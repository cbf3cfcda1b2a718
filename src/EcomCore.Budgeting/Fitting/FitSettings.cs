namespace EcomCore.Budgeting;

/// <summary>What <see cref="CurveFitter"/> controls for, and how long it looks. Immutable.</summary>
public sealed record FitSettings
{
    /// <summary>Gets a straight trend, no season, 12 starts.</summary>
    public static FitSettings Default { get; } = new();

    /// <summary>Gets a value indicating whether the baseline has a straight trend.</summary>
    /// <value>Default true.</value>
    public bool Trend { get; init; } = true;

    /// <summary>Gets the number of periods in a year; null for no season.</summary>
    /// <value>2 to 10,000, 52.18 for weeks, 12 for months; default null.</value>
    public double? SeasonLength
    {
        get;
        init
        {
            Guard.Between(value ?? 2, 2, 10_000, nameof(SeasonLength));
            field = value;
        }
    }

    /// <summary>Gets how many pairs of sine and cosine describe the season.</summary>
    /// <value>1 to 10; default 2.</value>
    public int Harmonics
    {
        get;
        init
        {
            Guard.Between(value, 1, 10, nameof(Harmonics));
            field = value;
        }
    }
    = 2;

    /// <summary>Gets from how many points the search starts; the best end counts.</summary>
    /// <value>1 to 1,000; default 12.</value>
    public int Starts
    {
        get;
        init
        {
            Guard.Between(value, 1, 1_000, nameof(Starts));
            field = value;
        }
    }
    = 12;

    /// <summary>Gets the seed of the starts after the first.</summary>
    /// <value>Any number; default 1.</value>
    public int Seed { get; init; } = 1;
}
