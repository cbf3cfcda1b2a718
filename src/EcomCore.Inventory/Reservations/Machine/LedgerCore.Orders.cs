namespace EcomCore.Inventory;

/// <content>What happens to an order after it was reserved.</content>
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

    private static bool IsSaidBefore(in LedgerCommand command, int index, string sku)
    {
        for (var i = 0; i < index; i++)
        {
            if (command.Line(i).Sku == sku)
            {
                return true;
            }
        }

        return false;
    }

    private static Draft DraftOf(OrderTable orders, int line, long units)
    {
        ref var row = ref orders.Lines[line];
        return new Draft { Table = row.Table, Stock = row.Stock, Account = row.Account, Line = line, Quantity = units };
    }

    private long WaitingOf(in LineRow line) => line.Waiting < 0 ? 0 : _stock[line.Table].Waiting[line.Waiting].Units;

    private void Ship(OrderTable orders, int order, in Draft draft, Stamp stamp)
    {
        ShipLine(orders, order, draft.Line, draft.Quantity);
        var sequence = NextSequence();
        if (IsWritten(draft.Table))
        {
            Write(LineEvent(LedgerEventKind.Shipped, sequence, orders, order, draft.Line, draft.Quantity, stamp), draft.Table);
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

    private void EndLine(OrderTable orders, int order, ref LineRow row)
    {
        if (row.Open > 0)
        {
            return;
        }

        orders.Rows[order].OpenLines--;
        if (row.Waiting >= 0)
        {
            _stock[row.Table].Unlink(row.Stock, row.Waiting);
            _stock[row.Table].FreeWaiting(row.Waiting);
            row.Waiting = Rows.None;
        }
    }

    private static void CloseWhenEmpty(OrderTable orders, int order, OrderState state)
    {
        if (orders.Rows[order].OpenLines == 0)
        {
            orders.Close(order, state);
        }
    }

    private LedgerAnswer Release(in LedgerCommand command, Stamp stamp, OrderTable orders, int order, uint hash)
    {
        switch (order < 0 ? OrderState.Unknown : orders.Rows[order].State)
        {
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
                    var table = GiveBackLine(orders, order, line);
                    Write(happened, table);
                }
            }

            orders.Close(order, kind == LedgerEventKind.Expired ? OrderState.Expired : OrderState.Released);
        }
        finally
        {
            ExitStock(parts);
        }
    }

    private int GiveBackLine(OrderTable orders, int order, int line)
    {
        ref var row = ref orders.Lines[line];
        var table = _stock[row.Table];
        table.Hold(row.Stock, row.Account, -row.Open, -WaitingOf(row));
        row.Open = 0;
        EndLine(orders, order, ref row);
        table.Fill(row.Stock);
        return row.Table;
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
                Write(happened, draft.Table);
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
                var units = row.Sku == sku ? Math.Min(wanted, row.Shipped - row.Returned) : 0;
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

    private static ulong PartsOf(OrderTable orders, int order, bool openOnly)
    {
        var parts = 0UL;
        for (var line = orders.Rows[order].FirstLine; line >= 0; line = orders.Lines[line].Next)
        {
            if (!openOnly || orders.Lines[line].Open > 0)
            {
                parts |= 1UL << orders.Lines[line].Table;
            }
        }

        return parts;
    }

    private LedgerEvent LineEvent(LedgerEventKind kind, long sequence, OrderTable orders, int order, int line, long units, Stamp stamp)
    {
        ref var row = ref orders.Lines[line];
        return new LedgerEvent
        {
            Sequence = sequence,
            AtTicks = stamp.Now,
            Kind = kind,
            CommandId = stamp.CommandId,
            OrderId = orders.Rows[order].Id,
            Sku = row.Sku,
            Channel = row.Account < 0 ? null : _channels.NameOf(_stock[row.Table].Accounts[row.Account].Channel),
            Quantity = units,
        };
    }

    private bool IsWritten(int table) => Journal is not null || !_stock[table].Events.IsOff;

    private void Write(in LedgerEvent happened, int table) => Write(_stock[table], happened);

    private void Write(StockTable table, in LedgerEvent happened)
    {
        Journal?.Events.Add(happened);
        if (!table.Events.IsOff)
        {
            table.Events.Add(happened);
        }
    }

    // What is about an order as a whole explains no item's number.
    private void Write(in LedgerEvent happened) => Journal?.Events.Add(happened);
}
