namespace EcomCore.Inventory;

/// <content>Goods of an order that come back.</content>
internal sealed partial class LedgerCore
{
    private LedgerAnswer Return(in LedgerCommand command, string id, CommandTable memory, OrderTable orders, int order)
    {
        if (order < 0)
        {
            return LedgerAnswer.Refused(LedgerReason.UnknownOrder);
        }

        var parts = PartsOf(orders, order, openOnly: false);
        EnterStock(parts);
        try
        {
            if (!TryStamp(id, out var stamp))
            {
                return default;
            }

            var refusal = DraftReturn(command, orders, order, memory, out var count);
            if (refusal.Status != LedgerStatus.None)
            {
                return refusal;
            }

            for (var i = 0; i < count; i++)
            {
                var draft = memory.Drafts[i];
                var happened = LineEvent(LedgerEventKind.Returned, NextSequence(), orders, order, draft.Line, draft.Quantity, stamp);
                ReturnLine(orders, draft.Line, draft.Quantity);
                Write(happened, draft.Table, draft.Stock);
            }

            return AnswerOf(LedgerStatus.Done, LedgerReason.None, memory.Drafts[0]);
        }
        finally
        {
            ExitStock(parts);
        }
    }

    private LedgerAnswer DraftReturn(in LedgerCommand command, OrderTable orders, int order, CommandTable memory, out int count)
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
            for (var line = orders.Rows[order].FirstLine; line >= 0 && wanted > 0; line = orders.Lines[line].Next)
            {
                ref var row = ref orders.Lines[line];
                var units = SkuOf(row) == sku ? Math.Min(wanted, row.Shipped - row.Returned) : 0;
                if (units > 0)
                {
                    wanted -= units;
                    if (_stock[row.Table].Rows[row.Stock].OnHand > LedgerLimits.MaxQuantity - asked)
                    {
                        return LedgerAnswer.Refused(LedgerReason.BalanceTooLarge) with { Sku = sku, Asked = asked };
                    }

                    Rows.Reserve(ref memory.Drafts, count + 1);
                    memory.Drafts[count++] = DraftOf(orders, line, units);
                }
            }

            if (wanted > 0)
            {
                return LedgerAnswer.Refused(LedgerReason.NotShipped) with { Sku = sku, Asked = asked, Available = asked - wanted };
            }
        }

        return default;
    }

    private void ReturnLine(OrderTable orders, int line, long units)
    {
        ref var row = ref orders.Lines[line];
        row.Returned += units;
        var table = _stock[row.Table];
        table.Rows[row.Stock].OnHand += units;
        table.Fill(row.Stock);
    }
}
