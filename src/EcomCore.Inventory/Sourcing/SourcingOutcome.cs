namespace EcomCore.Inventory;

/// <summary>How an order came out, and why.</summary>
public enum SourcingOutcome
{
    /// <summary>One warehouse has everything.</summary>
    Complete,

    /// <summary>Everything is shipped, from several warehouses, because none has all of it.</summary>
    Split,

    /// <summary>A part waits: all warehouses together have too little.</summary>
    ShortOfStock,

    /// <summary>A part waits: more stock lies in further warehouses than the limit of shipments allows.</summary>
    ShipmentLimit,

    /// <summary>Everything waits: all or nothing was asked for, and stock or shipments do not suffice.</summary>
    Refused,
}
