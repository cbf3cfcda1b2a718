namespace EcomCore.Segmentation;

/// <summary>What counts as one purchase of a customer.</summary>
public enum PurchaseCounting
{
    /// <summary>Lines of one order id count once; a line without an order id is an order of its own.</summary>
    ByOrder,

    /// <summary>Purchases of one day count once, whatever their order ids. The models of customer lifetime value count this way.</summary>
    ByDay,
}
