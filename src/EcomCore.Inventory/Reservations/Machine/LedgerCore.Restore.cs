namespace EcomCore.Inventory;

/// <content>State from a snapshot. Only without locks, and only once, before anything else.</content>
internal sealed partial class LedgerCore
{
    public void Restore(LedgerSnapshot snapshot)
    {
        _time.Sequence = snapshot.Sequence;
        _time.Clock = snapshot.Clock?.ToUnixTimeTicks() ?? Ticks.None;
        foreach (var channel in snapshot.Channels)
        {
            _channels.Keep(channel);
        }

        foreach (var record in snapshot.Stock)
        {
            Restore(record);
        }

        var waiting = new List<(long Since, int Table, int Stock, int Waiting, long Units)>();
        foreach (var order in snapshot.OpenOrders)
        {
            Restore(order, waiting);
        }

        foreach (var line in waiting.OrderBy(line => line.Since))
        {
            _stock[line.Table].Wait(line.Stock, line.Waiting, line.Units, line.Since);
        }

        foreach (var order in snapshot.ClosedOrders)
        {
            Restore(order, waiting);
        }

        foreach (var record in snapshot.Commands)
        {
            Remember(record);
        }
    }

    private void Restore(StockRecord record)
    {
        var (part, stock) = FindOrAdd(record.Sku);
        var table = _stock[part];
        ref var row = ref table.Rows[stock];
        row.OnHand = record.OnHand;
        row.Buffer = record.Buffer;
        row.Policy = record.Policy;
        row.BackorderLimit = record.BackorderLimit;
        row.Planned = record.Planned.Count == 0 ? null : [.. record.Planned];
        foreach (var limit in record.Limits)
        {
            var kind = limit.Quota is null ? LimitKind.Cap : LimitKind.Quota;
            SetLimit(table, stock, _channels.Keep(limit.Channel), kind, limit.Quota ?? limit.Cap ?? LedgerCommand.NoLimit);
        }
    }

    private void Restore(OrderPosition position, List<(long Since, int Table, int Stock, int Waiting, long Units)> waiting)
    {
        var hash = TextHash.Of(position.OrderId);
        var part = Rows.PartOf(hash, _parts);
        var orders = _orders[part];
        var order = orders.Add(hash, position.OrderId);
        foreach (var line in position.Lines)
        {
            var (table, stock) = FindOrAdd(line.Sku);
            var account = _stock[table].OpenAccount(stock, _channels.Keep(line.Channel));
            var added = orders.OpenLine(order, table, stock, account);
            ref var row = ref orders.Lines[added];
            row.Open = line.Open;
            row.Shipped = line.Shipped;
            row.Returned = line.Returned;
            orders.Rows[order].OpenLines += line.Open > 0 ? 1 : 0;
            _stock[table].Hold(stock, account, line.Open, line.Backordered);
            if (line.Backordered > 0)
            {
                row.Waiting = _stock[table].NewWaiting();
                waiting.Add((line.BackorderedSince, table, stock, row.Waiting, line.Backordered));
            }
        }

        if (position.State == OrderState.Open)
        {
            orders.Open(order, position.Until?.ToUnixTimeTicks() ?? Ticks.Never, position.Since, hasPlace: false);
        }
        else
        {
            orders.Rows[order].Since = position.Since;
            orders.Close(order, position.State);
        }
    }
}
