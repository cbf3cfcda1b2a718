namespace EcomCore.Inventory;

/// <summary>How much of the demand a plan sends.</summary>
/// <param name="Sent">Units sent.</param>
/// <param name="Wanted">Units asked by all destinations.</param>
public readonly record struct TransportationOutcome(long Sent, long Wanted)
{
    /// <summary>Gets the units that cannot be sent, because stock or lanes are missing; 0 when every destination gets what it asks.</summary>
    public long Missing => Wanted - Sent;
}
