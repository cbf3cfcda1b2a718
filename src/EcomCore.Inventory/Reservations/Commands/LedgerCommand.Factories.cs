using NodaTime;

namespace EcomCore.Inventory;

/// <content>How commands are made.</content>
public readonly partial struct LedgerCommand
{
    /// <summary>Goods came in. An item is known from its first receipt. They are taken off the earliest planned receipts.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units; 1 or more.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand Receive(CommandId id, string sku, long quantity, Instant at) => new(LedgerCommandKind.Receive, id, at, null, new(sku, quantity), 1);

    /// <summary>Goods of several items came in, all or none.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="lines">1 to <see cref="LedgerLimits.MaxLines"/> lines of 1 unit or more; copied.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    public static LedgerCommand Receive(CommandId id, IReadOnlyList<LedgerLine> lines, Instant at) =>
        WithLines(LedgerCommandKind.Receive, id, at, lines, null, null, null, Ticks.None);

    /// <summary>Stock is corrected. It never falls below what orders hold.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units to add, or with a minus sign to take away; not 0.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand Adjust(CommandId id, string sku, long quantity, string reason, Instant at) =>
        new(LedgerCommandKind.Adjust, id, at, null, new(sku, quantity), 1) { Reason = reason };

    /// <summary>An order holds units of one item.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units; 1 or more.</param>
    /// <param name="timeToLive">How long they are held; null means until confirmed or released.</param>
    /// <param name="at">When.</param>
    /// <param name="channel">The sales channel; null when channels do not matter.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand Reserve(
        CommandId id, string orderId, string sku, long quantity, Duration? timeToLive, Instant at, string? channel = null) =>
        new(LedgerCommandKind.Reserve, id, at, null, new(sku, quantity), 1) { OrderId = orderId, Channel = channel, SpanTicks = Ticks.Of(timeToLive) };

    /// <summary>An order holds units of one item that was looked up before: the same command as with the text, handled faster.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="sku">The item, from <see cref="InMemoryStockLedger.HandleOf"/> or <see cref="LedgerMachine.HandleOf"/>.</param>
    /// <param name="quantity">Units; 1 or more.</param>
    /// <param name="timeToLive">How long they are held; null means until confirmed or released.</param>
    /// <param name="at">When.</param>
    /// <param name="channel">The sales channel; null when channels do not matter.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand Reserve(
        CommandId id, string orderId, SkuHandle sku, long quantity, Duration? timeToLive, Instant at, string? channel = null) =>
        new(LedgerCommandKind.Reserve, id, at, null, new(sku.Sku!, quantity), 1)
        {
            OrderId = orderId,
            Channel = channel,
            SpanTicks = Ticks.Of(timeToLive),
            SkuHash = sku.Hash,
            SkuRow = sku.Row,
        };

    /// <summary>An order holds units of several items, all or none. Lines of the same item are added up before they are checked.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="lines">1 to <see cref="LedgerLimits.MaxLines"/> lines of 1 unit or more; copied.</param>
    /// <param name="timeToLive">How long they are held; null means until confirmed or released.</param>
    /// <param name="at">When.</param>
    /// <param name="channel">The sales channel; null when channels do not matter.</param>
    /// <returns>The command.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    public static LedgerCommand Reserve(
        CommandId id, string orderId, IReadOnlyList<LedgerLine> lines, Duration? timeToLive, Instant at, string? channel = null) =>
        WithLines(LedgerCommandKind.Reserve, id, at, lines, orderId, channel, null, Ticks.Of(timeToLive));

    /// <summary>An order's reservation lives until <paramref name="at"/> plus <paramref name="timeToLive"/>.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="timeToLive">How long from <paramref name="at"/>; null means until confirmed or released.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand Extend(CommandId id, string orderId, Duration? timeToLive, Instant at) =>
        new(LedgerCommandKind.Extend, id, at, null, default, 0) { OrderId = orderId, SpanTicks = Ticks.Of(timeToLive) };

    /// <summary>Reserved units leave the house.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="at">When.</param>
    /// <param name="lines">What is shipped now; null or empty means everything that the order still holds.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand Confirm(CommandId id, string orderId, Instant at, IReadOnlyList<LedgerLine>? lines = null) =>
        WithLines(LedgerCommandKind.Confirm, id, at, lines ?? [], orderId, null, null, Ticks.None);

    /// <summary>An order gives back all that it still holds. Before the order came: it is remembered, and the order will be refused.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    /// <remarks>Made by <see cref="Of"/> it may name items: it is refused (<see cref="LedgerReason.PartialRelease"/>) where the order holds more than they say.</remarks>
    public static LedgerCommand Release(CommandId id, string orderId, Instant at) =>
        new(LedgerCommandKind.Release, id, at, null, default, 0) { OrderId = orderId };

    /// <summary>Shipped units come back into stock.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order that they were shipped for.</param>
    /// <param name="lines">What comes back: 1 unit or more each, and no more than was shipped.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    public static LedgerCommand Return(CommandId id, string orderId, IReadOnlyList<LedgerLine> lines, Instant at) =>
        WithLines(LedgerCommandKind.Return, id, at, lines, orderId, null, null, Ticks.None);

    /// <summary>Units move: between items (lines without channel), or between the quotas of channels (every line with its channel).</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="lines">Signed quantities that add up to 0; those of quotas add up to 0 for each item.</param>
    /// <param name="reason">Why; null when it needs no saying.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    public static LedgerCommand Transfer(CommandId id, IReadOnlyList<LedgerLine> lines, string? reason, Instant at) =>
        WithLines(LedgerCommandKind.Transfer, id, at, lines, null, null, reason, Ticks.None);

    /// <summary>Units of an item that are never promised, against damage and miscounts.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units; 0 or more.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand SetBuffer(CommandId id, string sku, long quantity, Instant at) =>
        new(LedgerCommandKind.SetBuffer, id, at, null, new(sku, quantity), 1);

    /// <summary>Units of an item set aside for one channel: only this channel sells them, and it sells no others. What it ships is taken off.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units that may still be sold, those it has reserved included; 0 or more. Null: the channel sells from the shared pool again.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand SetQuota(CommandId id, string channel, string sku, long? quantity, Instant at) =>
        new(LedgerCommandKind.SetQuota, id, at, null, new(sku, quantity ?? NoLimit), 1) { Channel = channel };

    /// <summary>The most units of an item that one channel may take from the shared pool. What it ships is taken off.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units that may still be sold, those it has reserved included; 0 or more. Null: no cap.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand SetCap(CommandId id, string channel, string sku, long? quantity, Instant at) =>
        new(LedgerCommandKind.SetCap, id, at, null, new(sku, quantity ?? NoLimit), 1) { Channel = channel };

    /// <summary>Whether, and how far, an item may be sold before it is there.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="policy">What may be promised.</param>
    /// <param name="limit">Most units promised at one time without stock; 0 or more.</param>
    /// <param name="at">When.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand SetBackorder(CommandId id, string sku, BackorderPolicy policy, long limit, Instant at) =>
        new(LedgerCommandKind.SetBackorder, id, at, null, new(sku, limit), 1) { Backorder = policy };

    /// <summary>Goods are expected on a day. A second plan for the same day replaces the first; 0 takes it back.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units; 0 or more.</param>
    /// <param name="due">When they will be there.</param>
    /// <param name="at">When the plan is made.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand PlanReceipt(CommandId id, string sku, long quantity, Instant due, Instant at) =>
        new(LedgerCommandKind.PlanReceipt, id, at, null, new(sku, quantity), 1) { SpanTicks = due.ToUnixTimeTicks() };

    /// <summary>Time has passed. Any other command brings its time along too; this one is for quiet hours.</summary>
    /// <param name="id">Name of the command.</param>
    /// <param name="at">The time.</param>
    /// <returns>The command.</returns>
    public static LedgerCommand Expire(CommandId id, Instant at) => new(LedgerCommandKind.Expire, id, at, null, default, 0);

    /// <summary>Any command from its parts, as a reader of files or messages has them. What a kind does not use is left out.</summary>
    /// <param name="kind">What is asked for.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="at">When.</param>
    /// <param name="lines">Items and units; copied. Several are one command, all or none. A quantity of -1 takes a quota or cap away.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="timeToLive">How long a reservation lives.</param>
    /// <param name="reason">Why.</param>
    /// <param name="due">When planned goods will be there; null means at <paramref name="at"/>.</param>
    /// <param name="policy">What may be promised.</param>
    /// <returns>The command; whether it makes sense is for <see cref="Check"/> to say.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    public static LedgerCommand Of(
        LedgerCommandKind kind,
        CommandId id,
        Instant at,
        IReadOnlyList<LedgerLine> lines,
        string? orderId = null,
        string? channel = null,
        Duration? timeToLive = null,
        string? reason = null,
        Instant? due = null,
        BackorderPolicy policy = BackorderPolicy.None)
    {
        var (usesLines, usesOrder, usesChannel, usesReason) = PartsOf(kind);
        var span = kind is LedgerCommandKind.Reserve or LedgerCommandKind.Extend ? Ticks.Of(timeToLive)
            : kind is LedgerCommandKind.PlanReceipt ? (due ?? at).ToUnixTimeTicks()
            : Ticks.None;
        return WithLines(kind, id, at, usesLines ? lines : [], usesOrder ? orderId : null, usesChannel ? channel : null, usesReason ? reason : null, span)
            with
        {
            Backorder = kind == LedgerCommandKind.SetBackorder ? policy : BackorderPolicy.None,
        };
    }

    private static (bool Lines, bool Order, bool Channel, bool Reason) PartsOf(LedgerCommandKind kind) => kind switch
    {
        LedgerCommandKind.Reserve => (true, true, true, false),
        LedgerCommandKind.Confirm or LedgerCommandKind.Release or LedgerCommandKind.Return => (true, true, false, false),
        LedgerCommandKind.Extend => (false, true, false, false),
        LedgerCommandKind.Adjust or LedgerCommandKind.Transfer => (true, false, false, true),
        LedgerCommandKind.SetQuota or LedgerCommandKind.SetCap => (true, false, true, false),
        LedgerCommandKind.Expire => (false, false, false, false),
        _ => (true, false, false, false),
    };

    internal const long NoLimit = -1;

    private static LedgerCommand WithLines(
        LedgerCommandKind kind, CommandId id, Instant at, IReadOnlyList<LedgerLine> lines, string? orderId, string? channel, string? reason, long span)
    {
        Guard.NotNull(lines);
        var first = lines.Count == 1 ? lines[0] : default;
        return new LedgerCommand(kind, id, at, lines.Count > 1 ? [.. lines] : null, first, lines.Count)
        {
            OrderId = orderId,
            Channel = channel,
            Reason = reason,
            SpanTicks = span,
        };
    }
}
