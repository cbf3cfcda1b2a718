namespace EcomCore.Inventory;

/// <content>What all commands about an order have in common.</content>
internal sealed partial class LedgerCore
{
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
            Sku = SkuOf(row),
            Channel = ChannelOf(row),
            Quantity = units,
        };
    }

    // Readable without the lock of the item's part: an item never leaves its row, and its text never changes.
    private string SkuOf(in LineRow line) => _stock[line.Table].Rows[line.Stock].Sku;

    private void Write(in LedgerEvent happened, int table, int stock)
    {
        Journal?.Events.Add(happened);
        var events = _stock[table].Events;
        if (!events.IsOff)
        {
            events.Add(happened, stock, _channels.Find(happened.Channel));
        }
    }

    // What is about an order as a whole explains no item's number.
    private void Write(in LedgerEvent happened) => Journal?.Events.Add(happened);
}
