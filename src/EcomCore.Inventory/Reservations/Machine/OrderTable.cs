namespace EcomCore.Inventory;

/// <summary>The orders of one part with their lines, open and closed.</summary>
internal sealed partial class OrderTable(SharedCount open, int closedLimit, Gate gate)
{
    private readonly IdIndex _index = new();
    private int _rows;
    private int _freeRow = Inventory.Rows.None;
    private int _lines;
    private int _freeLine = Inventory.Rows.None;
    private int _firstClosed = Inventory.Rows.None;
    private int _lastClosed = Inventory.Rows.None;

    /// <summary>Guards the table; taken after a command's lock and before those of stock, never two at a time but in rising order.</summary>
    public Gate Gate { get; } = gate;

    public int OpenCount { get; private set; }

    public int ClosedCount { get; private set; }

    public bool IsFull => !open.HasRoomFor(1);

    public OrderRow[] Rows = [];

    public LineRow[] Lines = [];

    public int Find(uint hash, string id)
    {
        var place = _index.Home(hash);
        int row;
        while ((row = _index.Find(hash, ref place)) >= 0)
        {
            if (Rows[row].Id == id)
            {
                return row;
            }

            place = IdIndex.After(place);
        }

        return Inventory.Rows.None;
    }

    /// <summary>Asks for the place of an order in the index.</summary>
    public void Fetch(uint hash) => _index.Fetch(hash);

    /// <summary>Asks for an order's row.</summary>
    public int FetchRow(uint hash)
    {
        var row = _index.FirstOf(hash);
        Fetching.Ask(Rows, row);
        return row;
    }

    /// <summary>Asks for what forgetting the longest closed orders needs, where as many more would be too many.</summary>
    public void FetchOldest(int more)
    {
        if (ClosedCount + more <= closedLimit)
        {
            return;
        }

        for (var order = _firstClosed; order >= 0 && more > 0; order = Rows[order].Next, more--)
        {
            _index.Fetch(Rows[order].Hash);
            Fetching.Ask(Lines, Rows[order].FirstLine);
        }
    }

    /// <summary>Asks for an order's first line.</summary>
    public int FetchLine(int order)
    {
        var line = Rows[order].FirstLine;
        Fetching.Ask(Lines, line);
        return line;
    }

    /// <summary>Adds an order that is in neither list yet.</summary>
    public int Add(uint hash, string id)
    {
        int order;
        if (_freeRow >= 0)
        {
            order = _freeRow;
            _freeRow = Rows[order].Next;
        }
        else
        {
            Inventory.Rows.Reserve(ref Rows, _rows + 1);
            order = _rows++;
        }

        Rows[order] = new OrderRow
        {
            Id = id,
            Hash = hash,
            HeapPlace = Inventory.Rows.None,
            FirstLine = Inventory.Rows.None,
            Previous = Inventory.Rows.None,
            Next = Inventory.Rows.None,
            Until = Ticks.Never,
        };
        _index.Add(hash, order);
        return order;
    }

    /// <summary>Makes an order open that is new or was closed.</summary>
    public void Open(int order, long until, long since)
    {
        ref var row = ref Rows[order];
        if (row.State == OrderState.Open)
        {
            return;
        }

        if (row.State != OrderState.Unknown)
        {
            UnlinkClosed(order);
            DropUnshipped(ref row);
        }

        row.State = OrderState.Open;
        row.Since = since;
        OpenCount++;
        open.Add(1);
        SetUntil(order, until);
    }

    /// <summary>Closes an order, and forgets the longest closed one when there are too many. The row may be gone afterwards.</summary>
    public void Close(int order, OrderState state)
    {
        ref var row = ref Rows[order];
        if (row.State == OrderState.Open)
        {
            SetUntil(order, Ticks.Never);
            OpenCount--;
            open.Add(-1);
        }
        else if (row.State != OrderState.Unknown)
        {
            UnlinkClosed(order);
        }

        row.State = state;
        row.Previous = _lastClosed;
        row.Next = Inventory.Rows.None;
        if (_lastClosed >= 0)
        {
            Rows[_lastClosed].Next = order;
        }
        else
        {
            _firstClosed = order;
        }

        _lastClosed = order;
        ClosedCount++;
        if (ClosedCount > closedLimit)
        {
            Forget(_firstClosed);
        }
    }

    /// <summary>The line of an item through an account; a new one at the end when the order has none.</summary>
    public int OpenLine(int order, int table, int stock, int account, string sku)
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
            Sku = sku,
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

    /// <summary>Every order, open or closed.</summary>
    public IEnumerable<int> Open()
    {
        for (var order = 0; order < _rows; order++)
        {
            if (Rows[order].State == OrderState.Open)
            {
                yield return order;
            }
        }
    }

    /// <summary>The closed orders, the longest closed first.</summary>
    public IEnumerable<int> Closed()
    {
        for (var order = _firstClosed; order >= 0; order = Rows[order].Next)
        {
            yield return order;
        }
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

    private void UnlinkClosed(int order)
    {
        Unlink(ref Rows[order], ref _firstClosed, ref _lastClosed);
        ClosedCount--;
    }

    /// <summary>Takes a row out of the list that it stands in: that of the closed orders, or the queue of ends.</summary>
    private void Unlink(ref OrderRow row, ref int first, ref int last)
    {
        if (row.Previous >= 0)
        {
            Rows[row.Previous].Next = row.Next;
        }
        else
        {
            first = row.Next;
        }

        if (row.Next >= 0)
        {
            Rows[row.Next].Previous = row.Previous;
        }
        else
        {
            last = row.Previous;
        }

        (row.Previous, row.Next) = (Inventory.Rows.None, Inventory.Rows.None);
    }

    private void Forget(int order)
    {
        UnlinkClosed(order);
        _index.Remove(Rows[order].Hash, order);
        for (var line = Rows[order].FirstLine; line >= 0;)
        {
            var next = Lines[line].Next;
            FreeLine(line);
            line = next;
        }

        Rows[order] = new OrderRow { Next = _freeRow };
        _freeRow = order;
    }
}
