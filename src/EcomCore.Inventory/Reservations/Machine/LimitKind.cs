namespace EcomCore.Inventory;

/// <summary>How a channel is limited at an item.</summary>
internal enum LimitKind
{
    None,
    Quota,
    Cap,
}
