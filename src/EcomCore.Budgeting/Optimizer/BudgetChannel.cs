namespace EcomCore.Budgeting;

/// <summary>A channel that a budget can be spent on: its id, its response curve, and what limits the spend.</summary>
public sealed record BudgetChannel
{
    /// <summary>The longest id, in UTF-16 units.</summary>
    public const int MaxIdLength = ChannelIds.MaxLength;

    /// <summary>The largest weight, and the largest margin either side of zero.</summary>
    public const double MaxWeight = 1e6;

    /// <summary>The most steps that a channel's spend can have.</summary>
    public const int MaxSteps = 100_000;

    /// <summary>Creates a channel without floor and cap, weight 1, margin 1.</summary>
    /// <param name="id">The channel's key, 1 to 200 characters; distinct within a request.</param>
    /// <param name="curve">Response to spend over the budget's period.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    public BudgetChannel(string id, ResponseCurve curve)
    {
        ChannelIds.CheckOne(id);
        Guard.NotNull(curve);

        Id = id;
        Curve = curve;
    }

    /// <summary>Gets the key.</summary>
    public string Id { get; }

    /// <summary>Gets the response to spend.</summary>
    public ResponseCurve Curve { get; }

    /// <summary>Gets the least spend; 0 or more. Rounded up to the smallest unit of the currency.</summary>
    /// <value>Money; default 0.</value>
    public decimal Floor
    {
        get;
        init
        {
            Guard.AtLeast(value, 0m, nameof(Floor));
            field = value;
        }
    }

    /// <summary>Gets the most that may be spent; 0 or more, or null for no limit. Rounded down to the smallest unit of the currency.</summary>
    /// <value>Money; default null. A cap below the floor is reported by the plan, not refused here.</value>
    public decimal? Cap
    {
        get;
        init
        {
            Guard.AtLeast(value ?? 0m, 0m, nameof(Cap));
            field = value;
        }
    }

    /// <summary>Gets the least spend if any: the channel gets nothing, or at least this. A floor above 0 is raised to it.</summary>
    /// <value>Money, 0 or more; default 0. Rounded up to the smallest unit of the currency.</value>
    public decimal Minimum
    {
        get;
        init
        {
            Guard.AtLeast(value, 0m, nameof(Minimum));
            field = value;
        }
    }

    /// <summary>Gets the step of spends: packages of 500 make 0, 500, 1,000.</summary>
    /// <value>
    /// Money, 0 or more, whole smallest units; default 0: every spend. At most <see cref="MaxSteps"/> steps fit in what the channel can spend. Floor
    /// and least spend are rounded up to whole steps, the cap down.
    /// </value>
    public decimal Step
    {
        get;
        init
        {
            Guard.AtLeast(value, 0m, nameof(Step));
            field = value;
        }
    }

    /// <summary>Gets the id of the <see cref="BudgetGroup"/> whose limits this channel shares.</summary>
    /// <value>Null for none, the default.</value>
    public string? Group { get; init; }

    /// <summary>Sets floor and cap around a present spend: "at most 20 % less, at most 50 % more, in hundreds".</summary>
    /// <param name="current">The present spend; 0 to 10^18.</param>
    /// <param name="below">The part that may be taken away, 0 to 1.</param>
    /// <param name="above">The part that may be added, 0 to 1,000.</param>
    /// <param name="roundTo">The present spend, then both bounds, are rounded to a multiple of this, halves to the even one; above 0.</param>
    /// <returns>A channel with the new bounds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public BudgetChannel WithRange(decimal current, decimal below, decimal above, decimal roundTo = 0.01m)
    {
        Guard.AtLeast(current, 0m);
        Guard.AtLeast(1_000_000_000_000_000_000m - current, 0m, nameof(current));
        Guard.AtLeast(below, 0m);
        Guard.AtLeast(1m - below, 0m, nameof(below));
        Guard.AtLeast(above, 0m);
        Guard.AtLeast(1_000m - above, 0m, nameof(above));
        Guard.AtLeast(roundTo, 0.000_000_001m);
        var present = decimal.Round(current / roundTo) * roundTo;
        return this with
        {
            Floor = decimal.Round(present * (1m - below) / roundTo) * roundTo,
            Cap = decimal.Round(present * (1m + above) / roundTo) * roundTo,
        };
    }

    /// <summary>Gets how much one unit of this channel's response counts: 1 in full, 0.8 where a fifth would have been sold anyway.</summary>
    /// <value>0 to <see cref="MaxWeight"/>; default 1. It multiplies the response in every objective, and in none of the reported responses.</value>
    public double Weight
    {
        get;
        init
        {
            Guard.Between(value, 0, MaxWeight, nameof(Weight));
            field = value;
        }
    }
    = 1;

    /// <summary>Gets the profit before advertising in one unit of response: a contribution margin rate where response is revenue.</summary>
    /// <value>Money per unit of response, <see cref="MaxWeight"/> either side of zero; default 1. Only the profit objective uses it.</value>
    public double Margin
    {
        get;
        init
        {
            Guard.Between(value, -MaxWeight, MaxWeight, nameof(Margin));
            field = value;
        }
    }
    = 1;
}
