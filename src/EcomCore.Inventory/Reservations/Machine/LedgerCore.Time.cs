namespace EcomCore.Inventory;

/// <content>The ledger's clock, and what ends by it.</content>
internal sealed partial class LedgerCore
{
    /// <summary>The ledger's clock is the latest time that it was given; a command with an earlier time counts as given now.</summary>
    private void AdvanceTo(long at)
    {
        if (!_locks)
        {
            if (at > _time.Clock)
            {
                Volatile.Write(ref _time.Clock, at);
            }

            return;
        }

        var now = Volatile.Read(ref _time.Clock);
        while (at > now)
        {
            var before = Interlocked.CompareExchange(ref _time.Clock, at, now);
            if (before == now)
            {
                return;
            }

            now = before;
        }
    }

    private void ExpireDue(Stamp stamp)
    {
        for (var part = 0; part < _nextEnds.Length; part++)
        {
            if (Volatile.Read(ref _nextEnds[part]) <= stamp.Now)
            {
                ExpireDue(part, stamp);
            }
        }
    }

    // Another thread that sees the new end afterwards knows that all that was due has come free.
    private void ExpireDue(int part, Stamp stamp)
    {
        var orders = _orders[part];
        Enter(orders.Gate);
        try
        {
            while (orders.NextEnd <= stamp.Now)
            {
                GiveBack(orders, orders.FirstToEnd, LedgerEventKind.Expired, stamp);
            }
        }
        finally
        {
            Volatile.Write(ref _nextEnds[part], orders.NextEnd);
            Exit(orders.Gate);
        }
    }

    /// <summary>
    /// The ledger's time, read with the locks held. Another thread may have brought a later time since this command did, or may have reserved
    /// with an end that is reached by now: then the command must let it expire before it is decided, or it would see units held that are free.
    /// </summary>
    /// <returns>False when something is due.</returns>
    private bool TryStamp(string id, out Stamp stamp)
    {
        stamp = new Stamp(id, Clock);
        if (_locks)
        {
            foreach (ref var end in _nextEnds.AsSpan())
            {
                if (Volatile.Read(ref end) <= stamp.Now)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private long NextSequence() => _locks ? Interlocked.Increment(ref _time.Sequence) : ++_time.Sequence;
}
