namespace EcomCore.Inventory;

/// <summary>What happens to an order for which there is not enough stock.</summary>
public enum ShortageRule
{
    /// <summary>What can be shipped is shipped; the rest goes to the back-order list.</summary>
    Partial,

    /// <summary>All or nothing: the whole order goes to the back-order list and takes no stock.</summary>
    WholeOrder,
}
