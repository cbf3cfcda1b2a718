namespace EcomCore.Inventory;

/// <summary>Channels by what they would do next: the most valuable next lot on top, or the least valuable last lot when lots are taken back.</summary>
internal ref struct WorthHeap(ProfitDesk money, bool takeBack)
{
    private readonly Span<int> _heap = money.Heap;
    private readonly Span<Worth> _worths = takeBack ? money.Last : money.Next;
    private readonly bool _takeBack = takeBack;

    public int Count { get; private set; }

    public readonly int Top => _heap[0];

    /// <summary>Adds a channel; call <see cref="Order"/> when all are in.</summary>
    public void Add(int channel) => _heap[Count++] = channel;

    public readonly void Order()
    {
        for (var place = (Count / 2) - 1; place >= 0; place--)
        {
            Sink(place);
        }
    }

    /// <summary>Puts the last channel in the place of the top; call <see cref="Sink"/> afterwards.</summary>
    public void RemoveTop() => _heap[0] = _heap[--Count];

    public readonly void Sink(int place)
    {
        while ((2 * place) + 1 < Count)
        {
            var child = (2 * place) + 1;
            if (child + 1 < Count && IsAbove(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsAbove(_heap[child], _heap[place]))
            {
                return;
            }

            (_heap[child], _heap[place]) = (_heap[place], _heap[child]);
            place = child;
        }
    }

    private readonly bool IsAbove(int i, int j)
    {
        var order = _worths[i].CompareTo(_worths[j]);
        return _takeBack ? order < 0 || (order == 0 && i > j) : order > 0 || (order == 0 && i < j);
    }
}
