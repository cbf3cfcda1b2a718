using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <content>An order that is shipped, whole or in part.</content>
internal sealed partial class LedgerCore
{
    private void Confirm(in LedgerCommand command, CommandTable memory, OrderTable orders, int order, ref AnswerRow answer)
    {
        if (order < 0 || orders.Rows[order].State != OrderState.Open)
        {
            answer.Refuse(order < 0 ? LedgerReason.UnknownOrder : StandingOf(orders.Rows[order].State));
            return;
        }

        if (!_locks)
        {
            ConfirmLines(command, memory, orders, order, ref answer);
            return;
        }

        var parts = PartsOf(orders, order, openOnly: true);
        EnterStock(parts);
        try
        {
            ConfirmLines(command, memory, orders, order, ref answer);
        }
        finally
        {
            ExitStock(parts);
        }
    }

    private void ConfirmLines(in LedgerCommand command, CommandTable memory, OrderTable orders, int order, ref AnswerRow answer)
    {
        if (!TryStamp(command.Id.Text, out var stamp))
        {
            return;
        }

        var isWell = command.LineCount == 0
            ? DraftEverything(orders, order, memory, out var count, ref answer)
            : DraftSome(command, orders, order, memory, out count, ref answer);
        if (!isWell)
        {
            return;
        }

        for (var i = 0; i < count; i++)
        {
            Ship(orders, order, memory.Drafts[i], stamp);
        }

        Describe(LedgerStatus.Done, LedgerReason.None, memory.Drafts[0], ref answer);
        CloseWhenEmpty(orders, order, OrderState.Shipped);
    }

    private bool DraftEverything(OrderTable orders, int order, CommandTable memory, out int count, ref AnswerRow answer)
    {
        count = 0;
        for (var line = orders.Rows[order].FirstLine; line >= 0; line = orders.Lines[line].Next)
        {
            ref var row = ref orders.Lines[line];
            if (row.Open == 0)
            {
                continue;
            }

            var draft = DraftOf(orders, line, row.Open);
            var waiting = WaitingOf(row);
            if (waiting > 0)
            {
                Describe(LedgerStatus.Refused, LedgerReason.NotInStock, draft, ref answer);
                answer.Available = row.Open - waiting;
                return false;
            }

            Rows.Reserve(ref memory.Drafts, count + 1);
            memory.Drafts[count++] = draft;
        }

        return true;
    }

    private bool DraftSome(in LedgerCommand command, OrderTable orders, int order, CommandTable memory, out int count, ref AnswerRow answer)
    {
        count = 0;
        for (var i = 0; i < command.LineCount; i++)
        {
            var sku = command.Line(i).Sku;
            if (IsSaidBefore(command, i, sku))
            {
                continue;
            }

            var asked = AskedOf(command, sku);
            var wanted = asked;
            var open = 0L;
            for (var line = orders.Rows[order].FirstLine; line >= 0; line = orders.Lines[line].Next)
            {
                ref var row = ref orders.Lines[line];
                if (SkuOf(row) != sku)
                {
                    continue;
                }

                open += row.Open;
                var units = Math.Min(wanted, row.Open - WaitingOf(row));
                if (units > 0)
                {
                    wanted -= units;
                    Rows.Reserve(ref memory.Drafts, count + 1);
                    memory.Drafts[count++] = DraftOf(orders, line, units);
                }
            }

            if (wanted > 0)
            {
                var reason = asked > open ? LedgerReason.NotReserved : LedgerReason.NotInStock;
                answer.Refuse(reason);
                (answer.Sku, answer.Asked, answer.Available) = (sku, asked, reason == LedgerReason.NotReserved ? open : asked - wanted);
                return false;
            }
        }

        return true;
    }

    private void Ship(OrderTable orders, int order, in Draft draft, Stamp stamp)
    {
        ShipLine(orders, order, draft.Line, draft.Quantity);
        var sequence = NextSequence();
        if (Journal is { } journal)
        {
            WriteShipped(journal, sequence, orders, order, draft, stamp);
        }

        var events = _stock[draft.Table].Events;
        if (!events.IsOff)
        {
            ref var row = ref orders.Lines[draft.Line];
            events.Next(LedgerEventKind.Shipped, sequence, stamp, orders.Rows[order].Id, row.Stock, ChannelNumberOf(row), draft.Quantity);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteShipped(LedgerJournal journal, long sequence, OrderTable orders, int order, in Draft draft, Stamp stamp) =>
        journal.Events.Add(LineEvent(LedgerEventKind.Shipped, sequence, orders, order, draft.Line, draft.Quantity, stamp));

    private void ShipLine(OrderTable orders, int order, int line, long units)
    {
        ref var row = ref orders.Lines[line];
        row.Open -= units;
        row.Shipped += units;
        _stock[row.Table].Ship(row.Stock, row.Account, units);
        EndLine(orders, order, ref row);
    }

    private static void CloseWhenEmpty(OrderTable orders, int order, OrderState state)
    {
        if (orders.Rows[order].OpenLines == 0)
        {
            orders.Close(order, state);
        }
    }
}
