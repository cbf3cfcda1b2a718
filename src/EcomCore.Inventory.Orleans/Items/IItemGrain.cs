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
    [ResponseTimeout(ResendAfter)]
    Task<LedgerAnswer> Step(StepKind kind, LedgerCommand command, long untilTicks);

    [ResponseTimeout(ResendAfter)]
    Task<StockPosition> Stock();

    /// <summary>Whether it may be sold before it is there.</summary>
    Task<bool> HasBackorders();

    /// <summary>Of pool 0: the most pools that the item was ever split into.</summary>
    Task<int> Pools();

    [ResponseTimeout(ResendAfter)]
    Task<OrderPosition?> OrderOf(string orderId);

    /// <summary>Makes sure that a reservation which was noted here, and is not there yet, never comes. Gives what is known of the order afterwards.</summary>
    Task<OrderPosition?> Vacate(LedgerCommand fence);

    Task<List<StockHolder>> Holders();

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

    /// <summary>Of pool 0: the item is sold from so many pools.</summary>
    Task Split(int pools);
}
