namespace EcomCore.Budgeting;

/// <summary>A channel to score: facts of one past period, the same period for all channels. What is not known is left out.</summary>
public sealed record SplitChannel
{
    /// <summary>The largest value of a fact.</summary>
    public const double MaxFact = 1e100;

    /// <summary>Creates a channel of which only the stage is known.</summary>
    /// <param name="id">The channel's key, 1 to 200 characters; distinct within a request.</param>
    /// <param name="stage">Where it stands in its life.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The stage is unknown.</exception>
    public SplitChannel(string id, ChannelStage stage = ChannelStage.Mature)
    {
        ChannelIds.CheckOne(id);
        Guard.Between((int)stage, 0, (int)ChannelStage.New, nameof(stage));

        Id = id;
        Stage = stage;
    }

    /// <summary>Gets the key.</summary>
    public string Id { get; }

    /// <summary>Gets the stage.</summary>
    public ChannelStage Stage { get; }

    /// <summary>Gets the revenue of the period.</summary>
    /// <value>Money, 0 or more; default 0: a channel without sales.</value>
    public decimal Revenue
    {
        get;
        init
        {
            Guard.AtLeast(value, 0m, nameof(Revenue));
            field = value;
        }
    }

    /// <summary>Gets the contribution margin before advertising as a part of revenue, such as <see cref="ChannelMargin.MarginRate"/>.</summary>
    /// <value>At most 1; negative for a loss; null when unknown, which counts as the mean of the known ones.</value>
    public double? MarginRate { get; init => field = Checked(value, -MaxFact, 1, nameof(MarginRate)); }

    /// <summary>Gets the revenue expected per unit of money spent.</summary>
    /// <value>0 or more; null when unknown, which counts as the mean of the known ones.</value>
    public double? ExpectedReturn { get; init => field = Checked(value, 0, MaxFact, nameof(ExpectedReturn)); }

    /// <summary>Gets the size of the market that the channel can reach, in any one unit.</summary>
    /// <value>0 or more; null when unknown, which counts as the mean of the known ones.</value>
    public double? MarketPotential { get; init => field = Checked(value, 0, MaxFact, nameof(MarketPotential)); }

    /// <summary>Gets the visits of the period.</summary>
    /// <value>0 or more; null when unknown, which counts as the mean of the known ones.</value>
    public double? Traffic { get; init => field = Checked(value, 0, MaxFact, nameof(Traffic)); }

    /// <summary>Gets the orders per visit.</summary>
    /// <value>0 to 1; null when unknown, which counts as the mean of the known ones.</value>
    public double? Conversion { get; init => field = Checked(value, 0, 1, nameof(Conversion)); }

    /// <summary>Gets the least amount.</summary>
    /// <value>Money, 0 or more; default 0. Rounded up to the smallest unit of the currency.</value>
    public decimal Floor
    {
        get;
        init
        {
            Guard.AtLeast(value, 0m, nameof(Floor));
            field = value;
        }
    }

    /// <summary>Gets the largest amount.</summary>
    /// <value>Money, 0 or more; default null: no limit. Rounded down to the smallest unit of the currency.</value>
    public decimal? Cap
    {
        get;
        init
        {
            Guard.AtLeast(value ?? 0m, 0m, nameof(Cap));
            field = value;
        }
    }

    private static double? Checked(double? value, double minimum, double maximum, string name)
    {
        if (value is { } number)
        {
            Guard.Between(number, minimum, maximum, name);
        }

        return value;
    }
}
