namespace EcomCore.Inventory;

/// <summary>The items of one part, with their channels and their queues.</summary>
internal sealed class StockTable(SharedCount items, int auditedEvents, Gate gate)
{
    private readonly IdIndex _index = new();
    private int _accounts;
    private int _waiting;
    private int _freeWaiting = Inventory.Rows.None;

    /// <summary>Guards the table; taken last, several in rising order of their part.</summary>
    public Gate Gate { get; } = gate;

    public int Count { get; private set; }

    public bool HasRoomFor(int more) => items.HasRoomFor(more);

    public EventRing Events { get; } = new(auditedEvents);

    public StockRow[] Rows = [];

    public AccountRow[] Accounts = [];

    public WaitingRow[] Waiting = [];

    public int Find(uint hash, string sku)
    {
        var place = _index.Home(hash);
        int row;
        while ((row = _index.Find(hash, ref place)) >= 0)
        {
            if (Rows[row].Sku == sku)
            {
                return row;
            }

            place = IdIndex.After(place);
        }

        return Inventory.Rows.None;
    }

    /// <summary>The item that a handle stands for: where it says, if the very same text stands there, else where the text is found.</summary>
    public int Find(uint hash, string sku, int row) => (uint)row < (uint)Count && ReferenceEquals(Rows[row].Sku, sku) ? row : Find(hash, sku);

    /// <summary>Asks for the place of an item in the index, or for its row where a handle says which.</summary>
    public void Fetch(uint hash, int row)
    {
        if (row < 0)
        {
            _index.Fetch(hash);
        }
        else
        {
            Fetching.Ask(Rows, row);
        }
    }

    /// <summary>Asks for an item's row.</summary>
    public void FetchRow(uint hash) => Fetching.Ask(Rows, _index.FirstOf(hash));

    /// <summary>Takes the places of items to come, of whatever part; false when there are too few.</summary>
    public bool TryTakePlaces(int more) => more == 0 || items.TryAdd(more);

    public void GiveBackPlaces(int places) => items.Add(-places);

    /// <summary>Adds an item, whose place was taken before or is counted now, however many there are.</summary>
    public int Add(uint hash, string sku, bool hasPlace)
    {
        Inventory.Rows.Reserve(ref Rows, Count + 1);
        Rows[Count] = new StockRow
        {
            Sku = sku,
            FirstAccount = Inventory.Rows.None,
            FirstWaiting = Inventory.Rows.None,
            LastWaiting = Inventory.Rows.None,
        };
        _index.Add(hash, Count);
        items.Add(hasPlace ? 0 : 1);
        return Count++;
    }

    /// <summary>The channel's account at an item; none when it has not been there, or <paramref name="channel"/> is none.</summary>
    public int AccountOf(int stock, int channel)
    {
        if (channel < 0)
        {
            return Inventory.Rows.None;
        }

        var account = Rows[stock].FirstAccount;
        while (account >= 0 && Accounts[account].Channel != channel)
        {
            account = Accounts[account].Next;
        }

        return account;
    }

    public int OpenAccount(int stock, int channel)
    {
        var account = AccountOf(stock, channel);
        if (account >= 0 || channel < 0)
        {
            return account;
        }

        Inventory.Rows.Reserve(ref Accounts, _accounts + 1);
        Accounts[_accounts] = new AccountRow { Channel = channel, Next = Rows[stock].FirstAccount };
        Rows[stock].FirstAccount = _accounts;
        return _accounts++;
    }

    /// <summary>Units that an account can be promised from stock.</summary>
    public long AvailableTo(int stock, int account)
    {
        ref var row = ref Rows[stock];
        if (account < 0)
        {
            return row.Pool;
        }

        ref var own = ref Accounts[account];
        return own.Kind switch
        {
            LimitKind.Quota => Math.Max(0, Math.Min(row.Free, own.Allowance - own.Reserved)),
            LimitKind.Cap => Math.Max(0, Math.Min(row.Pool, own.Allowance - own.Reserved)),
            _ => row.Pool,
        };
    }

    /// <summary>More (or with a minus sign fewer) units are held by orders.</summary>
    public void Hold(int stock, int account, long units, long backordered)
    {
        ref var row = ref Rows[stock];
        row.Reserved += units;
        row.Backordered += backordered;
        if (account >= 0)
        {
            ref var own = ref Accounts[account];
            var before = own.SetAside;
            own.Reserved += units;
            row.SetAside += own.SetAside - before;
        }
    }

    /// <summary>Held units leave the house, and are taken off the channel's allowance.</summary>
    public void Ship(int stock, int account, long units)
    {
        ref var row = ref Rows[stock];
        row.OnHand -= units;
        row.Reserved -= units;
        if (account >= 0)
        {
            ref var own = ref Accounts[account];
            var before = own.SetAside;
            own.Reserved -= units;
            own.Allowance = own.Kind == LimitKind.None ? 0 : Math.Max(0, own.Allowance - units);
            row.SetAside += own.SetAside - before;
        }
    }

    public void Limit(int stock, int account, LimitKind kind, long allowance)
    {
        ref var own = ref Accounts[account];
        var before = own.SetAside;
        own.Kind = kind;
        own.Allowance = kind == LimitKind.None ? 0 : allowance;
        Rows[stock].SetAside += own.SetAside - before;
        Fill(stock);
    }

    public int NewWaiting()
    {
        if (_freeWaiting >= 0)
        {
            var free = _freeWaiting;
            _freeWaiting = Waiting[free].Next;
            return free;
        }

        Inventory.Rows.Reserve(ref Waiting, _waiting + 1);
        return _waiting++;
    }

    /// <summary>Puts units at the end of the item's queue; a line that waits already keeps its place.</summary>
    public void Wait(int stock, int waiting, long units, long since)
    {
        ref var own = ref Waiting[waiting];
        if (own.Units == 0)
        {
            ref var row = ref Rows[stock];
            own = new WaitingRow { Since = since, Previous = row.LastWaiting, Next = Inventory.Rows.None };
            if (row.LastWaiting >= 0)
            {
                Waiting[row.LastWaiting].Next = waiting;
            }
            else
            {
                row.FirstWaiting = waiting;
            }

            row.LastWaiting = waiting;
        }

        own.Units += units;
    }

    public void Unlink(int stock, int waiting)
    {
        ref var row = ref Rows[stock];
        ref var own = ref Waiting[waiting];
        if (own.Units == 0)
        {
            return;
        }

        if (own.Previous >= 0)
        {
            Waiting[own.Previous].Next = own.Next;
        }
        else
        {
            row.FirstWaiting = own.Next;
        }

        if (own.Next >= 0)
        {
            Waiting[own.Next].Previous = own.Previous;
        }
        else
        {
            row.LastWaiting = own.Previous;
        }

        own.Units = 0;
    }

    public void FreeWaiting(int waiting)
    {
        Waiting[waiting] = new WaitingRow { Next = _freeWaiting };
        _freeWaiting = waiting;
    }

    /// <summary>Units that came free go to the orders that wait for them, first come first served.</summary>
    public void Fill(int stock)
    {
        ref var row = ref Rows[stock];
        while (row.FirstWaiting >= 0 && row.Pool > 0)
        {
            var first = row.FirstWaiting;
            var units = Math.Min(row.Pool, Waiting[first].Units);
            row.Backordered -= units;
            if (units == Waiting[first].Units)
            {
                Unlink(stock, first);
            }
            else
            {
                Waiting[first].Units -= units;
            }
        }
    }
}
