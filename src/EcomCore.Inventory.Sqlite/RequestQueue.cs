namespace EcomCore.Inventory.Sqlite;

/// <summary>What waits for the writer, bounded; the writer takes all of it at once.</summary>
internal sealed class RequestQueue(int limit)
{
    private readonly object _gate = new();
    private List<Request> _waiting = [];
    private bool _closed;
    private volatile int _length;

    public int Length => _length;

    /// <summary>False when the queue is full or closed; nothing was added then.</summary>
    public bool TryAdd(Request request)
    {
        lock (_gate)
        {
            if (_closed || _waiting.Count >= limit)
            {
                return false;
            }

            _waiting.Add(request);
            _length = _waiting.Count;
            if (_waiting.Count == 1)
            {
                Monitor.Pulse(_gate);
            }

            return true;
        }
    }

    /// <summary>Waits for requests and takes them all, in order; false when the queue is closed and empty.</summary>
    public bool Take(ref List<Request> taken)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closed)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            (taken, _waiting) = (_waiting, taken);
            _length = 0;
            return true;
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
