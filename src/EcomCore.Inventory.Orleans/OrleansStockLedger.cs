using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.Orleans;

/// <summary>The reservation ledger on a cluster of silos: each item lives on one of them, and an answer is given once its commit is on the database's disk.</summary>
/// <remarks>
/// <para>Thread-safe. It holds no state but a list of split items; any number of clients and silos use the same cluster.</para>
/// <para>The clock is each item's own: a command brings its time to the items that it names. An order of several items ends at an item once that item is
/// brought a time at or after the end.</para>
/// <para>A command whose silo dies is sent again with its id (<see cref="OrleansLedgerOptions.ResendFor"/>); its answer may then say
/// <see cref="LedgerStatus.Repeated"/>.</para>
/// </remarks>
public sealed partial class OrleansStockLedger : IStockLedger
{
    // Calls under way at one time where all items are asked.
    private const int Breadth = 64;

    private static readonly TimeSpan SplitAge = TimeSpan.FromSeconds(2);

    private readonly IGrainFactory _grains;
    private readonly OrleansLedgerOptions _options;
    private readonly ILogger _log;
    private Dictionary<string, int> _splits = [];
    private long _splitsRead;

    internal OrleansStockLedger(IGrainFactory grains, OrleansLedgerOptions options, ILogger log)
    {
        _grains = grains;
        _options = options;
        _log = log;
    }

    /// <inheritdoc/>
    /// <remarks>A command of one item is one commit. One of several items, and <see cref="LedgerCommandKind.Expire"/>, takes several; a command of several items
    /// is done at all of them or at none. <see cref="LedgerCommandKind.Expire"/> is brought to each item in turn.</remarks>
    /// <exception cref="LedgerStorageException">The cluster gave no answer within <see cref="OrleansLedgerOptions.ResendFor"/>; the command may be sent again.</exception>
    public async ValueTask<LedgerAnswer> Apply(LedgerCommand command, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var fault = command.Check();
        if (fault != LedgerReason.None)
        {
            return LedgerAnswer.Invalid(fault);
        }

        if (command.Kind == LedgerCommandKind.Expire)
        {
            return await Expire(command, cancellationToken).ConfigureAwait(false);
        }

        var answer = Resend(command, () => Send(command));
        return cancellationToken.CanBeCanceled ? await answer.WaitAsync(cancellationToken).ConfigureAwait(false) : await answer.ConfigureAwait(false);
    }

    /// <summary>Sells an item from several pools, each on a silo of its own choice: for a sale in which one grain would be too slow. Units flow to
    /// the pools as orders ask for them, and back when another has none; the sum over the pools is never oversold.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="pools">How many pools, 1 to 64; 1 ends the split, and the pools give back what is asked for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When the split is known; silos and clients follow within seconds.</returns>
    /// <remarks>Orders with a channel, quotas, caps and the buffer stay with the first pool. An item with a back-order policy cannot be split.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pools"/> is outside 1 to 64.</exception>
    /// <exception cref="InvalidOperationException">The item has a back-order policy.</exception>
    public async Task Split(string sku, int pools, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(sku);
        Guard.Between(pools, 1, ItemKey.MaxPools);
        var item = Item(sku);
        if (!await Resend(default, () => item.Split(pools)).WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException($"'{sku}' has a back-order policy; a split item promises only what is in stock. Take the policy away first.");
        }

        _splitsRead = 0;
    }

    private async Task<LedgerAnswer> Send(LedgerCommand command)
    {
        if (command.OrderId is not null && (command.Kind != LedgerCommandKind.Reserve || !IsOfOneItem(command)))
        {
            return await Orders(command).Apply(command).ConfigureAwait(false);
        }

        if (!IsOfOneItem(command))
        {
            return await Orders(command).Apply(command).ConfigureAwait(false);
        }

        var sku = command.Line(0).Sku;
        var pool = command.Kind == LedgerCommandKind.Reserve && command.Channel is null
            ? ItemKey.PoolFor(command.OrderId!, (await Splits().ConfigureAwait(false)).GetValueOrDefault(sku, 1))
            : 0;
        return await Item(ItemKey.Of(sku, pool)).Apply(command).ConfigureAwait(false);
    }

    // Every command has an id, so that sending it again does it at most once.
    private async Task<T> Resend<T>(LedgerCommand command, Func<Task<T>> send)
    {
        var started = Stopwatch.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(25); ; pause = TimeSpan.FromMilliseconds(Math.Min(1_000, pause.TotalMilliseconds * 2)))
        {
            try
            {
                return await send().ConfigureAwait(false);
            }
            catch (Exception failure) when (IsPassing(failure))
            {
                if (Stopwatch.GetElapsedTime(started) + pause > _options.ResendFor)
                {
                    throw new LedgerStorageException($"The cluster gave no answer to '{command}', which may have been done or not: {failure.Message}", failure);
                }

                _log.SentAgain(command.ToString(), failure.Message);
                await Task.Delay(pause).ConfigureAwait(false);
            }
        }
    }

    // Silos that come and go, an item that moves, a database that is away for a while. The cluster cancels what it could not place; no caller's wish to give up comes here.
    private static bool IsPassing(Exception failure) =>
        failure is OrleansException or TimeoutException or OperationCanceledException or ClusterLedgerException;

    private static bool IsOfOneItem(in LedgerCommand command)
    {
        for (var i = 1; i < command.LineCount; i++)
        {
            if (command.Line(i).Sku != command.Line(0).Sku)
            {
                return false;
            }
        }

        return true;
    }

    private IItemGrain Item(string key) => _grains.GetGrain<IItemGrain>(key);

    private IOrderGrain Orders(in LedgerCommand command) => _grains.GetGrain<IOrderGrain>(OrderGrain.ShardOf(OrderGrain.RowOf(command)));

    private ICatalogueGrain Catalogue => _grains.GetGrain<ICatalogueGrain>(0);

    // A list that is a moment old is good enough: an order that goes to another pool is served there.
    private async ValueTask<Dictionary<string, int>> Splits()
    {
        if (_splitsRead == 0 || Stopwatch.GetElapsedTime(_splitsRead) > SplitAge)
        {
            var known = _splitsRead != 0;
            _splitsRead = Stopwatch.GetTimestamp();
            var reading = ReadSplits();
            if (!known)
            {
                await reading.ConfigureAwait(false);
            }
        }

        return _splits;
    }

    private async Task ReadSplits()
    {
        try
        {
            _splits = await Catalogue.Splits().ConfigureAwait(false);
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            _log.SentAgain("(list of split items)", failure.Message);
        }
    }
}
