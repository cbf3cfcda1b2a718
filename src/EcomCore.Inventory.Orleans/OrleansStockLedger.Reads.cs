using NodaTime;

namespace EcomCore.Inventory.Orleans;

/// <content>Questions.</content>
public sealed partial class OrleansStockLedger
{
    /// <inheritdoc/>
    /// <remarks>Of a split item: the sum over its pools, each at a moment of its own; units on their way between pools are not in it.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public async ValueTask<StockPosition> StockOf(string sku, CancellationToken cancellationToken = default)
    {
        var pools = await AskPools(sku, item => item.Stock(), cancellationToken).ConfigureAwait(false);
        return pools.Aggregate((sum, pool) => new StockPosition(
            sku,
            sum.OnHand + pool.OnHand,
            sum.Reserved + pool.Reserved,
            sum.Backordered + pool.Backordered,
            sum.Buffer + pool.Buffer,
            sum.SetAside + pool.SetAside,
            sum.Available + pool.Available));
    }

    /// <inheritdoc/>
    /// <remarks>Asks every item, and so wakes it: for thousands of items, not for millions.</remarks>
    public async ValueTask<IReadOnlyList<StockPosition>> AllStock(CancellationToken cancellationToken = default)
    {
        var positions = new List<StockPosition>();
        await EachKey((key, item) => item.Stock(), positions, cancellationToken).ConfigureAwait(false);
        return [.. positions.GroupBy(position => position.Sku, StringComparer.Ordinal).OrderBy(pools => pools.Key, StringComparer.Ordinal).Select(pools => pools.Aggregate(Sum))];

        static StockPosition Sum(StockPosition a, StockPosition b) => new(
            a.Sku, a.OnHand + b.OnHand, a.Reserved + b.Reserved, a.Backordered + b.Backordered, a.Buffer + b.Buffer, a.SetAside + b.SetAside, a.Available + b.Available);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="orderId"/> is null.</exception>
    public async ValueTask<OrderPosition?> OrderOf(string orderId, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(orderId);
        return await Resend(default, () => _grains.GetGrain<IOrderGrain>(OrderGrain.ShardOf(orderId)).OrderOf(orderId)).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public async ValueTask<IReadOnlyList<StockHolder>> HoldersOf(string sku, CancellationToken cancellationToken = default) =>
        [.. (await AskPools(sku, item => item.Holders(), cancellationToken).ConfigureAwait(false)).SelectMany(holders => holders)];

    /// <inheritdoc/>
    /// <remarks>Of a split item: the first pool's plan, with the units of all pools.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public async ValueTask<IReadOnlyList<PromisePoint>> PromiseOf(string sku, CancellationToken cancellationToken = default)
    {
        var pools = await AskPools(sku, item => item.Promise(), cancellationToken).ConfigureAwait(false);
        var elsewhere = pools.Skip(1).Sum(pool => pool.Count == 0 ? 0 : pool[0].Units);
        return [.. pools[0].Select(point => point with { Units = point.Units + elsewhere })];
    }

    /// <inheritdoc/>
    /// <remarks>Reads the whole journal of the item. Events are numbered per item, and per pool of a split item.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public async ValueTask<StockAudit> Audit(string sku, CancellationToken cancellationToken = default)
    {
        var now = await StockOf(sku, cancellationToken).ConfigureAwait(false);
        var events = await AskPools(sku, item => item.Events(), cancellationToken).ConfigureAwait(false);
        return new StockAudit(now, 0, 0, [.. events.SelectMany(pool => pool).OrderBy(happened => happened.At)]);
    }

    /// <inheritdoc/>
    /// <remarks>Each item has a clock of its own; this is the latest of them. Linear in the items of the database.</remarks>
    public async ValueTask<Instant?> LatestTime(CancellationToken cancellationToken = default) =>
        await Resend(default, () => Catalogue.LatestClock()).WaitAsync(cancellationToken).ConfigureAwait(false) is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null;

    /// <inheritdoc/>
    /// <remarks>Item by item: its journal is folded again and compared with what it answers, and its orders with the list of orders. Reads the whole database.</remarks>
    public async ValueTask<LedgerVerification> Verify(CancellationToken cancellationToken = default)
    {
        var parts = new List<LedgerVerification>();
        await EachKey((_, item) => item.Verify(), parts, cancellationToken).ConfigureAwait(false);
        return new LedgerVerification(
            parts.Sum(part => part.Items),
            parts.Sum(part => part.OpenOrders),
            parts.Sum(part => part.Events),
            [.. parts.SelectMany(part => part.Findings).Take(LedgerVerification.MaxFindings)]);
    }

    private async ValueTask<LedgerAnswer> Expire(LedgerCommand command, CancellationToken cancellation)
    {
        var answers = new List<LedgerAnswer>();
        await EachKey((_, item) => item.Apply(command), answers, cancellation).ConfigureAwait(false);
        return answers.Find(answer => !answer.IsDone) is { Status: not LedgerStatus.None } refused ? refused
            : answers.Count > 0 && answers.TrueForAll(answer => answer.Status == LedgerStatus.Repeated) ? answers[0]
            : new LedgerAnswer { Status = LedgerStatus.Done, FirstStatus = LedgerStatus.Done };
    }

    private async Task<T[]> AskPools<T>(string sku, Func<IItemGrain, Task<T>> ask, CancellationToken cancellation)
    {
        Guard.NotNull(sku);
        cancellation.ThrowIfCancellationRequested();

        // An item that is not split any more may still have units and orders in its pools.
        var pools = await Resend(default, () => Item(sku).Pools()).WaitAsync(cancellation).ConfigureAwait(false);
        return await Task.WhenAll(Enumerable.Range(0, pools).Select(pool => Resend(default, () => ask(Item(ItemKey.Of(sku, pool)))))).WaitAsync(cancellation).ConfigureAwait(false);
    }

    private async Task EachKey<T>(Func<string, IItemGrain, Task<T>> ask, List<T> results, CancellationToken cancellation)
    {
        for (var last = string.Empty; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var after = last;
            var keys = await Resend(default, () => Catalogue.KeysAfter(after)).ConfigureAwait(false);
            if (keys.Count == 0)
            {
                return;
            }

            foreach (var some in keys.Chunk(Breadth))
            {
                results.AddRange(await Task.WhenAll(some.Select(key => Resend(default, () => ask(key, Item(key))))).WaitAsync(cancellation).ConfigureAwait(false));
            }

            last = keys[^1];
        }
    }
}
