namespace EcomCore.Inventory.Orleans;

/// <content>
/// An item that is sold from several pools. Units leave one pool and wait in the database until the other has taken them, in the same commits as the pools'
/// own changes, so that the sum never grows. Pool 0 is the bank: who has too little asks it, and it alone collects from the others, one asker at a time,
/// so that two askers never keep each other's rest.
/// </content>
internal sealed partial class ItemGrain
{
    // Meanwhile another order may take what was fetched.
    private const int MostFetches = 5;

    private int _pools = 1;
    private int _mostPools = 1;
    private Task<long> _lending = Task.FromResult(0L);
    private Task _arriving = Task.CompletedTask;
    private Task _fetch = Task.CompletedTask;
    private List<ItemRequest> _fetching = [];

    private bool IsBank => ItemKey.PoolOf(Key) == 0;

    public Task Arrive()
    {
        // One at a time, and one more for what came while the last one looked.
        _arriving = After(_arriving);
        return _arriving;

        async Task After(Task before)
        {
            await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            var arriving = await _runtime.Journal.Arriving(Key);
            if (arriving.Count == 0)
            {
                return;
            }

            await Change(state =>
            {
                arriving.ForEach(transit => state.Take(Sku, transit));
                return arriving.Count;
            });
        }
    }

    public Task<long> Lend(string toKey, long units)
    {
        _lending = After(_lending);
        return _lending;

        async Task<long> After(Task<long> before)
        {
            await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (await Read(Spare) < units)
            {
                await Collect();
            }

            var sent = await Change(state =>
            {
                // As much as asked, and a share of the rest, so that the pool need not come again for each order.
                var spare = Spare(state);
                var lent = spare < units ? spare : units + ((spare - units) / Math.Max(2, _mostPools));
                return !state.IsKnown ? -1 : lent > 0 && state.TrySend(Sku, toKey, lent) ? lent : 0;
            });
            if (sent > 0)
            {
                await _grains.GetGrain<IItemGrain>(toKey).Arrive();
            }

            return sent;
        }
    }

    public Task<long> Surrender() => Change(state =>
    {
        var spare = Spare(state);
        return spare > 0 && state.TrySend(Sku, Sku, spare) ? spare : 0;
    });

    public async Task<bool> Split(int pools)
    {
        var before = _pools;
        var isSplit = await Change(state =>
        {
            // From now on no policy comes in.
            var isAllowed = pools == 1 || !HasPolicy(state);
            _pools = isAllowed ? pools : _pools;
            return isAllowed ? 1 : 0;
        });
        if (isSplit == 0)
        {
            return false;
        }

        // A pool that is used no longer keeps its orders, and its units are collected when they are needed.
        _mostPools = Math.Max(_mostPools, pools);
        try
        {
            await _runtime.Journal.SetPools(Key, pools);
            return true;
        }
        catch
        {
            _pools = before;
            throw;
        }
    }

    private static bool HasPolicy(ItemState state) => state.Machine.Snapshot().Stock.Any(stock => stock.Policy != BackorderPolicy.None);

    // The other pools would refuse what the policy allows.
    private bool IsPolicyOfSplitItem(ItemRequest request) =>
        _pools > 1 && request is { IsCommand: true, Command: { Kind: LedgerCommandKind.SetBackorder, Backorder: not BackorderPolicy.None } };

    // Never more than the shared pool: what quotas set aside and the buffer stay where they are.
    private long Spare(ItemState state)
    {
        var stock = state.Machine.StockOf(Sku);
        return Math.Max(0, stock.Available - stock.SetAside);
    }

    private async Task Collect()
    {
        var others = Enumerable.Range(1, Math.Max(0, _mostPools - 1)).Select(pool => _grains.GetGrain<IItemGrain>(ItemKey.Of(Sku, pool)).Surrender());
        if ((await Task.WhenAll(others)).Sum() > 0)
        {
            await Arrive();
        }
    }

    private bool MustFetch(ItemRequest request)
    {
        if (!request.IsCommand || request.Fetched >= MostFetches || (IsBank && _mostPools == 1))
        {
            return false;
        }

        var asked = request.Command.Kind switch
        {
            LedgerCommandKind.Reserve => Asked(request.Command),
            LedgerCommandKind.Adjust => -Asked(request.Command),
            _ => 0,
        };
        return asked > 0 && asked > Spare(_state) && !_state.Machine.TryRepeat(request.Command, out _);
    }

    /// <summary>Lets a request wait for units from other pools; all that wait are fetched for at once, one time after the other.</summary>
    private void FetchFor(ItemRequest request)
    {
        request.IsFetching = true;
        _fetching.Add(request);
        if (_fetch.IsCompleted)
        {
            _fetch = Fetch();
        }
    }

    private async Task Fetch()
    {
        // Those that were taken with the first one.
        await Task.Yield();
        while (_fetching.Count > 0)
        {
            var waiting = _fetching;
            _fetching = [];
            try
            {
                var asked = waiting.Aggregate(0L, (sum, request) => Math.Min(LedgerLimits.MaxQuantity, sum + Math.Abs(Asked(request.Command))));
                var missing = asked - Spare(_state);
                var found = IsBank ? await CollectInTurn() : await _grains.GetGrain<IItemGrain>(Sku).Lend(Key, Math.Max(1, missing));
                waiting.ForEach(request => Return(request, found));
            }
#pragma warning disable CA1031 // Whatever went wrong is told to who waits.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _runtime.Waits(-waiting.Count);
                waiting.ForEach(request => request.Fail(new ClusterLedgerException($"The pools of '{Sku}' could not be reached: {failure.Message}")));
            }
        }
    }

    private Task<long> CollectInTurn()
    {
        _lending = After(_lending);
        return _lending;

        async Task<long> After(Task<long> before)
        {
            await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            var had = await Read(Spare);
            await Collect();
            return await Read(Spare) - had;
        }
    }

    private void Return(ItemRequest request, long found)
    {
        (request.IsFetching, request.IsKnown) = (false, found >= 0);
        request.Fetched = found > 0 ? request.Fetched + 1 : MostFetches;
        if (_lost is not null)
        {
            _runtime.Waits(-1);
            request.Fail(Lost());
            return;
        }

        _queue.Add(request);
        StartFlush();
    }

    /// <summary>Changes the state outside of commands, committed like these.</summary>
    private async Task<long> Change(Func<ItemState, long> change)
    {
        var answer = await Admit(ItemRequest.OfChange(change));
        return answer.Asked;
    }

    private static long Asked(in LedgerCommand command)
    {
        var asked = 0L;
        for (var i = 0; i < command.LineCount; i++)
        {
            asked += command.Line(i).Quantity;
        }

        return asked;
    }
}
