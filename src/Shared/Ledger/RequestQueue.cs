using System.Diagnostics;

namespace EcomCore.Inventory;

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

    /// <summary>Waits for requests, no longer than a time, and takes them all, in order; true with nothing taken when none came, false when the queue is
    /// closed and empty.</summary>
    public bool Take(ref List<Request> taken, int milliseconds)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed && Monitor.Wait(_gate, milliseconds))
            {
                // Woken without a request: wait on.
            }

            if (_waiting.Count == 0)
            {
                return !_closed;
            }

            (taken, _waiting) = (_waiting, taken);
            _length = 0;
            return true;
        }
    }

    /// <summary>Who was just answered may come back at once; without company a batch of one would go first and the others wait a whole commit for it.</summary>
    public void WaitForCompany(int expected, int microseconds)
    {
        if (expected < 2)
        {
            return;
        }

        var started = Stopwatch.GetTimestamp();
        while (_length < expected && Stopwatch.GetElapsedTime(started).TotalMicroseconds < microseconds)
        {
            Thread.Yield();
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
