namespace EcomCore.Inventory;

/// <summary>A channel or region that asks for units of an item. Immutable.</summary>
public sealed record DemandPoint
{
    /// <summary>Creates a demand point.</summary>
    /// <param name="name">Its name, compared by ordinal; at least one character.</param>
    /// <param name="units">Units it asks for; 0 or more.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The units are negative; the message names the destination.</exception>
    public DemandPoint(string name, long units)
    {
        Guard.NotEmpty(name);
        NamedGuard.AtLeast("Destination", name, units, 0);
        Name = name;
        Units = units;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the units it asks for.</summary>
    public long Units { get; }
}
