using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <content>Units that an order begins to hold.</content>
internal sealed partial class LedgerCore
{
    private void Hold(
        in LedgerCommand command, Stamp stamp, OrderTable orders, int order, uint hash, int channel, Span<Draft> drafts, ref AnswerRow answer)
    {
        var until = command.SpanTicks == Ticks.None ? Ticks.Never : stamp.Now + command.SpanTicks;
        if (order < 0)
        {
            order = orders.Add(hash, command.OrderId!);
        }

        var backordered = false;
        foreach (ref var draft in drafts)
        {
            var table = _stock[draft.Table];
            var sequence = NextSequence();
            draft.Account = table.OpenAccount(draft.Stock, channel);
            orders.Open(order, until, sequence, hasPlace: true);
            HoldLine(orders, order, draft, sequence);
            backordered |= draft.Backordered > 0;
            if (Journal is { } journal)
            {
                Write(journal, command, stamp, draft, sequence, until);
            }

            if (!table.Events.IsOff)
            {
                ref var row = ref table.Events.Next(LedgerEventKind.Reserved, sequence, stamp, command.OrderId, draft.Stock, channel, draft.Quantity);
                row.Backordered = draft.Backordered;
                row.UntilTicks = until == Ticks.Never ? 0 : until;
            }
        }

        Describe(LedgerStatus.Done, backordered ? LedgerReason.Backordered : LedgerReason.None, drafts[0], ref answer);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Write(LedgerJournal journal, in LedgerCommand command, Stamp stamp, in Draft draft, long sequence, long until) => journal.Events.Add(new()
    {
        Sequence = sequence,
        AtTicks = stamp.Now,
        Kind = LedgerEventKind.Reserved,
        CommandId = stamp.CommandId,
        OrderId = command.OrderId,
        Sku = _stock[draft.Table].Rows[draft.Stock].Sku,
        Channel = command.Channel,
        Quantity = draft.Quantity,
        Backordered = draft.Backordered,
        UntilTicks = until == Ticks.Never ? 0 : until,
    });

    private void HoldLine(OrderTable orders, int order, in Draft draft, long sequence)
    {
        var table = _stock[draft.Table];
        var line = orders.OpenLine(order, draft.Table, draft.Stock, draft.Account);
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
    }
}
