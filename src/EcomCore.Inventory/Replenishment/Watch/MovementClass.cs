namespace EcomCore.Inventory;

/// <summary>How fast stock moves.</summary>
public enum MovementClass
{
    /// <summary>Stock is sold many times a year.</summary>
    Fast,

    /// <summary>Neither fast nor slow.</summary>
    Steady,

    /// <summary>Stock lasts for a long time.</summary>
    Slow,

    /// <summary>There is stock and it has not sold for a long time.</summary>
    Dead,
}
