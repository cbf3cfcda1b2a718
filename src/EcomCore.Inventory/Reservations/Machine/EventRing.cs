namespace EcomCore.Inventory;

/// <summary>The newest events of a part; the oldest is overwritten.</summary>
internal sealed class EventRing(int limit)
{
    private LedgerEvent[] _events = [];
    private int _next;
    private int _count;

    public bool IsOff => limit == 0;

    public void Add(in LedgerEvent happened)
    {
        if (_count < limit)
        {
            Rows.Reserve(ref _events, _count + 1);
            _count++;
        }

        _events[_next] = happened;
        _next = _next + 1 == limit ? 0 : _next + 1;
    }

    /// <summary>The events kept, oldest first.</summary>
    public IEnumerable<LedgerEvent> OldestFirst()
    {
        var first = _count < limit ? 0 : _next;
        for (var i = 0; i < _count; i++)
        {
            yield return _events[(first + i) % _count];
        }
    }
}
