namespace EcomCore.Inventory;

/// <content>Units that an order begins to hold.</content>
internal sealed partial class LedgerCore
{
    private LedgerAnswer Hold(
        in LedgerCommand command, Stamp stamp, OrderTable orders, int order, uint hash, int channel, Span<Draft> drafts, long promised)
    {
        var until = command.SpanTicks == Ticks.None ? Ticks.Never : stamp.Now + command.SpanTicks;
        if (order < 0)
        {
            order = orders.Add(hash, command.OrderId!);
        }

        var backordered = false;
        for (var i = 0; i < drafts.Length; i++)
        {
            ref var draft = ref drafts[i];
            var sequence = NextSequence();
            draft.Account = _stock[draft.Table].OpenAccount(draft.Stock, channel);
            orders.Open(order, until, sequence);
            var sku = HoldLine(orders, order, draft, sequence);
            backordered |= draft.Backordered > 0;
            Journal?.Events.Add(ReservedEvent(command, stamp, draft, sku, sequence, until));
            var events = _stock[draft.Table].Events;
            if (!events.IsOff)
            {
                ref var row = ref events.Next(LedgerEventKind.Reserved, sequence, stamp, command.OrderId, sku, command.Channel, draft.Quantity);
                row.Backordered = draft.Backordered;
                row.UntilTicks = until == Ticks.Never ? 0 : until;
            }
        }

        return AnswerOf(LedgerStatus.Done, backordered ? LedgerReason.Backordered : LedgerReason.None, drafts[0]) with { PromisedTicks = promised };
    }

    private static LedgerEvent ReservedEvent(in LedgerCommand command, Stamp stamp, in Draft draft, string sku, long sequence, long until) => new()
    {
        Sequence = sequence,
        AtTicks = stamp.Now,
        Kind = LedgerEventKind.Reserved,
        CommandId = stamp.CommandId,
        OrderId = command.OrderId,
        Sku = sku,
        Channel = command.Channel,
        Quantity = draft.Quantity,
        Backordered = draft.Backordered,
        UntilTicks = until == Ticks.Never ? 0 : until,
    };

    private string HoldLine(OrderTable orders, int order, in Draft draft, long sequence)
    {
        var table = _stock[draft.Table];
        var sku = table.Rows[draft.Stock].Sku;
        var line = orders.OpenLine(order, draft.Table, draft.Stock, draft.Account, sku);
        ref var row = ref orders.Lines[line];
        orders.Rows[order].OpenLines += row.Open == 0 ? 1 : 0;
        row.Open += draft.Quantity;
        table.Hold(draft.Stock, draft.Account, draft.Quantity, draft.Backordered);
        if (draft.Backordered > 0)
        {
            if (row.Waiting < 0)
            {
                row.Waiting = table.NewWaiting();
            }

            table.Wait(draft.Stock, row.Waiting, draft.Backordered, sequence);
        }

        return sku;
    }
}
