namespace EcomCore.Inventory.Orleans;

/// <summary>One of a fixed number of coordinators, each for its share of the orders.</summary>
internal interface IOrderGrain : IGrainWithIntegerKey
{
    /// <summary>As with items; longer, because a coordinator waits for items itself.</summary>
    const string ResendAfter = "00:00:10";

    /// <summary>Handles a command of an order, or one about the stock of several items.</summary>
    [ResponseTimeout(ResendAfter)]
    Task<LedgerAnswer> Apply(LedgerCommand command);

    [ResponseTimeout(ResendAfter)]
    Task<OrderPosition?> OrderOf(string orderId);

    /// <summary>Completes or undoes what is half done.</summary>
    Task Resume(string orderId);
}
