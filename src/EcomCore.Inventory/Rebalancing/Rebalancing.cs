namespace EcomCore.Inventory;

/// <summary>Moves allotments from what they are to what they should be with few updates.</summary>
/// <remarks>
/// <para>A channel is updated only where it must be (more is reserved than it has, or all together exceed the stock) or where the difference is worth it.
/// Larger differences come first; of equal ones the earlier channel. What is not updated keeps its units, so a raise may get less than its
/// target; one that would then no longer be worth an update is left out.</para>
/// <para>Where more is shown or promised than there is, the channels with most to give are lowered first, which takes the fewest updates. A channel above its target
/// takes the place of one that would be pulled below its own where it has enough to give.</para>
/// <para>An allotment is raised only into stock that no other one shows, and after all that are lowered. So whatever the limits, after every single update all
/// allotments together are within the stock, or less than before it.</para>
/// </remarks>
public static class Rebalancing
{
    /// <summary>Finds the updates.</summary>
    /// <param name="available">Units of stock for all channels, those reserved included; 0 or more.</param>
    /// <param name="channels">Each channel once; may be empty.</param>
    /// <param name="rule">What is worth an update.</param>
    /// <returns>The updates, and what is held back.</returns>
    /// <exception cref="ArgumentNullException">An argument or a channel is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="available"/> is negative.</exception>
    /// <exception cref="ArgumentException">A channel is given twice, or the units of all channels do not fit a long.</exception>
    public static RebalancingPlan Plan(long available, IReadOnlyList<ChannelAllotment> channels, RebalancingRule rule)
    {
        Guard.AtLeast(available, 0);
        Guard.NotNull(channels);
        Guard.NotNull(rule);
        MustBeSound(channels);

        var draft = new RebalancingDraft(available, channels, rule);
        draft.FitIntoStock();
        draft.CoverReservations();
        draft.MoveToTargets();
        return draft.ToPlan();
    }

    private static void MustBeSound(IReadOnlyList<ChannelAllotment> channels)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var sum = 0L;
        foreach (var channel in channels)
        {
            Guard.NotNull(channel, nameof(channels));
            if (!met.Add(channel.Channel))
            {
                throw new ArgumentException($"Expected each channel once; found '{channel.Channel}' again.", nameof(channels));
            }

            var most = Math.Max(channel.Current, Math.Max(channel.Target, channel.Reserved));
            if (most > long.MaxValue - sum)
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected at most {long.MaxValue} units in all channels."), nameof(channels));
            }

            sum += most;
        }
    }
}
