namespace EcomCore.Inventory;

/// <content>When reservations end. Most are made to live equally long, so that each ends after all before it: they stand in a queue. What ends earlier than the last of
/// the queue stands in a heap with four children per place. An order can leave either from anywhere.</content>
internal sealed partial class OrderTable
{
    private const int Children = 4;

    // A place in the heap of an order that stands in the queue; its links are then those of the queue.
    private const int InQueue = -2;

    private long _nextEnd = Ticks.Never;
    private HeapEntry[] _heap = [];
    private int _heapCount;
    private int _firstQueued = Inventory.Rows.None;
    private int _lastQueued = Inventory.Rows.None;

    /// <summary>The earliest end; <see cref="Ticks.Never"/> when no open order has one. Readable without the lock.</summary>
    public long NextEnd => Volatile.Read(ref _nextEnd);

    /// <summary>The open order that ends first; of equal ends the one reserved first. There is one.</summary>
    public int FirstToEnd => _firstQueued < 0 || (_heapCount > 0 && _heap[0].IsBefore(EntryOf(_firstQueued))) ? _heap[0].Order : _firstQueued;

    public void SetUntil(int order, long until)
    {
        Place(order, until);
        var queued = _firstQueued < 0 ? Ticks.Never : Rows[_firstQueued].Until;
        Volatile.Write(ref _nextEnd, _heapCount == 0 ? queued : Math.Min(queued, _heap[0].Until));
    }

    private void Place(int order, long until)
    {
        ref var row = ref Rows[order];
        if (row.HeapPlace == InQueue)
        {
            LeaveQueue(ref row);
        }
        else if (row.HeapPlace >= 0)
        {
            RemoveAt(row.HeapPlace);
        }

        row.Until = until;
        if (until == Ticks.Never)
        {
            return;
        }

        if (_lastQueued < 0 || EntryOf(_lastQueued).IsBefore(EntryOf(order)))
        {
            JoinQueue(order, ref row);
        }
        else
        {
            Inventory.Rows.Reserve(ref _heap, _heapCount + 1);
            Rise(_heapCount++, EntryOf(order));
        }
    }

    private HeapEntry EntryOf(int order) => new(Rows[order].Until, Rows[order].Since, order);

    private void JoinQueue(int order, ref OrderRow row)
    {
        row.HeapPlace = InQueue;
        row.Previous = _lastQueued;
        row.Next = Inventory.Rows.None;
        if (_lastQueued >= 0)
        {
            Rows[_lastQueued].Next = order;
        }
        else
        {
            _firstQueued = order;
        }

        _lastQueued = order;
    }

    private void LeaveQueue(ref OrderRow row)
    {
        Unlink(ref row, ref _firstQueued, ref _lastQueued);
        row.HeapPlace = Inventory.Rows.None;
    }

    private void RemoveAt(int place)
    {
        Rows[_heap[place].Order].HeapPlace = Inventory.Rows.None;
        var last = _heap[--_heapCount];
        if (place == _heapCount)
        {
            return;
        }

        if (place > 0 && last.IsBefore(_heap[(place - 1) / Children]))
        {
            Rise(place, last);
        }
        else
        {
            Sink(place, last);
        }
    }

    private void Rise(int place, in HeapEntry entry)
    {
        while (place > 0)
        {
            var parent = (place - 1) / Children;
            if (!entry.IsBefore(_heap[parent]))
            {
                break;
            }

            Put(place, _heap[parent]);
            place = parent;
        }

        Put(place, entry);
    }

    private void Sink(int place, in HeapEntry entry)
    {
        while (true)
        {
            var first = (place * Children) + 1;
            if (first >= _heapCount)
            {
                break;
            }

            var least = first;
            var end = Math.Min(first + Children, _heapCount);
            for (var child = first + 1; child < end; child++)
            {
                if (_heap[child].IsBefore(_heap[least]))
                {
                    least = child;
                }
            }

            if (!_heap[least].IsBefore(entry))
            {
                break;
            }

            Put(place, _heap[least]);
            place = least;
        }

        Put(place, entry);
    }

    private void Put(int place, in HeapEntry entry)
    {
        _heap[place] = entry;
        Rows[entry.Order].HeapPlace = place;
    }

    private readonly record struct HeapEntry(long Until, long Since, int Order)
    {
        public bool IsBefore(in HeapEntry other) => Until < other.Until || (Until == other.Until && Since < other.Since);
    }
}
