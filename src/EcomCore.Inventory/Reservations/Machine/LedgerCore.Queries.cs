namespace EcomCore.Inventory;

/// <content>Reading: one item or order at its own moment, the whole at one moment.</content>
internal sealed partial class LedgerCore
{
    public StockPosition StockOf(string sku) => WithStock(sku, PositionOf) ?? new StockPosition(sku, 0, 0, 0, 0, 0, 0);

    /// <summary>Where an item stands; without a row when it is not known. A row stays where it is as long as the ledger lives.</summary>
    public SkuHandle HandleOf(string sku)
    {
        var unusual = 0UL;
        var hash = TextHash.Of(sku, ref unusual);
        var table = _stock[Rows.PartOf(TextHash.Fold(hash), _parts)];
        Enter(table.Gate);
        try
        {
            var row = table.Find(TextHash.Fold(hash), sku);
            return row < 0 ? new SkuHandle(sku, hash, row) : new SkuHandle(table.Rows[row].Sku, hash, row);
        }
        finally
        {
            Exit(table.Gate);
        }
    }

    public IReadOnlyList<StockPosition> AllStock()
    {
        var all = new List<StockPosition>();
        foreach (var table in _stock)
        {
            Enter(table.Gate);
            try
            {
                for (var stock = 0; stock < table.Count; stock++)
                {
                    all.Add(PositionOf(table, stock).GetValueOrDefault());
                }
            }
            finally
            {
                Exit(table.Gate);
            }
        }

        all.Sort((a, b) => string.CompareOrdinal(a.Sku, b.Sku));
        return all;
    }

    public IReadOnlyList<ChannelLimit> LimitsOf(string sku) =>
        WithStock(sku, (table, stock) => LimitsOf(table, stock, all: true)) ?? [];

    public IReadOnlyList<PromisePoint> PromiseOf(string sku) => WithStock(sku, PromiseOf) ?? [new PromisePoint(null, 0)];

    public StockAudit AuditOf(string sku) => WithStock(sku, AuditOf) ?? new StockAudit(new StockPosition(sku, 0, 0, 0, 0, 0, 0), 0, 0, []);

    public OrderPosition? OrderOf(string orderId)
    {
        var hash = TextHash.Of(orderId);
        var orders = _orders[Rows.PartOf(hash, _parts)];
        Enter(orders.Gate);
        try
        {
            var order = orders.Find(hash, orderId);
            if (order < 0)
            {
                return null;
            }

            var parts = PartsOf(orders, order, openOnly: false);
            EnterStock(parts);
            try
            {
                return PositionOf(orders, order);
            }
            finally
            {
                ExitStock(parts);
            }
        }
        finally
        {
            Exit(orders.Gate);
        }
    }

    public IReadOnlyList<StockHolder> HoldersOf(string sku) => WithAll(() =>
    {
        var holders = new List<(long Since, StockHolder Holder)>();
        foreach (var orders in _orders)
        {
            foreach (var order in orders.Open())
            {
                for (var line = orders.Rows[order].FirstLine; line >= 0; line = orders.Lines[line].Next)
                {
                    var row = orders.Lines[line];
                    if (row.Open > 0 && SkuOf(row) == sku)
                    {
                        var of = orders.Rows[order];
                        holders.Add((of.Since, new StockHolder(of.Id, ChannelOf(row), row.Open, WaitingOf(row), Ticks.ToInstant(of.Until))));
                    }
                }
            }
        }

        return holders.OrderBy(h => h.Since).Select(h => h.Holder).ToList();
    });

    public LedgerSnapshot Snapshot() => WithAll(() =>
    {
        var stock = new List<StockRecord>();
        foreach (var table in _stock)
        {
            for (var i = 0; i < table.Count; i++)
            {
                var row = table.Rows[i];
                stock.Add(new StockRecord(
                    row.Sku, row.OnHand, row.Buffer, row.Policy, row.BackorderLimit, LimitsOf(table, i, all: false), row.Planned is null ? [] : [.. row.Planned]));
            }
        }

        stock.Sort((a, b) => string.CompareOrdinal(a.Sku, b.Sku));
        var open = _orders.SelectMany(orders => orders.Open().Select(order => PositionOf(orders, order))).ToList();
        open.Sort((a, b) => string.CompareOrdinal(a.OrderId, b.OrderId));
        var closed = _orders.SelectMany(orders => orders.Closed().Select(order => PositionOf(orders, order))).ToList();
        var commands = _commands.SelectMany(table => table.OldestFirst()).Select(row => RecordOf(row)).ToList();
        return new LedgerSnapshot(_time.Sequence, Ticks.ToInstant(_time.Clock), stock, open, closed, commands) { Channels = _channels.All };
    });

    private T? WithStock<T>(string sku, Func<StockTable, int, T?> read)
    {
        var hash = TextHash.Of(sku);
        var table = _stock[Rows.PartOf(hash, _parts)];
        Enter(table.Gate);
        try
        {
            var stock = table.Find(hash, sku);
            return stock < 0 ? default : read(table, stock);
        }
        finally
        {
            Exit(table.Gate);
        }
    }

    private static StockPosition? PositionOf(StockTable table, int stock)
    {
        ref var row = ref table.Rows[stock];
        return new StockPosition(row.Sku, row.OnHand, row.Reserved, row.Backordered, row.Buffer, row.SetAside, row.Free);
    }

    private List<ChannelLimit> LimitsOf(StockTable table, int stock, bool all)
    {
        var limits = new List<ChannelLimit>();
        for (var account = table.Rows[stock].FirstAccount; account >= 0; account = table.Accounts[account].Next)
        {
            var own = table.Accounts[account];
            if (own.Kind != LimitKind.None || (all && own.Reserved > 0))
            {
                limits.Add(new ChannelLimit(
                    _channels.NameOf(own.Channel)!,
                    own.Reserved,
                    own.Kind == LimitKind.Quota ? own.Allowance : null,
                    own.Kind == LimitKind.Cap ? own.Allowance : null));
            }
        }

        limits.Sort((a, b) => string.CompareOrdinal(a.Channel, b.Channel));
        return limits;
    }

    private static IReadOnlyList<PromisePoint> PromiseOf(StockTable table, int stock)
    {
        var row = table.Rows[stock];
        var points = new List<PromisePoint> { new(null, row.Pool) };
        var planned = -row.Backordered;
        for (var i = 0; row.Planned is not null && i < row.Planned.Count; i++)
        {
            planned += row.Planned[i].Quantity;
            points.Add(new PromisePoint(row.Planned[i].Due, row.Pool + Math.Max(0, planned)));
        }

        return points;
    }

    private StockAudit AuditOf(StockTable table, int stock)
    {
        var now = PositionOf(table, stock).GetValueOrDefault();
        var events = table.Events.OldestFirst().Where(e => e.Stock == stock).Select(e => e.ToEvent(now.Sku, _channels.NameOf(e.Channel))).ToList();
        return new StockAudit(now, now.OnHand - events.Sum(e => e.OnHandChange), now.Reserved - events.Sum(e => e.ReservedChange), events);
    }

    private OrderPosition PositionOf(OrderTable orders, int order)
    {
        var row = orders.Rows[order];
        var lines = new List<OrderLinePosition>();
        for (var line = row.FirstLine; line >= 0; line = orders.Lines[line].Next)
        {
            var own = orders.Lines[line];
            var since = own.Waiting < 0 ? 0 : _stock[own.Table].Waiting[own.Waiting].Since;
            lines.Add(new OrderLinePosition(SkuOf(own), ChannelOf(own), own.Open, WaitingOf(own), WaitingOf(own) > 0 ? since : 0, own.Shipped, own.Returned));
        }

        return new OrderPosition(row.Id, row.State, row.State == OrderState.Open ? Ticks.ToInstant(row.Until) : null, row.Since, lines);
    }
}
