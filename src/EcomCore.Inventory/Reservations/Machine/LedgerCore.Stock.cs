namespace EcomCore.Inventory;

/// <content>What happens to an item without an order.</content>
internal sealed partial class LedgerCore
{
    private LedgerAnswer DecideStock(in LedgerCommand command, in CommandKey key, CommandTable memory)
    {
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

            for (var i = 0; i < drafts.Length; i++)
            {
                drafts[i].Stock = _stock[drafts[i].Table].Find(drafts[i].Hash, command.Line(i).Sku);
                drafts[i].Account = Rows.None;
            }

            return command.Kind switch
            {
                LedgerCommandKind.Transfer when command.Line(0).Channel is not null => TransferQuota(command, stamp, drafts),
                LedgerCommandKind.Receive or LedgerCommandKind.Adjust or LedgerCommandKind.Transfer => ChangeUnits(command, stamp, drafts),
                _ => Set(command, stamp, drafts),
            };
        }
        finally
        {
            ExitStock(parts);
        }
    }

    /// <summary>Goods that came in, corrections and moves between items: each item by the sum of its lines, all or none.</summary>
    private LedgerAnswer ChangeUnits(in LedgerCommand command, Stamp stamp, Span<Draft> drafts)
    {
        var added = AddedBy(command, drafts);
        for (var i = 0; i < drafts.Length; i++)
        {
            var refusal = CheckUnits(command.Line(i).Sku, AskedOf(command, command.Line(i).Sku), drafts[i], added);
            if (refusal.Status != LedgerStatus.None)
            {
                return refusal;
            }
        }

        if (!_stock[0].TryTakePlaces(added))
        {
            return LedgerAnswer.Refused(LedgerReason.LedgerFull) with { Sku = command.Line(0).Sku };
        }

        for (var i = 0; i < drafts.Length; i++)
        {
            var sku = command.Line(i).Sku;
            drafts[i].Quantity = AskedOf(command, sku);
            if (drafts[i].Quantity == 0)
            {
                continue;
            }

            drafts[i].Stock = FindOrAdd(sku, hasPlace: true).Stock;
            if (!IsSaidBefore(command, i, sku))
            {
                AddOnHand(_stock[drafts[i].Table], drafts[i].Stock, drafts[i].Quantity, fromPlan: command.Kind == LedgerCommandKind.Receive);
                WriteStock(command, command.Kind == LedgerCommandKind.Receive ? LedgerEventKind.Received : LedgerEventKind.Adjusted, drafts[i], stamp);
            }
        }

        return drafts[0].Stock < 0
            ? Done(LedgerReason.None) with { Sku = command.Line(0).Sku, Sequence = Sequence }
            : AnswerOf(LedgerStatus.Done, LedgerReason.None, drafts[0]) with { Asked = Math.Abs(drafts[0].Quantity) };
    }

    private LedgerAnswer CheckUnits(string sku, long change, in Draft draft, int added)
    {
        var table = _stock[draft.Table];
        if (draft.Stock < 0)
        {
            var reason = change < 0 ? LedgerReason.UnknownSku : change == 0 || table.HasRoomFor(added) ? LedgerReason.None : LedgerReason.LedgerFull;
            return reason == LedgerReason.None ? default : LedgerAnswer.Refused(reason) with { Sku = sku, Asked = Math.Abs(change) };
        }

        ref var row = ref table.Rows[draft.Stock];
        if (AdjustableOf(row) < -change)
        {
            return AnswerOf(LedgerStatus.Refused, LedgerReason.HeldByOrders, draft) with { Asked = -change, Available = AdjustableOf(row) };
        }

        return row.OnHand > LedgerLimits.MaxQuantity - change
            ? AnswerOf(LedgerStatus.Refused, LedgerReason.BalanceTooLarge, draft) with { Asked = change, Available = LedgerLimits.MaxQuantity - row.OnHand }
            : default;
    }

    // Items that are not known yet; what moves nothing adds none.
    private static int AddedBy(in LedgerCommand command, Span<Draft> drafts)
    {
        var isMove = command.Kind is LedgerCommandKind.Receive or LedgerCommandKind.Adjust or LedgerCommandKind.Transfer;
        var added = 0;
        for (var i = 0; i < drafts.Length; i++)
        {
            var sku = command.Line(i).Sku;
            added += drafts[i].Stock < 0 && !IsSaidBefore(command, i, sku) && (!isMove || AskedOf(command, sku) != 0) ? 1 : 0;
        }

        return added;
    }

    /// <summary>What is set for an item whatever it was before: buffer, quota, cap, policy, plan.</summary>
    private LedgerAnswer Set(in LedgerCommand command, Stamp stamp, Span<Draft> drafts)
    {
        var added = AddedBy(command, drafts);
        for (var i = 0; i < drafts.Length; i++)
        {
            var table = _stock[drafts[i].Table];
            var isFull = _channels.Find(command.Channel) == ChannelNames.Full
                || (drafts[i].Stock < 0 && !table.HasRoomFor(added))
                || (command.Kind == LedgerCommandKind.PlanReceipt && drafts[i].Stock >= 0 && !HasRoomFor(table.Rows[drafts[i].Stock], command.SpanTicks, drafts[i].Quantity));
            if (isFull)
            {
                return LedgerAnswer.Refused(LedgerReason.LedgerFull) with { Sku = command.Line(i).Sku };
            }
        }

        if (!_stock[0].TryTakePlaces(added))
        {
            return LedgerAnswer.Refused(LedgerReason.LedgerFull) with { Sku = command.Line(0).Sku };
        }

        var channel = _channels.NumberOf(command.Channel);
        if (channel == ChannelNames.Full)
        {
            _stock[0].GiveBackPlaces(added);
            return LedgerAnswer.Refused(LedgerReason.LedgerFull) with { Sku = command.Line(0).Sku };
        }

        for (var i = 0; i < drafts.Length; i++)
        {
            var table = _stock[drafts[i].Table];
            drafts[i].Stock = FindOrAdd(command.Line(i).Sku, hasPlace: true).Stock;
            Set(command, table, ref drafts[i], channel);
            WriteStock(command, EventOf(command.Kind), drafts[i], stamp);
        }

        return AnswerOf(LedgerStatus.Done, LedgerReason.None, drafts[0]);
    }

    private static void Set(in LedgerCommand command, StockTable table, ref Draft draft, int channel)
    {
        ref var row = ref table.Rows[draft.Stock];
        switch (command.Kind)
        {
            case LedgerCommandKind.SetBuffer:
                SetBuffer(table, draft.Stock, draft.Quantity);
                break;
            case LedgerCommandKind.SetQuota or LedgerCommandKind.SetCap:
                var kind = command.Kind == LedgerCommandKind.SetQuota ? LimitKind.Quota : LimitKind.Cap;
                draft.Account = SetLimit(table, draft.Stock, channel, kind, draft.Quantity);
                break;
            case LedgerCommandKind.SetBackorder:
                row.Policy = command.Backorder;
                row.BackorderLimit = draft.Quantity;
                break;
            default:
                Plan(ref row, command.SpanTicks, draft.Quantity);
                break;
        }
    }

    private static LedgerEventKind EventOf(LedgerCommandKind kind) => kind switch
    {
        LedgerCommandKind.SetBuffer => LedgerEventKind.BufferSet,
        LedgerCommandKind.SetQuota => LedgerEventKind.QuotaSet,
        LedgerCommandKind.SetCap => LedgerEventKind.CapSet,
        LedgerCommandKind.SetBackorder => LedgerEventKind.BackorderSet,
        _ => LedgerEventKind.ReceiptPlanned,
    };

    private void WriteStock(in LedgerCommand command, LedgerEventKind kind, in Draft draft, Stamp stamp)
    {
        var table = _stock[draft.Table];
        Write(new LedgerEvent
        {
            Sequence = NextSequence(),
            AtTicks = stamp.Now,
            Kind = kind,
            CommandId = stamp.CommandId,
            Sku = table.Rows[draft.Stock].Sku,
            Channel = command.Channel,
            Note = command.Reason,
            Quantity = draft.Quantity,
            Policy = command.Backorder,
            UntilTicks = command.Kind == LedgerCommandKind.PlanReceipt ? command.SpanTicks : 0,
        }, draft.Table, draft.Stock);
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

    // A plan of a day that has one takes its place, and one of 0 takes it away.
    private static bool HasRoomFor(in StockRow row, long due, long units) =>
        units == 0 || row.Planned is not { Count: >= LedgerLimits.MaxPlannedReceipts } planned || planned.Exists(receipt => receipt.Due.ToUnixTimeTicks() == due);

    private static void Plan(ref StockRow row, long due, long units)
    {
        var planned = row.Planned ??= [];
        var day = NodaTime.Instant.FromUnixTimeTicks(due);
        var place = planned.FindIndex(receipt => receipt.Due >= day);
        if (place >= 0 && planned[place].Due == day)
        {
            planned.RemoveAt(place);
        }

        if (units > 0)
        {
            planned.Insert(place < 0 ? planned.Count : place, new PlannedReceipt(day, units));
        }
    }
}
