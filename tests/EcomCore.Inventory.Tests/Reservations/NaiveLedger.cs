using NodaTime;

namespace EcomCore.Inventory.Tests;

/// <summary>The ledger as one would write it without a thought for speed: every number is summed up again from the orders each time.</summary>
internal sealed class NaiveLedger
{
    private readonly Dictionary<string, Item> _items = [];
    private readonly Dictionary<string, Order> _orders = [];
    private readonly Dictionary<string, (long Fingerprint, LedgerStatus Status, LedgerReason Reason)> _answers = [];
    private Instant _clock = Instant.MinValue;
    private int _tickets;

    public (LedgerStatus Status, LedgerReason Reason) Apply(in LedgerCommand c)
    {
        if (c.Check() is not LedgerReason.None and var fault)
        {
            return (LedgerStatus.Invalid, fault);
        }

        if (_answers.TryGetValue(c.Id.Text, out var first))
        {
            return first.Fingerprint == c.Fingerprint() ? (LedgerStatus.Repeated, first.Reason) : (LedgerStatus.Invalid, LedgerReason.CommandIdReused);
        }

        _clock = Instant.Max(_clock, c.At);
        foreach (var due in _orders.Values.Where(o => o.State == OrderState.Open && o.Until <= _clock).OrderBy(o => o.Until).ThenBy(o => o.Ticket).ToList())
        {
            Free(due, OrderState.Expired);
        }

        var answer = Decide(c);
        _answers[c.Id.Text] = (c.Fingerprint(), answer.Status, answer.Reason);
        return answer;
    }

    public IEnumerable<StockPosition> Stock() => _items.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i =>
    {
        var (sku, item) = (i.Key, i.Value);
        return new StockPosition(sku, item.OnHand, Open(sku).Sum(l => l.Open), Waiting(sku), item.Buffer, SetAside(sku), Math.Max(0, item.OnHand - Covered(sku) - item.Buffer));
    });

    private IEnumerable<Line> Open(string sku) => _orders.Values.SelectMany(o => o.Lines).Where(l => l.Sku == sku && l.Open > 0);

    private long Waiting(string sku) => Open(sku).Sum(l => l.Waiting);

    private long Covered(string sku) => Open(sku).Sum(l => l.Open - l.Waiting);

    private long Of(string sku, string channel) => Open(sku).Where(l => l.Channel == channel).Sum(l => l.Open);

    private long SetAside(string sku) => _items[sku].Quota.Sum(q => Math.Max(0, q.Value - Of(sku, q.Key)));

    private long Pool(string sku) => Math.Max(0, _items[sku].OnHand - Covered(sku) - _items[sku].Buffer - SetAside(sku));

    private long Available(string sku, string? channel)
    {
        var item = _items[sku];
        if (channel is not null && item.Quota.TryGetValue(channel, out var quota))
        {
            return Math.Max(0, Math.Min(Math.Max(0, item.OnHand - Covered(sku) - item.Buffer), quota - Of(sku, channel)));
        }

        return channel is not null && item.Cap.TryGetValue(channel, out var cap) ? Math.Max(0, Math.Min(Pool(sku), cap - Of(sku, channel))) : Pool(sku);
    }

    private (LedgerStatus Status, LedgerReason Reason) Decide(in LedgerCommand c)
    {
        var order = c.OrderId is null ? null : _orders.GetValueOrDefault(c.OrderId);
        var lines = Enumerable.Range(0, c.LineCount).Select(c.Line).ToList();
        switch (c.Kind)
        {
            case LedgerCommandKind.Reserve: return Reserve(c, order, lines);
            case LedgerCommandKind.Confirm: return Confirm(order, lines);
            case LedgerCommandKind.Release: return Release(c, order, lines);
            case LedgerCommandKind.Extend:
                if (Standing(order) is not LedgerReason.OrderExists and var standing)
                {
                    return (LedgerStatus.Refused, standing);
                }

                order!.Until = c.TimeToLive is { } span ? _clock + span : Instant.MaxValue;
                return (LedgerStatus.Done, LedgerReason.None);
            case LedgerCommandKind.Return: return Return(order, lines);
            case LedgerCommandKind.Transfer: return Transfer(lines);
            case LedgerCommandKind.Expire: return (LedgerStatus.Done, LedgerReason.None);
            case LedgerCommandKind.Receive:
                foreach (var item in lines.GroupBy(l => l.Sku))
                {
                    Change(c, new LedgerLine(item.Key, item.Sum(l => l.Quantity)));
                }

                return (LedgerStatus.Done, LedgerReason.None);
            default: return Change(c, lines[0]);
        }
    }

    private (LedgerStatus Status, LedgerReason Reason) Reserve(in LedgerCommand c, Order? order, List<LedgerLine> lines)
    {
        if (Standing(order) is not (LedgerReason.UnknownOrder or LedgerReason.Expired) and var standing)
        {
            return (LedgerStatus.Refused, standing);
        }

        if (lines.Any(l => !_items.ContainsKey(l.Sku)))
        {
            return (LedgerStatus.Refused, LedgerReason.UnknownSku);
        }

        var channel = c.Channel;
        var wanted = lines.GroupBy(l => l.Sku).Select(g => (Sku: g.Key, Units: g.Sum(l => l.Quantity))).ToList();
        foreach (var (sku, units) in wanted)
        {
            var beyond = units - Available(sku, channel);
            if (beyond <= 0)
            {
                continue;
            }

            var item = _items[sku];
            if (channel is not null && (item.Quota.ContainsKey(channel) || (item.Cap.TryGetValue(channel, out var cap) && units > cap - Of(sku, channel))))
            {
                return (LedgerStatus.Refused, LedgerReason.ChannelLimit);
            }

            if (item.Policy == BackorderPolicy.None)
            {
                return (LedgerStatus.Refused, LedgerReason.Insufficient);
            }

            var waiting = Waiting(sku) + beyond;
            if (waiting > item.Limit || (item.Policy == BackorderPolicy.PlannedReceipts && waiting > item.Planned.Values.Sum()))
            {
                return (LedgerStatus.Refused, LedgerReason.BackorderLimit);
            }
        }

        order ??= _orders[c.OrderId!] = new Order();
        order.State = OrderState.Open;
        order.Ticket = ++_tickets;
        order.Until = c.TimeToLive is { } span ? _clock + span : Instant.MaxValue;
        var backordered = false;
        foreach (var (sku, units) in wanted)
        {
            var beyond = Math.Max(0, units - Available(sku, channel));
            var line = order.Lines.FirstOrDefault(l => l.Sku == sku && l.Channel == channel);
            if (line is null)
            {
                order.Lines.Add(line = new Line { Sku = sku, Channel = channel });
            }

            line.Open += units;
            line.Waiting += beyond;
            line.Ticket = ++_tickets;
            backordered |= beyond > 0;
        }

        return (LedgerStatus.Done, backordered ? LedgerReason.Backordered : LedgerReason.None);
    }

    private (LedgerStatus Status, LedgerReason Reason) Confirm(Order? order, List<LedgerLine> lines)
    {
        if (Standing(order) is not LedgerReason.OrderExists and var standing)
        {
            return (LedgerStatus.Refused, standing);
        }

        var wanted = lines.Count == 0
            ? order!.Lines.GroupBy(l => l.Sku).Select(g => (Sku: g.Key, Units: g.Sum(l => l.Open))).ToList()
            : lines.GroupBy(l => l.Sku).Select(g => (Sku: g.Key, Units: g.Sum(l => l.Quantity))).ToList();
        foreach (var (sku, units) in wanted)
        {
            var own = order!.Lines.Where(l => l.Sku == sku).ToList();
            if (units > own.Sum(l => l.Open))
            {
                return (LedgerStatus.Refused, LedgerReason.NotReserved);
            }

            if (units > own.Sum(l => l.Open - l.Waiting))
            {
                return (LedgerStatus.Refused, LedgerReason.NotInStock);
            }
        }

        foreach (var (sku, units) in wanted)
        {
            var left = units;
            foreach (var line in order!.Lines.Where(l => l.Sku == sku))
            {
                var take = Math.Min(left, line.Open - line.Waiting);
                left -= take;
                line.Open -= take;
                line.Shipped += take;
                _items[sku].OnHand -= take;
                if (line.Channel is { } channel)
                {
                    TakeOff(_items[sku].Quota, channel, take);
                    TakeOff(_items[sku].Cap, channel, take);
                }
            }
        }

        if (order!.Lines.All(l => l.Open == 0))
        {
            order.State = OrderState.Shipped;
        }

        return (LedgerStatus.Done, LedgerReason.None);
    }

    private static void TakeOff(Dictionary<string, long> allowances, string channel, long units)
    {
        if (allowances.TryGetValue(channel, out var allowance))
        {
            allowances[channel] = Math.Max(0, allowance - units);
        }
    }

    private (LedgerStatus Status, LedgerReason Reason) Release(in LedgerCommand c, Order? order, List<LedgerLine> lines)
    {
        switch (order?.State ?? OrderState.Unknown)
        {
            case OrderState.Open when lines.Count > 0
                && order!.Lines.GroupBy(l => l.Sku).Any(own => own.Sum(l => l.Open) > lines.Where(l => l.Sku == own.Key).Sum(l => l.Quantity)):
                return (LedgerStatus.Refused, LedgerReason.PartialRelease);
            case OrderState.Open:
                Free(order!, OrderState.Released);
                return (LedgerStatus.Done, LedgerReason.None);
            case OrderState.Shipped:
                return (LedgerStatus.Refused, LedgerReason.AlreadyShipped);
            case OrderState.Unknown:
                _orders[c.OrderId!] = new Order { State = OrderState.CancelledBefore };
                return (LedgerStatus.Done, LedgerReason.CancelRemembered);
            case OrderState.Expired:
                order!.State = OrderState.CancelledBefore;
                return (LedgerStatus.Done, LedgerReason.NothingHeld);
            default:
                return (LedgerStatus.Done, LedgerReason.NothingHeld);
        }
    }

    private (LedgerStatus Status, LedgerReason Reason) Return(Order? order, List<LedgerLine> lines)
    {
        if (order is null)
        {
            return (LedgerStatus.Refused, LedgerReason.UnknownOrder);
        }

        var wanted = lines.GroupBy(l => l.Sku).Select(g => (Sku: g.Key, Units: g.Sum(l => l.Quantity))).ToList();
        if (wanted.Any(w => w.Units > order.Lines.Where(l => l.Sku == w.Sku).Sum(l => l.Shipped)))
        {
            return (LedgerStatus.Refused, LedgerReason.NotShipped);
        }

        foreach (var (sku, units) in wanted)
        {
            var left = units;
            foreach (var line in order.Lines.Where(l => l.Sku == sku))
            {
                var take = Math.Min(left, line.Shipped);
                line.Shipped -= take;
                left -= take;
            }

            _items[sku].OnHand += units;
            Fill(sku);
        }

        return (LedgerStatus.Done, LedgerReason.None);
    }

    private (LedgerStatus Status, LedgerReason Reason) Transfer(List<LedgerLine> lines)
    {
        var moved = lines.GroupBy(l => l.Sku).Select(g => (Sku: g.Key, Units: g.Sum(l => l.Quantity))).ToList();
        foreach (var (sku, units) in moved)
        {
            if (units < 0 && !_items.ContainsKey(sku))
            {
                return (LedgerStatus.Refused, LedgerReason.UnknownSku);
            }

            if (units < 0 && _items[sku].OnHand - Covered(sku) < -units)
            {
                return (LedgerStatus.Refused, LedgerReason.HeldByOrders);
            }
        }

        foreach (var (sku, units) in moved.Where(m => m.Units != 0))
        {
            ItemOf(sku).OnHand += units;
            Fill(sku);
        }

        return (LedgerStatus.Done, LedgerReason.None);
    }

    private (LedgerStatus Status, LedgerReason Reason) Change(in LedgerCommand c, LedgerLine line)
    {
        if (c.Kind == LedgerCommandKind.Adjust && line.Quantity < 0)
        {
            if (!_items.TryGetValue(line.Sku, out var known))
            {
                return (LedgerStatus.Refused, LedgerReason.UnknownSku);
            }

            if (known.OnHand - Covered(line.Sku) < -line.Quantity)
            {
                return (LedgerStatus.Refused, LedgerReason.HeldByOrders);
            }
        }

        var item = ItemOf(line.Sku);
        switch (c.Kind)
        {
            case LedgerCommandKind.Receive:
                item.OnHand += line.Quantity;
                var units = line.Quantity;
                while (units > 0 && item.Planned.Count > 0)
                {
                    var (due, planned) = item.Planned.First();
                    item.Planned.Remove(due);
                    if (planned > units)
                    {
                        item.Planned[due] = planned - units;
                    }

                    units -= Math.Min(units, planned);
                }

                break;
            case LedgerCommandKind.Adjust: item.OnHand += line.Quantity; break;
            case LedgerCommandKind.SetBuffer: item.Buffer = line.Quantity; break;
            case LedgerCommandKind.SetQuota or LedgerCommandKind.SetCap:
                item.Quota.Remove(c.Channel!);
                item.Cap.Remove(c.Channel!);
                if (line.Quantity >= 0)
                {
                    (c.Kind == LedgerCommandKind.SetQuota ? item.Quota : item.Cap)[c.Channel!] = line.Quantity;
                }

                break;
            case LedgerCommandKind.SetBackorder: (item.Policy, item.Limit) = (c.Backorder, line.Quantity); break;
            default:
                item.Planned.Remove(c.Due!.Value);
                if (line.Quantity > 0)
                {
                    item.Planned[c.Due!.Value] = line.Quantity;
                }

                break;
        }

        // A back-order policy and a plan free nothing.
        if (c.Kind is not (LedgerCommandKind.SetBackorder or LedgerCommandKind.PlanReceipt))
        {
            Fill(line.Sku);
        }

        return (LedgerStatus.Done, LedgerReason.None);
    }

    private static LedgerReason Standing(Order? order) => order?.State switch
    {
        null => LedgerReason.UnknownOrder,
        OrderState.Open => LedgerReason.OrderExists,
        OrderState.Shipped => LedgerReason.AlreadyShipped,
        OrderState.Expired => LedgerReason.Expired,
        _ => LedgerReason.OrderCancelled,
    };

    private void Free(Order order, OrderState state)
    {
        order.State = state;
        foreach (var line in order.Lines.Where(l => l.Open > 0))
        {
            line.Open = 0;
            line.Waiting = 0;
            Fill(line.Sku);
        }
    }

    private void Fill(string sku)
    {
        foreach (var line in Open(sku).Where(l => l.Waiting > 0).OrderBy(l => l.Ticket).ToList())
        {
            line.Waiting -= Math.Min(line.Waiting, Pool(sku));
        }
    }

    private Item ItemOf(string sku) => _items.TryGetValue(sku, out var item) ? item : _items[sku] = new Item();

    private sealed class Item
    {
        public long OnHand, Buffer, Limit;
        public BackorderPolicy Policy;
        public readonly Dictionary<string, long> Quota = [], Cap = [];
        public readonly SortedDictionary<Instant, long> Planned = [];
    }

    private sealed class Order
    {
        public OrderState State;
        public Instant Until;
        public int Ticket;
        public readonly List<Line> Lines = [];
    }

    private sealed class Line
    {
        public string Sku = string.Empty;
        public string? Channel;
        public long Open, Waiting, Shipped;
        public int Ticket;
    }
}
