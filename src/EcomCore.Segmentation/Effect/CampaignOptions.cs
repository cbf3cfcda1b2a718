namespace EcomCore.Segmentation;

/// <summary>How a campaign is judged. Immutable.</summary>
public sealed record CampaignOptions
{
    /// <summary>Gets the defaults.</summary>
    public static CampaignOptions Default { get; } = new();

    /// <summary>Gets the coverage of the intervals; 1 minus it is the limit of the p-value.</summary>
    /// <value>Above 0 and below 1; default 0.95.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Confidence
    {
        get;
        init
        {
            Segmentation.Confidence.CheckShare(value, nameof(value));
            field = value;
        }
    }
    = 0.95;

    /// <summary>Gets the smallest uplift of the conversion rate that is worth having.</summary>
    /// <value>Above 0 and below 1; default 0.01: one customer in a hundred.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double WorthwhileUplift
    {
        get;
        init
        {
            Segmentation.Confidence.CheckShare(value, nameof(value));
            field = value;
        }
    }
    = 0.01;

    /// <summary>Gets the fewest customers of a group.</summary>
    /// <value>1 or more; default 30.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MinCustomers
    {
        get;
        init
        {
            Guard.AtLeast(value, 1);
            field = value;
        }
    }
    = 30;

    /// <summary>Gets the fewest conversions of both groups together.</summary>
    /// <value>0 or more; default 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int MinConversions
    {
        get;
        init
        {
            Guard.AtLeast(value, 0);
            field = value;
        }
    }
    = 5;

    /// <summary>Gets the number of bootstrap samples for the revenue.</summary>
    /// <value>100 to 100,000; default 2000.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int BootstrapSamples
    {
        get;
        init
        {
            Guard.Between(value, 100, 100_000);
            field = value;
        }
    }
    = 2000;

    /// <summary>Gets the seed of the bootstrap: the same seed gives the same interval on every machine.</summary>
    /// <value>Default 1.</value>
    public int Seed { get; init; } = 1;
}
