using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <content>Reserving: all lines or none.</content>
internal sealed partial class LedgerCore
{
    private void DecideOrder(in LedgerCommand command, in CommandKey key, CommandTable memory, ref AnswerRow answer)
    {
        var orders = _orders[Rows.PartOf(key.Order, _parts)];
        if (!_locks)
        {
            DecideOrder(command, key, memory, orders, ref answer);
            return;
        }

        orders.Gate.Enter();
        try
        {
            DecideOrder(command, key, memory, orders, ref answer);
        }
        finally
        {
            orders.Gate.Exit();
        }
    }

    private void DecideOrder(in LedgerCommand command, in CommandKey key, CommandTable memory, OrderTable orders, ref AnswerRow answer)
    {
        if (!TryStamp(command.Id.Text, out var stamp))
        {
            return;
        }

        var order = orders.Find(key.Order, command.OrderId!);
        switch (command.Kind)
        {
            case LedgerCommandKind.Reserve:
                Reserve(command, key, memory, orders, order, ref answer);
                break;
            case LedgerCommandKind.Confirm:
                Confirm(command, memory, orders, order, ref answer);
                break;
            default:
                DecideOther(command, key, stamp, memory, orders, order, ref answer);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DecideOther(in LedgerCommand command, in CommandKey key, Stamp stamp, CommandTable memory, OrderTable orders, int order, ref AnswerRow answer) =>
        answer.Set(command.Kind switch
        {
            LedgerCommandKind.Release => Release(command, stamp, orders, order, key.Order),
            LedgerCommandKind.Extend => Extend(command, stamp, orders, order),
            _ => Return(command, command.Id.Text, memory, orders, order),
        });

    private void Reserve(in LedgerCommand command, in CommandKey key, CommandTable memory, OrderTable orders, int order, ref AnswerRow answer)
    {
        var standing = order < 0 ? LedgerReason.None : StandingOf(orders.Rows[order].State);
        var channel = _channels.Find(command.Channel);
        if (standing is not (LedgerReason.None or LedgerReason.Expired) || orders.IsFull || channel == ChannelNames.Full)
        {
            answer.Refuse(standing is LedgerReason.None or LedgerReason.Expired ? LedgerReason.LedgerFull : standing);
            return;
        }

        Rows.Reserve(ref memory.Drafts, command.LineCount);
        var drafts = memory.Drafts.AsSpan(0, command.LineCount);
        var parts = DraftLines(command, key, drafts);
        if (!_locks)
        {
            Reserve(command, key, orders, order, channel, drafts, ref answer);
            return;
        }

        EnterStock(parts);
        try
        {
            Reserve(command, key, orders, order, channel, drafts, ref answer);
        }
        finally
        {
            ExitStock(parts);
        }
    }

    private void Reserve(in LedgerCommand command, in CommandKey key, OrderTable orders, int order, int channel, Span<Draft> drafts, ref AnswerRow answer)
    {
        if (!TryStamp(command.Id.Text, out var stamp)
            || !FindItems(command, ref drafts, ref answer)
            || !Check(drafts, channel, out var promised, ref answer))
        {
            return;
        }

        if (!orders.TryTakePlace())
        {
            answer.Refuse(LedgerReason.LedgerFull);
            return;
        }

        if (channel == ChannelNames.Unknown && (channel = _channels.NumberOf(command.Channel)) == ChannelNames.Full)
        {
            orders.GiveBackPlace();
            answer.Refuse(LedgerReason.LedgerFull);
            return;
        }

        Hold(command, stamp, orders, order, key.Order, channel, drafts, ref answer);
        answer.PromisedTicks = promised;
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
            ref readonly var line = ref command.LineAt(i);
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
    /// <returns>False when one is not known; <paramref name="answer"/> says which.</returns>
    private bool FindItems(in LedgerCommand command, ref Span<Draft> drafts, ref AnswerRow answer)
    {
        var count = 0;
        for (var i = 0; i < drafts.Length; i++)
        {
            ref var draft = ref drafts[i];
            var sku = command.LineAt(i).Sku;
            draft.Stock = i == 0 ? _stock[draft.Table].Find(draft.Hash, sku, command.SkuRow) : _stock[draft.Table].Find(draft.Hash, sku);
            if (draft.Stock < 0)
            {
                answer.Refuse(LedgerReason.UnknownSku);
                (answer.Sku, answer.Asked) = (sku, AskedOf(command, sku));
                return false;
            }

            var same = 0;
            while (same < count && (drafts[same].Stock != draft.Stock || drafts[same].Table != draft.Table))
            {
                same++;
            }

            if (same < count)
            {
                drafts[same].Quantity += draft.Quantity;
                continue;
            }

            if (same < i)
            {
                drafts[same] = draft;
            }

            count++;
        }

        drafts = drafts.Slice(0, count);
        return true;
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
    private bool Check(Span<Draft> drafts, int channel, out long promised, ref AnswerRow answer)
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
                Describe(LedgerStatus.Refused, reason, draft, ref answer);
                return false;
            }

            promised = Math.Max(promised, when);
        }

        return true;
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
        AnswerRow answer = default;
        Describe(status, reason, draft, ref answer);
        return answer.ToAnswer();
    }

    private void Describe(LedgerStatus status, LedgerReason reason, in Draft draft, ref AnswerRow answer)
    {
        var table = _stock[draft.Table];
        ref var row = ref table.Rows[draft.Stock];
        var available = table.AvailableTo(draft.Stock, draft.Account);
        answer.Status = status;
        answer.Reason = reason;
        answer.Sku = row.Sku;
        answer.Asked = draft.Quantity;
        answer.Available = available;
        answer.OnHand = row.OnHand;
        answer.HeldByOrders = row.Covered;
        answer.HeldBack = row.OnHand - row.Covered - available;
        answer.PromisedTicks = 0;
        answer.Sequence = status == LedgerStatus.Done ? Sequence : 0;
    }
}
