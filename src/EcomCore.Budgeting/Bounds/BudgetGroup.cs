namespace EcomCore.Budgeting;

/// <summary>A limit on what several channels spend together: "search on all platforms at most 40,000".</summary>
/// <remarks>Channels name their group by <see cref="BudgetChannel.Group"/>; a channel is in one group at most.</remarks>
public sealed record BudgetGroup
{
    /// <summary>Creates a group without limits.</summary>
    /// <param name="id">The group's key, 1 to 200 characters; distinct within a request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    public BudgetGroup(string id)
    {
        ChannelIds.CheckOne(id);
        Id = id;
    }

    /// <summary>Gets the key.</summary>
    public string Id { get; }

    /// <summary>Gets the least that the group's channels spend together; rounded up to the smallest unit of the currency.</summary>
    /// <value>Money, 0 or more; default 0.</value>
    public decimal Floor
    {
        get;
        init
        {
            Guard.AtLeast(value, 0m, nameof(Floor));
            field = value;
        }
    }

    /// <summary>Gets the most that the group's channels spend together; rounded down to the smallest unit of the currency.</summary>
    /// <value>Money, 0 or more; default null: no limit.</value>
    public decimal? Cap
    {
        get;
        init
        {
            Guard.AtLeast(value ?? 0m, 0m, nameof(Cap));
            field = value;
        }
    }
}
