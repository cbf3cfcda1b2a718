namespace EcomCore.Inventory;

/// <content>The lines of the orders, each with the number of the next one of its order.</content>
internal sealed partial class OrderTable
{
    private int _lines;
    private int _freeLine = Inventory.Rows.None;

    public LineRow[] Lines = [];

    /// <summary>The line of an item through an account; a new one at the end when the order has none.</summary>
    public int OpenLine(int order, int table, int stock, int account)
    {
        var last = Inventory.Rows.None;
        for (var line = Rows[order].FirstLine; line >= 0; line = Lines[line].Next)
        {
            ref var row = ref Lines[line];
            if (row.Stock == stock && row.Table == table && row.Account == account)
            {
                return line;
            }

            last = line;
        }

        var added = NewLine();
        Lines[added] = new LineRow
        {
            Table = table,
            Stock = stock,
            Account = account,
            Waiting = Inventory.Rows.None,
            Next = Inventory.Rows.None,
        };
        if (last >= 0)
        {
            Lines[last].Next = added;
        }
        else
        {
            Rows[order].FirstLine = added;
        }

        return added;
    }

    // What ended or was given back leaves nothing to remember; else an order that is reserved again and again would have ever more lines.
    private void DropUnshipped(ref OrderRow row)
    {
        var kept = Inventory.Rows.None;
        for (var line = row.FirstLine; line >= 0;)
        {
            var next = Lines[line].Next;
            if (Lines[line].Shipped > 0)
            {
                kept = line;
            }
            else
            {
                if (kept < 0)
                {
                    row.FirstLine = next;
                }
                else
                {
                    Lines[kept].Next = next;
                }

                FreeLine(line);
            }

            line = next;
        }
    }

    private void FreeLine(int line)
    {
        Lines[line] = new LineRow { Next = _freeLine };
        _freeLine = line;
    }

    private int NewLine()
    {
        if (_freeLine >= 0)
        {
            var free = _freeLine;
            _freeLine = Lines[free].Next;
            return free;
        }

        Inventory.Rows.Reserve(ref Lines, _lines + 1);
        return _lines++;
    }
}
