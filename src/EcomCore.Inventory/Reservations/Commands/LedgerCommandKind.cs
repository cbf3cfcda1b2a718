namespace EcomCore.Inventory;

/// <summary>What a <see cref="LedgerCommand"/> asks for. The numbers are part of stored journals and never change.</summary>
public enum LedgerCommandKind
{
    /// <summary>Nothing: the default value, which is invalid.</summary>
    None = 0,

    /// <summary>Goods came in.</summary>
    Receive = 1,

    /// <summary>Stock is corrected up or down, with a reason.</summary>
    Adjust = 2,

    /// <summary>An order holds units, all of its lines or none.</summary>
    Reserve = 3,

    /// <summary>An order's reservation lives longer.</summary>
    Extend = 4,

    /// <summary>Reserved units leave the house.</summary>
    Confirm = 5,

    /// <summary>An order gives back what it holds.</summary>
    Release = 6,

    /// <summary>Shipped units come back into stock.</summary>
    Return = 7,

    /// <summary>Units move between items, or quota between channels; the lines add up to zero.</summary>
    Transfer = 8,

    /// <summary>Units of an item that are never promised.</summary>
    SetBuffer = 9,

    /// <summary>Units of an item set aside for one channel, which sells from them only.</summary>
    SetQuota = 10,

    /// <summary>Time has passed; what is due expires.</summary>
    Expire = 11,

    /// <summary>The most units of an item that one channel may take from the shared pool.</summary>
    SetCap = 12,

    /// <summary>Whether, and how far, an item may be sold before it is there.</summary>
    SetBackorder = 13,

    /// <summary>Goods are expected on a day.</summary>
    PlanReceipt = 14,
}
