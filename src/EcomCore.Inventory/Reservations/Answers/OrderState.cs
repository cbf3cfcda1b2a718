namespace EcomCore.Inventory;

/// <summary>Where an order stands. The numbers are part of stored journals and never change.</summary>
public enum OrderState
{
    /// <summary>The ledger does not know it.</summary>
    Unknown = 0,

    /// <summary>It holds units.</summary>
    Open = 1,

    /// <summary>All that it held was shipped.</summary>
    Shipped = 2,

    /// <summary>It gave back what it held.</summary>
    Released = 3,

    /// <summary>Its time ran out; it may be reserved again.</summary>
    Expired = 4,

    /// <summary>It was cancelled before it came.</summary>
    CancelledBefore = 5,
}
