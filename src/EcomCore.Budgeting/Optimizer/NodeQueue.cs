namespace EcomCore.Budgeting;

/// <summary>Open nodes, the highest bound first: a binary heap.</summary>
internal sealed class NodeQueue
{
    private readonly List<SearchNode> _heap = [];

    public int Count => _heap.Count;

    public SearchNode Peek() => _heap[0];

    public void Enqueue(SearchNode node)
    {
        _heap.Add(node);
        var child = _heap.Count - 1;
        while (child > 0 && _heap[(child - 1) / 2].Bound < _heap[child].Bound)
        {
            (_heap[child], _heap[(child - 1) / 2]) = (_heap[(child - 1) / 2], _heap[child]);
            child = (child - 1) / 2;
        }
    }

    public SearchNode Dequeue()
    {
        var first = _heap[0];
        _heap[0] = _heap[_heap.Count - 1];
        _heap.RemoveAt(_heap.Count - 1);
        var root = 0;
        while (true)
        {
            var child = (2 * root) + 1;
            if (child >= _heap.Count)
            {
                return first;
            }

            if (child + 1 < _heap.Count && _heap[child + 1].Bound > _heap[child].Bound)
            {
                child++;
            }

            if (_heap[child].Bound <= _heap[root].Bound)
            {
                return first;
            }

            (_heap[root], _heap[child]) = (_heap[child], _heap[root]);
            root = child;
        }
    }
}
