namespace EcomCore.Inventory;

/// <summary>What one sales channel asks of the stock of one item. Immutable.</summary>
public sealed record ChannelDemand
{
    private const string Kind = "Channel";

    /// <summary>Creates a channel's demand.</summary>
    /// <param name="channel">Name of the channel, compared by ordinal; at least one character, no white space around it.</param>
    /// <param name="demand">Units expected to sell in the cover period; finite, 0 or more. 0 gets the floor and nothing else.</param>
    /// <param name="weight">How much a unit of its demand counts against the other channels'; finite, 0 or more.</param>
    /// <param name="floor">Units it must have (safety stock, trial lot); 0 or more.</param>
    /// <param name="cap">Units it may have at most (listing limit); 0 or more, null for no limit.</param>
    /// <param name="lot">It takes whole multiples of this; 1 or more. Its floor is rounded up and its cap down to a multiple.</param>
    /// <param name="tier">The smaller, the earlier it is served where tiers matter.</param>
    /// <exception cref="ArgumentException">The name is empty, or has white space around it.</exception>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range; the message names the channel.</exception>
    public ChannelDemand(string channel, double demand, double weight = 1, long floor = 0, long? cap = null, long lot = 1, int tier = 0)
    {
        Channel = ChannelName.Checked(channel);
        NamedGuard.FiniteNotNegative(Kind, channel, demand);

        // Of -0 the days of cover would be negative.
        Demand = demand == 0 ? 0 : demand;
        Weight = weight;
        Floor = floor;
        Cap = cap;
        Lot = lot;
        Tier = tier;
        Margin = 1;
    }

    /// <summary>Gets the name of the channel.</summary>
    public string Channel { get; }

    /// <summary>Gets the units expected to sell in the cover period.</summary>
    public double Demand { get; }

    /// <summary>Gets how much a unit of its demand counts against the other channels'.</summary>
    /// <value>Finite, 0 or more; 1 unless told otherwise. With weight 2 it is given twice the days of cover.</value>
    public double Weight
    {
        get;
        init
        {
            NamedGuard.FiniteNotNegative(Kind, Channel, value, nameof(Weight));
            field = value;
        }
    }

    /// <summary>Gets the units it must have.</summary>
    /// <value>0 or more; 0 unless told otherwise.</value>
    public long Floor
    {
        get;
        init
        {
            NamedGuard.AtLeast(Kind, Channel, value, 0, nameof(Floor));
            field = value;
        }
    }

    /// <summary>Gets the units it may have at most.</summary>
    /// <value>0 or more; null for no limit.</value>
    public long? Cap
    {
        get;
        init
        {
            NamedGuard.AtLeast(Kind, Channel, value ?? 0, 0, nameof(Cap));
            field = value;
        }
    }

    /// <summary>Gets the number of which it takes whole multiples.</summary>
    /// <value>1 or more; 1 unless told otherwise.</value>
    public long Lot
    {
        get;
        init
        {
            NamedGuard.AtLeast(Kind, Channel, value, 1, nameof(Lot));
            field = value;
        }
    }

    /// <summary>Gets what a sold unit brings, for <see cref="AllocationMethod.ExpectedProfit"/>.</summary>
    /// <value>Money, finite, 0 or more; 1 unless told otherwise, which makes expected sales the goal.</value>
    public double Margin
    {
        get;
        init
        {
            NamedGuard.FiniteNotNegative(Kind, Channel, value, nameof(Margin));
            field = value;
        }
    }

    /// <summary>Gets the standard deviation of the demand in the cover period, for <see cref="AllocationMethod.ExpectedProfit"/>.</summary>
    /// <value>Units, finite, 0 or more; 0 unless told otherwise, which makes a Normal demand certain.</value>
    public double StdDev
    {
        get;
        init
        {
            NamedGuard.FiniteNotNegative(Kind, Channel, value, nameof(StdDev));
            field = value;
        }
    }

    /// <summary>Gets demands observed in earlier cover periods, each as likely as the others, for <see cref="AllocationMethod.ExpectedProfit"/>.</summary>
    /// <value>At least one, each finite and 0 or more; null unless given. They take the place of the policy's demand model for this channel; the days of
    /// cover still come from <see cref="Demand"/>.</value>
    public IReadOnlyList<double>? Observations
    {
        get;
        init
        {
            if (value is { Count: 0 })
            {
                throw new ArgumentException($"{Kind} '{Channel}': expected at least one observation.", nameof(Observations));
            }

            foreach (var observation in value ?? [])
            {
                NamedGuard.FiniteNotNegative(Kind, Channel, observation, nameof(Observations));
            }

            field = value is null ? null : [.. value];
        }
    }

    /// <summary>Gets the place in the order of service; the smaller, the earlier.</summary>
    public int Tier { get; init; }
}
