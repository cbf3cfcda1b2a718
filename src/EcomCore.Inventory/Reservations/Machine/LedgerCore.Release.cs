namespace EcomCore.Inventory;

/// <content>An order that lets go of what it holds, or holds it longer.</content>
internal sealed partial class LedgerCore
{
    private LedgerAnswer Release(in LedgerCommand command, Stamp stamp, OrderTable orders, int order, uint hash)
    {
        switch (order < 0 ? OrderState.Unknown : orders.Rows[order].State)
        {
            case OrderState.Open when command.LineCount > 0 && IsPartial(command, orders, order, out var refusal):
                return refusal;
            case OrderState.Open:
                GiveBack(orders, order, LedgerEventKind.Released, stamp);
                return Done(LedgerReason.None) with { Sequence = Sequence };
            case OrderState.Shipped:
                return LedgerAnswer.Refused(LedgerReason.AlreadyShipped);
            case OrderState.Released or OrderState.CancelledBefore:
                return Done(LedgerReason.NothingHeld);
            case OrderState.Expired:
                RememberCancel(command, stamp, orders, order);
                return Done(LedgerReason.NothingHeld) with { Sequence = Sequence };
            default:
                RememberCancel(command, stamp, orders, orders.Add(hash, command.OrderId!));
                return Done(LedgerReason.CancelRemembered) with { Sequence = Sequence };
        }
    }

    /// <summary>Finds whether the order holds more than the release names. Who names less means a part, which must not cost the order the rest.</summary>
    private bool IsPartial(in LedgerCommand command, OrderTable orders, int order, out LedgerAnswer refusal)
    {
        for (var line = orders.Rows[order].FirstLine; line >= 0; line = orders.Lines[line].Next)
        {
            var sku = SkuOf(orders.Lines[line]);
            var (asked, open) = (AskedOf(command, sku), OpenOf(orders, order, sku));
            if (asked < open)
            {
                refusal = LedgerAnswer.Refused(LedgerReason.PartialRelease) with { Sku = sku, Asked = asked, Available = open };
                return true;
            }
        }

        refusal = default;
        return false;
    }

    private long OpenOf(OrderTable orders, int order, string sku)
    {
        var open = 0L;
        for (var line = orders.Rows[order].FirstLine; line >= 0; line = orders.Lines[line].Next)
        {
            open += SkuOf(orders.Lines[line]) == sku ? orders.Lines[line].Open : 0;
        }

        return open;
    }

    private void RememberCancel(in LedgerCommand command, Stamp stamp, OrderTable orders, int order)
    {
        Write(new LedgerEvent
        {
            Sequence = NextSequence(),
            AtTicks = stamp.Now,
            Kind = LedgerEventKind.CancelRemembered,
            CommandId = stamp.CommandId,
            OrderId = command.OrderId,
        });
        orders.Close(order, OrderState.CancelledBefore);
    }

    /// <summary>All that an order holds comes free, by what was recorded. The order's lock is held; those of its items are taken here.</summary>
    private void GiveBack(OrderTable orders, int order, LedgerEventKind kind, Stamp stamp)
    {
        var parts = PartsOf(orders, order, openOnly: true);
        EnterStock(parts);
        try
        {
            for (var line = orders.Rows[order].FirstLine; line >= 0; line = orders.Lines[line].Next)
            {
                var units = orders.Lines[line].Open;
                if (units > 0)
                {
                    var happened = LineEvent(kind, NextSequence(), orders, order, line, units, stamp);
                    GiveBackLine(orders, order, line);
                    Write(happened, orders.Lines[line].Table, orders.Lines[line].Stock);
                }
            }

            orders.Close(order, kind == LedgerEventKind.Expired ? OrderState.Expired : OrderState.Released);
        }
        finally
        {
            ExitStock(parts);
        }
    }

    private void GiveBackLine(OrderTable orders, int order, int line)
    {
        ref var row = ref orders.Lines[line];
        var table = _stock[row.Table];
        table.Hold(row.Stock, row.Account, -row.Open, -WaitingOf(row));
        row.Open = 0;
        EndLine(orders, order, ref row);
        table.Fill(row.Stock);
    }

    private LedgerAnswer Extend(in LedgerCommand command, Stamp stamp, OrderTable orders, int order)
    {
        if (order < 0 || orders.Rows[order].State != OrderState.Open)
        {
            return LedgerAnswer.Refused(order < 0 ? LedgerReason.UnknownOrder : StandingOf(orders.Rows[order].State));
        }

        var until = command.SpanTicks == Ticks.None ? Ticks.Never : stamp.Now + command.SpanTicks;
        orders.SetUntil(order, until);
        Write(new LedgerEvent
        {
            Sequence = NextSequence(),
            AtTicks = stamp.Now,
            Kind = LedgerEventKind.Extended,
            CommandId = stamp.CommandId,
            OrderId = command.OrderId,
            UntilTicks = until == Ticks.Never ? 0 : until,
        });
        return Done(LedgerReason.None) with { Sequence = Sequence };
    }
}
