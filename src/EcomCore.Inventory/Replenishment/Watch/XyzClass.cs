namespace EcomCore.Inventory;

/// <summary>How evenly an item sells, by the coefficient of variation of its sales per period.</summary>
public enum XyzClass
{
    /// <summary>Evenly: up to 0.5.</summary>
    X,

    /// <summary>With ups and downs: up to 1.</summary>
    Y,

    /// <summary>Now and then, or never.</summary>
    Z,
}
