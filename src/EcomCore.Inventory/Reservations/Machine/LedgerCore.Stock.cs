namespace EcomCore.Inventory;

/// <content>What happens to an item without an order.</content>
internal sealed partial class LedgerCore
{
    private LedgerAnswer DecideStock(in LedgerCommand command, Stamp stamp)
    {
        var line = command.Line(0);
        var hash = Rows.HashOf(line.Sku);
        var part = Rows.PartOf(hash, _parts);
        var table = _stock[part];
        var channel = _channels.NumberOf(command.Channel);
        if (channel == ChannelNames.Full)
        {
            return LedgerAnswer.Refused(LedgerReason.LedgerFull);
        }

        Enter(table.Gate);
        try
        {
            var stock = table.Find(hash, line.Sku);
            if (stock < 0 && command.Kind == LedgerCommandKind.Adjust && line.Quantity < 0)
            {
                return LedgerAnswer.Refused(LedgerReason.UnknownSku) with { Sku = line.Sku, Asked = -line.Quantity };
            }

            if (stock < 0 && table.IsFull)
            {
                return LedgerAnswer.Refused(LedgerReason.LedgerFull) with { Sku = line.Sku };
            }

            stock = stock < 0 ? table.Add(hash, line.Sku) : stock;
            var draft = new Draft { Table = part, Stock = stock, Account = table.AccountOf(stock, channel), Quantity = line.Quantity };
            var reason = Change(command, table, ref draft, channel);
            if (reason != LedgerReason.None)
            {
                return AnswerOf(LedgerStatus.Refused, reason, draft) with { Asked = Math.Abs(line.Quantity), Available = AdjustableOf(table.Rows[stock]) };
            }

            Write(table, new LedgerEvent
            {
                Sequence = NextSequence(),
                AtTicks = stamp.Now,
                Kind = EventOf(command.Kind),
                CommandId = stamp.CommandId,
                Sku = table.Rows[stock].Sku,
                Channel = command.Channel,
                Note = command.Reason,
                Quantity = line.Quantity,
                Policy = command.Backorder,
                UntilTicks = command.Kind == LedgerCommandKind.PlanReceipt ? command.SpanTicks : 0,
            });
            return AnswerOf(LedgerStatus.Done, LedgerReason.None, draft);
        }
        finally
        {
            Exit(table.Gate);
        }
    }

    private static LedgerEventKind EventOf(LedgerCommandKind kind) => kind switch
    {
        LedgerCommandKind.Receive => LedgerEventKind.Received,
        LedgerCommandKind.Adjust => LedgerEventKind.Adjusted,
        LedgerCommandKind.SetBuffer => LedgerEventKind.BufferSet,
        LedgerCommandKind.SetQuota => LedgerEventKind.QuotaSet,
        LedgerCommandKind.SetCap => LedgerEventKind.CapSet,
        LedgerCommandKind.SetBackorder => LedgerEventKind.BackorderSet,
        _ => LedgerEventKind.ReceiptPlanned,
    };

    private static LedgerReason Change(in LedgerCommand command, StockTable table, ref Draft draft, int channel)
    {
        ref var row = ref table.Rows[draft.Stock];
        switch (command.Kind)
        {
            case LedgerCommandKind.Receive or LedgerCommandKind.Adjust:
                if (row.OnHand > LedgerLimits.MaxQuantity - draft.Quantity)
                {
                    return LedgerReason.BalanceTooLarge;
                }

                if (AdjustableOf(row) < -draft.Quantity)
                {
                    return LedgerReason.HeldByOrders;
                }

                AddOnHand(table, draft.Stock, draft.Quantity, fromPlan: command.Kind == LedgerCommandKind.Receive);
                return LedgerReason.None;
            case LedgerCommandKind.SetBuffer:
                SetBuffer(table, draft.Stock, draft.Quantity);
                return LedgerReason.None;
            case LedgerCommandKind.SetQuota or LedgerCommandKind.SetCap:
                var kind = command.Kind == LedgerCommandKind.SetQuota ? LimitKind.Quota : LimitKind.Cap;
                draft.Account = SetLimit(table, draft.Stock, channel, kind, draft.Quantity);
                return LedgerReason.None;
            case LedgerCommandKind.SetBackorder:
                row.Policy = command.Backorder;
                row.BackorderLimit = draft.Quantity;
                return LedgerReason.None;
            default:
                return Plan(ref row, command.SpanTicks, draft.Quantity) ? LedgerReason.None : LedgerReason.LedgerFull;
        }
    }

    /// <summary>Units that no order holds: these can be taken away without breaking a promise.</summary>
    private static long AdjustableOf(in StockRow row) => row.OnHand - row.Covered;

    private static void AddOnHand(StockTable table, int stock, long units, bool fromPlan)
    {
        ref var row = ref table.Rows[stock];
        row.OnHand += units;
        if (fromPlan)
        {
            TakeFromPlan(ref row, units);
        }

        table.Fill(stock);
    }

    // What came in is no longer expected, or it would be promised twice.
    private static void TakeFromPlan(ref StockRow row, long units)
    {
        while (units > 0 && row.Planned is { Count: > 0 } planned)
        {
            var first = planned[0];
            if (first.Quantity > units)
            {
                planned[0] = first with { Quantity = first.Quantity - units };
                return;
            }

            units -= first.Quantity;
            planned.RemoveAt(0);
        }
    }

    private static void SetBuffer(StockTable table, int stock, long units)
    {
        table.Rows[stock].Buffer = units;
        table.Fill(stock);
    }

    private static int SetLimit(StockTable table, int stock, int channel, LimitKind kind, long allowance)
    {
        var account = table.OpenAccount(stock, channel);
        table.Limit(stock, account, allowance < 0 ? LimitKind.None : kind, allowance);
        return account;
    }

    private static bool Plan(ref StockRow row, long due, long units)
    {
        var planned = row.Planned ??= [];
        var day = NodaTime.Instant.FromUnixTimeTicks(due);
        var place = planned.FindIndex(receipt => receipt.Due >= day);
        var isThere = place >= 0 && planned[place].Due == day;
        if (isThere)
        {
            planned.RemoveAt(place);
        }
        else if (planned.Count >= LedgerLimits.MaxPlannedReceipts)
        {
            return false;
        }

        if (units > 0)
        {
            planned.Insert(place < 0 ? planned.Count : place, new PlannedReceipt(day, units));
        }

        return true;
    }

    private LedgerAnswer Transfer(in LedgerCommand command, Stamp stamp, CommandTable memory)
    {
        Rows.Reserve(ref memory.Drafts, command.LineCount);
        var drafts = memory.Drafts.AsSpan(0, command.LineCount);
        var parts = DraftLines(command, drafts);
        EnterStock(parts);
        try
        {
            return command.Line(0).Channel is null ? TransferUnits(command, stamp, drafts) : TransferQuota(command, stamp, drafts);
        }
        finally
        {
            ExitStock(parts);
        }
    }

    private LedgerAnswer TransferUnits(in LedgerCommand command, Stamp stamp, Span<Draft> drafts)
    {
        // An item that only receives may be new; it is added once nothing can be refused any more.
        for (var i = 0; i < drafts.Length; i++)
        {
            var sku = command.Line(i).Sku;
            var table = _stock[drafts[i].Table];
            drafts[i].Stock = table.Find(drafts[i].Hash, sku);
            drafts[i].Account = Rows.None;
            var change = AskedOf(command, sku);
            if (drafts[i].Stock < 0)
            {
                if (change < 0 || table.Count + drafts.Length > _options.MaxItems)
                {
                    return LedgerAnswer.Refused(change < 0 ? LedgerReason.UnknownSku : LedgerReason.LedgerFull) with { Sku = sku, Asked = Math.Abs(change) };
                }

                continue;
            }

            ref var row = ref table.Rows[drafts[i].Stock];
            if (AdjustableOf(row) < -change || row.OnHand > LedgerLimits.MaxQuantity - change)
            {
                return AnswerOf(LedgerStatus.Refused, change < 0 ? LedgerReason.HeldByOrders : LedgerReason.BalanceTooLarge, drafts[i])
                    with
                { Asked = Math.Abs(change), Available = AdjustableOf(row) };
            }
        }

        for (var i = 0; i < drafts.Length; i++)
        {
            var sku = command.Line(i).Sku;
            var change = IsSaidBefore(command, i, sku) ? 0 : AskedOf(command, sku);
            if (change != 0)
            {
                Adjust(drafts[i].Table, drafts[i].Hash, sku, change, command.Reason, stamp);
            }
        }

        return Done(LedgerReason.None) with { Sku = command.Line(0).Sku, Asked = Math.Abs(command.Line(0).Quantity), Sequence = Sequence };
    }

    private void Adjust(int part, uint hash, string sku, long change, string? reason, Stamp stamp)
    {
        var table = _stock[part];
        var stock = table.Find(hash, sku);
        stock = stock < 0 ? table.Add(hash, sku) : stock;
        AddOnHand(table, stock, change, fromPlan: false);
        Write(table, new LedgerEvent
        {
            Sequence = NextSequence(),
            AtTicks = stamp.Now,
            Kind = LedgerEventKind.Adjusted,
            CommandId = stamp.CommandId,
            Sku = table.Rows[stock].Sku,
            Note = reason ?? "transfer",
            Quantity = change,
        });
    }

    private LedgerAnswer TransferQuota(in LedgerCommand command, Stamp stamp, Span<Draft> drafts)
    {
        for (var i = 0; i < drafts.Length; i++)
        {
            var line = command.Line(i);
            var table = _stock[drafts[i].Table];
            drafts[i].Stock = table.Find(drafts[i].Hash, line.Sku);
            drafts[i].Account = drafts[i].Stock < 0 ? Rows.None : table.AccountOf(drafts[i].Stock, _channels.NumberOf(line.Channel));
            if (drafts[i].Account < 0 || table.Accounts[drafts[i].Account].Kind != LimitKind.Quota)
            {
                return LedgerAnswer.Refused(drafts[i].Stock < 0 ? LedgerReason.UnknownSku : LedgerReason.ChannelLimit) with { Sku = line.Sku, Asked = Math.Abs(line.Quantity) };
            }
        }

        for (var i = 0; i < drafts.Length; i++)
        {
            ref var account = ref _stock[drafts[i].Table].Accounts[drafts[i].Account];
            var change = ChangeOf(drafts, i);
            if (account.SetAside < -change)
            {
                return AnswerOf(LedgerStatus.Refused, LedgerReason.HeldByOrders, drafts[i]) with { Asked = -change, Available = account.SetAside };
            }

            if (account.Allowance + change > LedgerLimits.MaxQuantity)
            {
                return LedgerAnswer.Refused(LedgerReason.BalanceTooLarge) with { Sku = command.Line(i).Sku, Asked = change };
            }
        }

        // Those that get come first: units given up would else go to orders that wait, and be gone.
        MoveQuotas(command, drafts, stamp, sign: 1);
        MoveQuotas(command, drafts, stamp, sign: -1);
        return AnswerOf(LedgerStatus.Done, LedgerReason.None, drafts[0]) with { Asked = Math.Abs(drafts[0].Quantity) };
    }

    private void MoveQuotas(in LedgerCommand command, Span<Draft> drafts, Stamp stamp, int sign)
    {
        for (var i = 0; i < drafts.Length; i++)
        {
            var change = ChangeOf(drafts, i);
            if (Math.Sign(change) == sign && IsFirst(drafts, i))
            {
                MoveQuota(command, drafts[i], change, stamp);
            }
        }
    }

    private static bool IsFirst(Span<Draft> drafts, int index)
    {
        var first = 0;
        while (drafts[first].Account != drafts[index].Account || drafts[first].Table != drafts[index].Table)
        {
            first++;
        }

        return first == index;
    }

    // The change of one channel's quota over all lines.
    private static long ChangeOf(Span<Draft> drafts, int index)
    {
        var change = 0L;
        foreach (ref readonly var draft in drafts)
        {
            change += draft.Account == drafts[index].Account && draft.Table == drafts[index].Table ? draft.Quantity : 0;
        }

        return change;
    }

    private void MoveQuota(in LedgerCommand command, in Draft draft, long change, Stamp stamp)
    {
        var table = _stock[draft.Table];
        var quota = table.Accounts[draft.Account].Allowance + change;
        table.Limit(draft.Stock, draft.Account, LimitKind.Quota, quota);
        Write(table, new LedgerEvent
        {
            Sequence = NextSequence(),
            AtTicks = stamp.Now,
            Kind = LedgerEventKind.QuotaSet,
            CommandId = stamp.CommandId,
            Sku = table.Rows[draft.Stock].Sku,
            Channel = _channels.NameOf(table.Accounts[draft.Account].Channel),
            Note = command.Reason,
            Quantity = quota,
        });
    }
}
