namespace EcomCore.Inventory;

/// <summary>A warehouse that can send units of an item. Immutable.</summary>
public sealed record SupplyPoint
{
    /// <summary>Creates a supply point.</summary>
    /// <param name="name">Its name, compared by ordinal; at least one character.</param>
    /// <param name="units">Units it can send; 0 or more.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The units are negative; the message names the warehouse.</exception>
    public SupplyPoint(string name, long units)
    {
        Guard.NotEmpty(name);
        NamedGuard.AtLeast("Warehouse", name, units, 0);
        Name = name;
        Units = units;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the units it can send.</summary>
    public long Units { get; }
}
