namespace EcomCore.Inventory;

/// <content>State as the fold of events: the same changes as when they happened, without deciding anything. Only without locks.</content>
internal sealed partial class LedgerCore
{
    public void Fold(in LedgerEvent happened)
    {
        if (happened.Sequence != _time.Sequence + 1)
        {
            throw Misfit(happened, FormattableString.Invariant($"the last event was {_time.Sequence}"));
        }

        _time.Clock = Math.Max(_time.Clock, happened.AtTicks);
        _time.Sequence = happened.Sequence;
        if (happened.OrderId is null)
        {
            FoldStock(happened);
        }
        else
        {
            FoldOrder(happened);
        }
    }

    public void Remember(in CommandRecord record)
    {
        _time.Clock = Math.Max(_time.Clock, record.At.ToUnixTimeTicks());
        var hash = TextHash.Of(record.Id);
        var table = _commands[Rows.PartOf(hash, _parts)];
        if (table.Find(hash, record.Id) >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"The command '{record.Id}' is remembered already."), nameof(record));
        }

        AnswerRow answer = default;
        answer.Set(record.Answer);
        table.Add(hash, record.Id, record.Fingerprint, record.At.ToUnixTimeTicks(), answer);
    }

    private static ArgumentException Misfit(in LedgerEvent happened, string why) =>
        new(FormattableString.Invariant($"Event {happened.Sequence} ({happened.Kind}) does not fit: {why}."), nameof(happened));

    private void FoldStock(in LedgerEvent happened)
    {
        var (part, stock) = FindOrAdd(happened.Sku ?? throw Misfit(happened, "it has no item"));
        var table = _stock[part];
        switch (happened.Kind)
        {
            case LedgerEventKind.Received or LedgerEventKind.Adjusted:
                AddOnHand(table, stock, happened.Quantity, fromPlan: happened.Kind == LedgerEventKind.Received);
                break;
            case LedgerEventKind.BufferSet:
                SetBuffer(table, stock, happened.Quantity);
                break;
            case LedgerEventKind.QuotaSet or LedgerEventKind.CapSet:
                var kind = happened.Kind == LedgerEventKind.QuotaSet ? LimitKind.Quota : LimitKind.Cap;
                SetLimit(table, stock, _channels.Keep(happened.Channel), kind, happened.Quantity);
                break;
            case LedgerEventKind.BackorderSet:
                table.Rows[stock].Policy = happened.Policy;
                table.Rows[stock].BackorderLimit = happened.Quantity;
                break;
            case LedgerEventKind.ReceiptPlanned:
                Plan(ref table.Rows[stock], happened.UntilTicks, happened.Quantity);
                break;
            default:
                throw Misfit(happened, "it needs an order");
        }
    }

    private void FoldOrder(in LedgerEvent happened)
    {
        var hash = TextHash.Of(happened.OrderId!);
        var part = Rows.PartOf(hash, _parts);
        var orders = _orders[part];
        var order = orders.Find(hash, happened.OrderId!);
        if (order < 0)
        {
            order = happened.Kind is LedgerEventKind.Reserved or LedgerEventKind.CancelRemembered
                ? orders.Add(hash, happened.OrderId!)
                : throw Misfit(happened, "its order is not known");
        }

        switch (happened.Kind)
        {
            case LedgerEventKind.Reserved:
                FoldReserved(happened, orders, order);
                break;
            case LedgerEventKind.Extended:
                orders.SetUntil(order, happened.UntilTicks == 0 ? Ticks.Never : happened.UntilTicks);
                break;
            case LedgerEventKind.CancelRemembered:
                orders.Close(order, OrderState.CancelledBefore);
                break;
            default:
                FoldLine(happened, orders, order);
                break;
        }
    }

    private void FoldReserved(in LedgerEvent happened, OrderTable orders, int order)
    {
        var (part, stock) = FindOrAdd(happened.Sku ?? throw Misfit(happened, "it has no item"));
        var account = _stock[part].OpenAccount(stock, _channels.Keep(happened.Channel));
        orders.Open(order, happened.UntilTicks == 0 ? Ticks.Never : happened.UntilTicks, happened.Sequence, hasPlace: false);
        var draft = new Draft { Table = part, Stock = stock, Account = account, Quantity = happened.Quantity, Backordered = happened.Backordered };
        HoldLine(orders, order, draft, happened.Sequence);
    }

    private void FoldLine(in LedgerEvent happened, OrderTable orders, int order)
    {
        var line = LineOf(happened, orders, order);
        ref var row = ref orders.Lines[line];
        var limit = happened.Kind == LedgerEventKind.Returned ? row.Shipped - row.Returned : row.Open;
        if (happened.Quantity < 1 || happened.Quantity > limit)
        {
            throw Misfit(happened, FormattableString.Invariant($"the order has {limit} units, not {happened.Quantity}"));
        }

        switch (happened.Kind)
        {
            case LedgerEventKind.Shipped:
                ShipLine(orders, order, line, happened.Quantity);
                CloseWhenEmpty(orders, order, OrderState.Shipped);
                break;
            case LedgerEventKind.Returned:
                ReturnLine(orders, line, happened.Quantity);
                break;
            case LedgerEventKind.Released or LedgerEventKind.Expired:
                GiveBackLine(orders, order, line);
                CloseWhenEmpty(orders, order, happened.Kind == LedgerEventKind.Expired ? OrderState.Expired : OrderState.Released);
                break;
            default:
                throw Misfit(happened, "it needs no order");
        }
    }

    private int LineOf(in LedgerEvent happened, OrderTable orders, int order)
    {
        for (var line = orders.Rows[order].FirstLine; line >= 0; line = orders.Lines[line].Next)
        {
            ref var row = ref orders.Lines[line];
            if (SkuOf(row) == happened.Sku && ChannelOf(row) == happened.Channel)
            {
                return line;
            }
        }

        throw Misfit(happened, "its order has no such line");
    }

    private string? ChannelOf(in LineRow line) =>
        _channels.NameOf(ChannelNumberOf(line));

    private int ChannelNumberOf(in LineRow line) => line.Account < 0 ? Rows.None : _stock[line.Table].Accounts[line.Account].Channel;

    private (int Part, int Stock) FindOrAdd(string sku, bool hasPlace = false)
    {
        var hash = TextHash.Of(sku);
        var part = Rows.PartOf(hash, _parts);
        var stock = _stock[part].Find(hash, sku);
        return (part, stock < 0 ? _stock[part].Add(hash, sku, hasPlace) : stock);
    }
}
