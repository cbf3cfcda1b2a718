namespace EcomCore.Inventory;

/// <summary>How much of the whole value an item brings.</summary>
public enum AbcClass
{
    /// <summary>The few items that bring the first 80 %.</summary>
    A,

    /// <summary>The items that bring the next 15 %.</summary>
    B,

    /// <summary>The many items that bring the last 5 %.</summary>
    C,
}
