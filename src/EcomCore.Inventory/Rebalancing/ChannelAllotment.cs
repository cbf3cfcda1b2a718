namespace EcomCore.Inventory;

/// <summary>What a channel's listing shows now and what it should show. Immutable.</summary>
public sealed record ChannelAllotment
{
    private const string Kind = "Channel";

    /// <summary>Creates an allotment.</summary>
    /// <param name="channel">Name of the channel, compared by ordinal; at least one character, no white space around it.</param>
    /// <param name="current">Units allotted to it now; 0 or more.</param>
    /// <param name="target">Units it should have; 0 or more.</param>
    /// <exception cref="ArgumentException">The name is empty, or has white space around it.</exception>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative; the message names the channel.</exception>
    public ChannelAllotment(string channel, long current, long target)
    {
        Channel = ChannelName.Checked(channel);
        NamedGuard.AtLeast(Kind, channel, current, 0);
        NamedGuard.AtLeast(Kind, channel, target, 0);
        Current = current;
        Target = target;
    }

    /// <summary>Gets the name of the channel.</summary>
    public string Channel { get; }

    /// <summary>Gets the units allotted to it now.</summary>
    public long Current { get; }

    /// <summary>Gets the units it should have.</summary>
    public long Target { get; }

    /// <summary>Gets the units of its allotment that are promised to orders; it is never set below.</summary>
    /// <value>0 or more; 0 unless told otherwise.</value>
    public long Reserved
    {
        get;
        init
        {
            NamedGuard.AtLeast(Kind, Channel, value, 0, nameof(Reserved));
            field = value;
        }
    }

    /// <summary>Gets how many updates the marketplace still accepts for it.</summary>
    /// <value>0 or more; null for no limit. At 0 it stays as it is.</value>
    public int? UpdatesLeft
    {
        get;
        init
        {
            NamedGuard.AtLeast(Kind, Channel, value ?? 0, 0, nameof(UpdatesLeft));
            field = value;
        }
    }
}
