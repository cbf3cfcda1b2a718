namespace EcomCore.Inventory;

/// <content>Reserving: all lines or none.</content>
internal sealed partial class LedgerCore
{
    private LedgerAnswer DecideOrder(in LedgerCommand command, in CommandKey key, CommandTable memory)
    {
        var (id, hash) = (command.Id.Text, key.Order);
        var part = Rows.PartOf(hash, _parts);
        var orders = _orders[part];
        Enter(orders.Gate);
        try
        {
            if (!TryStamp(id, out var stamp))
            {
                return default;
            }

            var order = orders.Find(hash, command.OrderId!);
            return command.Kind switch
            {
                LedgerCommandKind.Reserve => Reserve(command, key, memory, part, order),
                LedgerCommandKind.Confirm => Confirm(command, id, memory, orders, order),
                LedgerCommandKind.Release => Release(command, stamp, orders, order, hash),
                LedgerCommandKind.Extend => Extend(command, stamp, orders, order),
                _ => Return(command, id, memory, orders, order),
            };
        }
        finally
        {
            Volatile.Write(ref _nextEnds[part], orders.NextEnd);
            Exit(orders.Gate);
        }
    }

    private LedgerAnswer Reserve(in LedgerCommand command, in CommandKey key, CommandTable memory, int part, int order)
    {
        var orders = _orders[part];
        var standing = order < 0 ? LedgerReason.None : StandingOf(orders.Rows[order].State);
        if (standing is not (LedgerReason.None or LedgerReason.Expired))
        {
            return LedgerAnswer.Refused(standing);
        }

        var channel = _channels.Find(command.Channel);
        if (orders.IsFull || channel == ChannelNames.Full)
        {
            return LedgerAnswer.Refused(LedgerReason.LedgerFull);
        }

        Rows.Reserve(ref memory.Drafts, command.LineCount);
        var drafts = memory.Drafts.AsSpan(0, command.LineCount);
        var parts = DraftLines(command, key, drafts);
        EnterStock(parts);
        try
        {
            if (!TryStamp(command.Id.Text, out var stamp))
            {
                return default;
            }

            var refusal = FindItems(command, ref drafts);
            if (refusal.Status != LedgerStatus.None)
            {
                return refusal;
            }

            refusal = Check(drafts, channel, out var promised);
            if (refusal.Status != LedgerStatus.None)
            {
                return refusal;
            }

            if (channel == ChannelNames.Unknown && (channel = _channels.NumberOf(command.Channel)) == ChannelNames.Full)
            {
                return LedgerAnswer.Refused(LedgerReason.LedgerFull);
            }

            var answer = Hold(command, stamp, orders, order, key.Order, channel, drafts, promised);

            // Before the items are free: who sees the units held must see when they come free.
            Volatile.Write(ref _nextEnds[part], orders.NextEnd);
            return answer;
        }
        finally
        {
            ExitStock(parts);
        }
    }

    // What stands in the way of a reservation, and of a confirmation.
    private static LedgerReason StandingOf(OrderState state) => state switch
    {
        OrderState.Open => LedgerReason.OrderExists,
        OrderState.Shipped => LedgerReason.AlreadyShipped,
        OrderState.Released or OrderState.CancelledBefore => LedgerReason.OrderCancelled,
        OrderState.Expired => LedgerReason.Expired,
        _ => LedgerReason.None,
    };

    private ulong DraftLines(in LedgerCommand command, in CommandKey key, Span<Draft> drafts)
    {
        var parts = 0UL;
        for (var i = 0; i < drafts.Length; i++)
        {
            var line = command.Line(i);
            ref var draft = ref drafts[i];
            draft.Hash = i == 0 ? key.Sku : TextHash.Of(line.Sku);
            draft.Table = Rows.PartOf(draft.Hash, _parts);
            draft.Quantity = line.Quantity;
            draft.Backordered = 0;
            parts |= 1UL << draft.Table;
        }

        return parts;
    }

    /// <summary>Finds the items and adds up the lines of the same one: checked one by one they could take the same units twice.</summary>
    private LedgerAnswer FindItems(in LedgerCommand command, ref Span<Draft> drafts)
    {
        var count = 0;
        for (var i = 0; i < drafts.Length; i++)
        {
            var draft = drafts[i];
            draft.Stock = _stock[draft.Table].Find(draft.Hash, command.Line(i).Sku);
            if (draft.Stock < 0)
            {
                return LedgerAnswer.Refused(LedgerReason.UnknownSku) with { Sku = command.Line(i).Sku, Asked = AskedOf(command, command.Line(i).Sku) };
            }

            var same = 0;
            while (same < count && (drafts[same].Stock != draft.Stock || drafts[same].Table != draft.Table))
            {
                same++;
            }

            if (same < count)
            {
                drafts[same].Quantity += draft.Quantity;
            }
            else
            {
                drafts[count++] = draft;
            }
        }

        drafts = drafts.Slice(0, count);
        return default;
    }

    private static long AskedOf(in LedgerCommand command, string sku)
    {
        var asked = 0L;
        for (var i = 0; i < command.LineCount; i++)
        {
            asked += command.Line(i).Sku == sku ? command.Line(i).Quantity : 0;
        }

        return asked;
    }

    /// <summary>Finds whether every item has enough, from stock or, where its policy allows that, from what is to come.</summary>
    private LedgerAnswer Check(Span<Draft> drafts, int channel, out long promised)
    {
        promised = 0;
        for (var i = 0; i < drafts.Length; i++)
        {
            ref var draft = ref drafts[i];
            var table = _stock[draft.Table];
            draft.Account = table.AccountOf(draft.Stock, channel);
            var available = table.AvailableTo(draft.Stock, draft.Account);
            if (draft.Quantity <= available)
            {
                continue;
            }

            draft.Backordered = draft.Quantity - available;
            var reason = CheckBackorder(table, draft, out var when);
            if (reason != LedgerReason.None)
            {
                return AnswerOf(LedgerStatus.Refused, reason, draft);
            }

            promised = Math.Max(promised, when);
        }

        return default;
    }

    private static LedgerReason CheckBackorder(StockTable table, in Draft draft, out long when)
    {
        when = 0;
        ref var row = ref table.Rows[draft.Stock];
        if (draft.Account >= 0)
        {
            ref var account = ref table.Accounts[draft.Account];
            if (account.Kind != LimitKind.None && (account.Kind == LimitKind.Quota || draft.Quantity > account.Allowance - account.Reserved))
            {
                return LedgerReason.ChannelLimit;
            }
        }

        if (row.Policy == BackorderPolicy.None)
        {
            return LedgerReason.Insufficient;
        }

        var waiting = row.Backordered + draft.Backordered;
        var covered = PlannedFor(row, waiting, out when);
        return waiting > row.BackorderLimit || (!covered && row.Policy == BackorderPolicy.PlannedReceipts)
            ? LedgerReason.BackorderLimit
            : LedgerReason.None;
    }

    // The first day by which the planned receipts together cover what waits.
    private static bool PlannedFor(in StockRow row, long waiting, out long when)
    {
        when = 0;
        for (var i = 0; row.Planned is not null && i < row.Planned.Count; i++)
        {
            waiting -= row.Planned[i].Quantity;
            if (waiting <= 0)
            {
                when = row.Planned[i].Due.ToUnixTimeTicks();
                return true;
            }
        }

        return false;
    }

    private LedgerAnswer AnswerOf(LedgerStatus status, LedgerReason reason, in Draft draft)
    {
        var table = _stock[draft.Table];
        ref var row = ref table.Rows[draft.Stock];
        var available = table.AvailableTo(draft.Stock, draft.Account);
        return new LedgerAnswer
        {
            Status = status,
            FirstStatus = status,
            Reason = reason,
            Sku = row.Sku,
            Asked = draft.Quantity,
            Available = available,
            OnHand = row.OnHand,
            HeldByOrders = row.Covered,
            HeldBack = row.OnHand - row.Covered - available,
            Sequence = status == LedgerStatus.Done ? Sequence : 0,
        };
    }
}
