namespace EcomCore.Inventory;

/// <summary>Whether an item may be sold before it is there. The numbers are part of stored journals and never change.</summary>
public enum BackorderPolicy
{
    /// <summary>Only what is in stock is promised. The default.</summary>
    None = 0,

    /// <summary>Pre-sale: planned receipts are promised too, each unit once, with their day.</summary>
    PlannedReceipts = 1,

    /// <summary>Back-order: units are promised without a plan too, then without a day.</summary>
    Unplanned = 2,
}
