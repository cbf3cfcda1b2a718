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
        foreach (var orders in _orders)
        {
            if (orders.NextEnd <= stamp.Now)
            {
                ExpireDue(orders, stamp);
            }
        }
    }

    // Another thread that sees a later end afterwards knows that all that was due has come free: an order closes once its units are free.
    private void ExpireDue(OrderTable orders, Stamp stamp)
    {
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
            foreach (var orders in _orders)
            {
                if (orders.NextEnd <= stamp.Now)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private long NextSequence() => _locks ? Interlocked.Increment(ref _time.Sequence) : ++_time.Sequence;
}
