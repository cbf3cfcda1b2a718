namespace EcomCore.Inventory;

/// <summary>The orders of one part with their lines, open and closed.</summary>
internal sealed partial class OrderTable(SharedCount open, int closedLimit, Gate gate)
{
    private readonly IdIndex _index = new();
    private int _rows;
    private int _freeRow = Inventory.Rows.None;

    /// <summary>Guards the table; taken after a command's lock and before those of stock, never two at a time but in rising order.</summary>
    public Gate Gate { get; } = gate;

    public int OpenCount { get; private set; }

    public bool IsFull => !open.HasRoomFor(1);

    /// <summary>Takes the place of one more open order, for <see cref="Open(int, long, long, bool)"/>; false when there is none.</summary>
    public bool TryTakePlace() => open.TryAdd(1);

    public void GiveBackPlace() => open.Add(-1);

    public OrderRow[] Rows = [];

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

        // Field by field: rows that hold references are copied slowly.
        ref var row = ref Rows[order];
        row.Id = id;
        row.Hash = hash;
        row.State = OrderState.Unknown;
        row.HeapPlace = Inventory.Rows.None;
        row.FirstLine = Inventory.Rows.None;
        row.OpenLines = 0;
        row.Previous = Inventory.Rows.None;
        row.Next = Inventory.Rows.None;
        row.Until = Ticks.Never;
        row.Since = 0;
        _index.Add(hash, order);
        return order;
    }

    /// <summary>Makes an order open that is new or was closed.</summary>
    /// <param name="order">The order.</param>
    /// <param name="until">When it ends.</param>
    /// <param name="since">The event by which it opened.</param>
    /// <param name="hasPlace">Whether its place was taken already; else it opens however many there are.</param>
    public void Open(int order, long until, long since, bool hasPlace)
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
        open.Add(hasPlace ? 0 : 1);
        SetUntil(order, until);
    }

    /// <summary>Every open order.</summary>
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
}
