namespace EcomCore.Inventory;

/// <content>When reservations end: a heap with four children per place, which an order can leave from anywhere.</content>
internal sealed partial class OrderTable
{
    private const int Children = 4;

    private HeapEntry[] _heap = [];
    private int _heapCount;

    /// <summary>The earliest end; <see cref="Ticks.Never"/> when no open order has one.</summary>
    public long NextEnd => _heapCount == 0 ? Ticks.Never : _heap[0].Until;

    /// <summary>The open order that ends first; of equal ends the one reserved first.</summary>
    public int FirstToEnd => _heap[0].Order;

    public void SetUntil(int order, long until)
    {
        ref var row = ref Rows[order];
        row.Until = until;
        if (row.HeapPlace >= 0)
        {
            RemoveAt(row.HeapPlace);
        }

        if (until != Ticks.Never)
        {
            Inventory.Rows.Reserve(ref _heap, _heapCount + 1);
            Rise(_heapCount++, new HeapEntry(until, row.Since, order));
        }
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
