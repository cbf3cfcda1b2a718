namespace EcomCore.Inventory.Orleans;

/// <summary>An item, or one pool of a split item: the only place where its units are promised.</summary>
internal interface IItemGrain : IGrainWithStringKey
{
    /// <summary>How long a caller waits for one answer before it asks again: commands are done at most once, and a silo that is stopped does not say so.</summary>
    const string ResendAfter = "00:00:05";

    /// <summary>Handles a caller's command about this item alone. A reservation is first noted at its order.</summary>
    [ResponseTimeout(ResendAfter)]
    Task<LedgerAnswer> Apply(LedgerCommand command);

    /// <summary>Does a step of an order; the caller has noted the order's parts.</summary>
    /// <param name="kind">What is asked.</param>
    /// <param name="command">For which command.</param>
    /// <param name="untilTicks">The end that is restored.</param>
    /// <param name="epoch">The version of the order's row in whose name it is asked, and which a later one shuts out; 0 where no order is.</param>
    [ResponseTimeout(ResendAfter)]
    Task<LedgerAnswer> Step(StepKind kind, LedgerCommand command, long untilTicks, long epoch);

    /// <summary>The item's numbers, as they are in the database at this moment. So are all answers to questions.</summary>
    [ResponseTimeout(ResendAfter)]
    Task<StockPosition> Stock();

    /// <summary>Of pool 0: the most pools that the item was ever split into.</summary>
    [ResponseTimeout(ResendAfter)]
    Task<int> Pools();

    /// <summary>What the item knows of an order, as it is in the database at this moment.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="epoch">Above 0: from now on nothing comes in for it that is asked in the name of an earlier version of its row.</param>
    [ResponseTimeout(ResendAfter)]
    Task<OrderPosition?> OrderOf(string orderId, long epoch);

    [ResponseTimeout(ResendAfter)]
    Task<List<StockHolder>> Holders();

    [ResponseTimeout(ResendAfter)]
    Task<List<PromisePoint>> Promise();

    Task<List<LedgerEvent>> Events();

    Task<LedgerVerification> Verify();

    /// <summary>Units have been sent here; takes them.</summary>
    Task Arrive();

    /// <summary>Of pool 0: sends units to another pool, fetching them from the others where it has too few. Gives the units sent;
    /// -1 when the item is not known.</summary>
    Task<long> Lend(string toKey, long units);

    /// <summary>Sends to pool 0 all units that can be promised. Gives the units sent.</summary>
    Task<long> Surrender();

    /// <summary>Of pool 0: the item is sold from so many pools. False when it has a back-order policy.</summary>
    Task<bool> Split(int pools);
}
