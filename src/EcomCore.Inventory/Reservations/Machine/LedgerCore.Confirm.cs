namespace EcomCore.Inventory;

/// <content>An order that is shipped, whole or in part.</content>
internal sealed partial class LedgerCore
{
    private LedgerAnswer Confirm(in LedgerCommand command, string id, CommandTable memory, OrderTable orders, int order)
    {
        if (order < 0 || orders.Rows[order].State != OrderState.Open)
        {
            return LedgerAnswer.Refused(order < 0 ? LedgerReason.UnknownOrder : StandingOf(orders.Rows[order].State));
        }

        var parts = PartsOf(orders, order, openOnly: true);
        EnterStock(parts);
        try
        {
            if (!TryStamp(id, out var stamp))
            {
                return default;
            }

            var refusal = command.LineCount == 0
                ? DraftEverything(orders, order, memory, out var count)
                : DraftSome(command, orders, order, memory, out count);
            if (refusal.Status != LedgerStatus.None)
            {
                return refusal;
            }

            for (var i = 0; i < count; i++)
            {
                Ship(orders, order, memory.Drafts[i], stamp);
            }

            var answer = AnswerOf(LedgerStatus.Done, LedgerReason.None, memory.Drafts[0]);
            CloseWhenEmpty(orders, order, OrderState.Shipped);
            return answer;
        }
        finally
        {
            ExitStock(parts);
        }
    }

    private LedgerAnswer DraftEverything(OrderTable orders, int order, CommandTable memory, out int count)
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
                return AnswerOf(LedgerStatus.Refused, LedgerReason.NotInStock, draft) with { Available = row.Open - waiting };
            }

            Rows.Reserve(ref memory.Drafts, count + 1);
            memory.Drafts[count++] = draft;
        }

        return default;
    }

    private LedgerAnswer DraftSome(in LedgerCommand command, OrderTable orders, int order, CommandTable memory, out int count)
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
                if (row.Sku != sku)
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
                return LedgerAnswer.Refused(reason) with { Sku = sku, Asked = asked, Available = reason == LedgerReason.NotReserved ? open : asked - wanted };
            }
        }

        return default;
    }

    private void Ship(OrderTable orders, int order, in Draft draft, Stamp stamp)
    {
        ShipLine(orders, order, draft.Line, draft.Quantity);
        var sequence = NextSequence();
        Journal?.Events.Add(LineEvent(LedgerEventKind.Shipped, sequence, orders, order, draft.Line, draft.Quantity, stamp));
        var events = _stock[draft.Table].Events;
        if (!events.IsOff)
        {
            ref var row = ref orders.Lines[draft.Line];
            events.Next(LedgerEventKind.Shipped, sequence, stamp, orders.Rows[order].Id, row.Sku, ChannelOf(row), draft.Quantity);
        }
    }

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
