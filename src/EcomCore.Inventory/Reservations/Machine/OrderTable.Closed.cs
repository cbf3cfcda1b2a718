namespace EcomCore.Inventory;

/// <content>The closed orders, in a list by the time of closing. The longest closed is forgotten when there are too many.</content>
internal sealed partial class OrderTable
{
    private int _firstClosed = Inventory.Rows.None;
    private int _lastClosed = Inventory.Rows.None;

    public int ClosedCount { get; private set; }

    /// <summary>The closed orders, the longest closed first.</summary>
    public IEnumerable<int> Closed()
    {
        for (var order = _firstClosed; order >= 0; order = Rows[order].Next)
        {
            yield return order;
        }
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

    private void UnlinkClosed(int order)
    {
        Unlink(ref Rows[order], ref _firstClosed, ref _lastClosed);
        ClosedCount--;
    }

    private void Forget(int order)
    {
        UnlinkClosed(order);
        ref var row = ref Rows[order];
        _index.Remove(row.Hash, order);
        for (var line = row.FirstLine; line >= 0;)
        {
            var next = Lines[line].Next;
            FreeLine(line);
            line = next;
        }

        row.Id = string.Empty;
        row.State = OrderState.Unknown;
        row.Next = _freeRow;
        _freeRow = order;
    }
}
