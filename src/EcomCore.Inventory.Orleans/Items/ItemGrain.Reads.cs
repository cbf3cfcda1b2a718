namespace EcomCore.Inventory.Orleans;

/// <content>Questions to an item, and how true the answers are.</content>
internal sealed partial class ItemGrain
{
    public Task<StockPosition> Stock() => Read(state => state.Machine.StockOf(Sku));

    // Units come to a pool by a batch of this one: who has missed the split has missed the batch.
    public Task<int> Pools() => Read(_ => _mostPools);

    public async Task<OrderPosition?> OrderOf(string orderId, long epoch)
    {
        if (epoch > 0 && await Change(state => state.TryEnter(orderId, epoch) ? 1 : 0) == 0)
        {
            throw ItemRequest.Late(orderId);
        }

        return await Read(state => state.Machine.OrderOf(orderId));
    }

    public Task<List<StockHolder>> Holders() => Read(state => state.Machine.HoldersOf(Sku).ToList());

    public Task<List<PromisePoint>> Promise() => Read(state => state.Machine.PromiseOf(Sku).ToList());

    public async Task<List<LedgerEvent>> Events()
    {
        var number = await Read(state => state.Number);
        var (events, journal, epochs) = (new List<LedgerEvent>(), new LedgerJournal(), new List<KeyValuePair<string, long>>());
        foreach (var batch in (await _runtime.Journal.AllBatches(Key)).Where(batch => batch.Id <= number))
        {
            LedgerCodec.Decode(ItemCodec.Decode(batch.Body, epochs), journal);
            events.AddRange(journal.Events.Where(happened => happened.Sku == Sku));
        }

        return events;
    }

    // What is in memory may be ahead of the journal, or another silo may have gone on. The answer comes with the commit, or after a look at the journal; the items of
    // a silo that are asked at the same moment share the look.
    private Task<T> Read<T>(Func<ItemState, T> read, bool isFenced = true)
    {
        if (_lost is not null)
        {
            return Task.FromException<T>(Lost());
        }

        var (request, answer) = ItemRequest.ToRead(read, isFenced);
        _queue.Add(request);
        StartFlush();
        return answer;
    }

    /// <summary>Makes sure that nobody else has gone on with the item: what is answered without a commit is as true as with one.</summary>
    private async Task Confirm()
    {
        if (!await _runtime.Journal.IsNewest(Key, _state.Number, _state.Chain))
        {
            throw Overtaken();
        }
    }
}
