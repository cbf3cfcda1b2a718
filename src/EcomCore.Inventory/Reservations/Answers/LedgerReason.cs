namespace EcomCore.Inventory;

/// <summary>Why a command ended as it did. The numbers are part of stored journals and never change.</summary>
public enum LedgerReason
{
    /// <summary>There is nothing to say.</summary>
    None = 0,

    /// <summary>Done, partly before the goods are there: <see cref="LedgerAnswer.PromisedAt"/> says when.</summary>
    Backordered = 1,

    /// <summary>Done: the order has not come yet, and will be refused when it comes.</summary>
    CancelRemembered = 2,

    /// <summary>Done: the order holds nothing any more, so nothing was released.</summary>
    NothingHeld = 3,

    /// <summary>Refused: more was asked than is available.</summary>
    Insufficient = 10,

    /// <summary>Refused: the channel's quota or cap is used up.</summary>
    ChannelLimit = 11,

    /// <summary>Refused: the item's limit for back-orders is reached, or no planned receipt covers it.</summary>
    BackorderLimit = 12,

    /// <summary>Refused: the item was never received.</summary>
    UnknownSku = 13,

    /// <summary>Refused: no such order is known, or it was closed so long ago that it is forgotten.</summary>
    UnknownOrder = 14,

    /// <summary>Refused: the order has a reservation already.</summary>
    OrderExists = 15,

    /// <summary>Refused: the order was released, or cancelled before it came.</summary>
    OrderCancelled = 16,

    /// <summary>Refused: the reservation had reached the end of its time.</summary>
    Expired = 17,

    /// <summary>Refused: everything of the order was shipped.</summary>
    AlreadyShipped = 18,

    /// <summary>Refused: the order holds fewer units of the item.</summary>
    NotReserved = 19,

    /// <summary>Refused: fewer units of the item were shipped, or came back already.</summary>
    NotShipped = 20,

    /// <summary>Refused: units promised before they were there have not come in yet.</summary>
    NotInStock = 21,

    /// <summary>Refused: orders hold these units, or a quota has them promised.</summary>
    HeldByOrders = 22,

    /// <summary>Refused: the balance would pass <see cref="LedgerLimits.MaxQuantity"/>.</summary>
    BalanceTooLarge = 23,

    /// <summary>Refused: the ledger holds as many items, orders or channels as it may; nothing was done.</summary>
    LedgerFull = 24,

    /// <summary>Refused: the host has too much to do, or is closing; nothing was done, and the command may be sent again.</summary>
    Overloaded = 25,

    /// <summary>Refused: the items named with the release are fewer than the order holds. A release gives back the whole order, by the units recorded: name none or all of them.</summary>
    PartialRelease = 26,

    /// <summary>Invalid: the id was used for another command.</summary>
    CommandIdReused = 40,

    /// <summary>Invalid: the command has no id.</summary>
    MissingCommandId = 41,

    /// <summary>Invalid: the command has no order.</summary>
    MissingOrder = 42,

    /// <summary>Invalid: a line has no item.</summary>
    MissingSku = 43,

    /// <summary>Invalid: the channel is missing, or only some lines of a transfer have one.</summary>
    MissingChannel = 44,

    /// <summary>Invalid: there is no line.</summary>
    MissingLines = 45,

    /// <summary>Invalid: an adjustment needs a reason.</summary>
    MissingReason = 46,

    /// <summary>Invalid: a text is longer than <see cref="LedgerLimits.MaxTextLength"/>.</summary>
    TextTooLong = 47,

    /// <summary>Invalid: there are more lines than <see cref="LedgerLimits.MaxLines"/>.</summary>
    TooManyLines = 48,

    /// <summary>Invalid: a quantity is 0 or negative where it must not be.</summary>
    QuantityOutOfRange = 49,

    /// <summary>Invalid: a quantity is larger than <see cref="LedgerLimits.MaxQuantity"/>.</summary>
    QuantityTooLarge = 50,

    /// <summary>Invalid: the time to live is not positive, or longer than a century.</summary>
    TimeToLiveOutOfRange = 51,

    /// <summary>Invalid: the lines of a transfer do not add up to zero.</summary>
    UnbalancedTransfer = 52,

    /// <summary>Invalid: no such kind of command or policy.</summary>
    UnknownKind = 53,

    /// <summary>Invalid: a text holds a control character or half of a surrogate pair.</summary>
    MalformedText = 54,

    /// <summary>Invalid: the command's time is further ahead of the host's clock than <see cref="LedgerOptions.MaxAhead"/>, or after
    /// <see cref="LedgerLimits.LatestTime"/>. Nothing is remembered: it may be sent again when its time has come.</summary>
    TimeTooFarAhead = 55,
}
