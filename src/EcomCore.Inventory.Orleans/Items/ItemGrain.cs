using Orleans.Concurrency;

namespace EcomCore.Inventory.Orleans;

/// <summary>
/// The writer of one item. Commands queue; one loop decides all that has come in, appends it as one batch, and then gives the answers, while the next
/// batch gathers. A second writer of the same item, after a partition, finds the batch's number taken: it gives up and loads again.
/// </summary>
[Reentrant]
internal sealed partial class ItemGrain(LedgerRuntime runtime, IGrainFactory grains) : Grain, IItemGrain
{
    private readonly LedgerRuntime _runtime = runtime;
    private readonly IGrainFactory _grains = grains;
    private List<ItemRequest> _queue = [];
    private Task _flushing = Task.CompletedTask;
    private Task _saving = Task.CompletedTask;
    private ItemState _state = null!;
    private Exception? _lost;
    private int _claims;

    private string Key { get; set; } = string.Empty;

    private string Sku { get; set; } = string.Empty;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Key = this.GetPrimaryKeyString();
        Sku = ItemKey.SkuOf(Key);
        var log = await _runtime.Journal.Load(Key);
        _state = ItemState.From(Key, log, _runtime.Options.Ledger);
        (_pools, _mostPools) = (log.Pools, log.MostPools);
        if (log.Arriving.Count > 0)
        {
            await Arrive();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _flushing;
        await _saving;
        if (_lost is null && _state is not null && _state.SinceSnapshot >= Math.Max(1, _runtime.Options.SnapshotEvery / 10))
        {
            await SaveSnapshot();
        }
    }

    public async Task<LedgerAnswer> Apply(LedgerCommand command)
    {
        var fault = _runtime.FaultOf(command);
        if (fault != LedgerReason.None)
        {
            return LedgerAnswer.Invalid(fault);
        }

        if (command.Kind != LedgerCommandKind.Reserve)
        {
            return await Enqueue(ItemRequest.OfStep(StepKind.Apply, command));
        }

        if (IsFull)
        {
            return LedgerAnswer.Refused(LedgerReason.Overloaded);
        }

        return await IsHere(command.OrderId!)
            ? await Enqueue(ItemRequest.OfStep(StepKind.Apply, command, epoch: 1))
            : await _grains.GetGrain<IOrderGrain>(OrderGrain.ShardOf(command.OrderId!)).Apply(command);
    }

    // Its coordinator was let in already; what is half done must not be refused.
    public Task<LedgerAnswer> Step(StepKind kind, LedgerCommand command, long untilTicks, long epoch) =>
        Admit(ItemRequest.OfStep(kind, command, untilTicks, epoch));

    private bool IsFull => _queue.Count + _claims >= _runtime.Options.ItemQueueLimit || _runtime.IsFull;

    /// <summary>Whether an order is at this item and nowhere else, and no coordinator has it; notes that it is here.</summary>
    private async Task<bool> IsHere(string orderId)
    {
        if (_state.EpochOf(orderId) > 0)
        {
            return false;
        }

        // An order that is here for good needs no second note; one that may have ended may be reserved again, here or elsewhere.
        if (_state.Machine.OrderOf(orderId) is { Until: null, State: not OrderState.Expired })
        {
            return true;
        }

        _claims++;
        try
        {
            return await _runtime.Orders.Claim(orderId, Key);
        }
        finally
        {
            _claims--;
        }
    }

    private Task<LedgerAnswer> Enqueue(ItemRequest request) =>
        IsFull ? Task.FromResult(LedgerAnswer.Refused(LedgerReason.Overloaded)) : Admit(request);

    private Task<LedgerAnswer> Admit(ItemRequest request)
    {
        if (_lost is not null)
        {
            return Task.FromException<LedgerAnswer>(Lost());
        }

        _runtime.Waits(1);
        _queue.Add(request);
        StartFlush();
        return request.Answer;
    }

    private void StartFlush()
    {
        if (_flushing.IsCompleted)
        {
            _flushing = Flush();
        }
    }

    private async Task Flush()
    {
        // Let the calls that have arrived with this one join its commit.
        await Task.Yield();
        while (_queue.Count > 0)
        {
            var taken = Take();
            try
            {
                var batch = Decide(taken);
                if (_state.HasChanges)
                {
                    await Append();
                }
                else if (batch.Exists(request => request.IsFenced))
                {
                    await Confirm();
                }

                batch.ForEach(request => request.Give(_state));
                _runtime.Waits(-batch.Count(request => request.IsStep));
            }
#pragma warning disable CA1031 // Whatever went wrong: nobody may be left waiting, and what is in memory may be ahead of the journal.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                GiveUp([.. taken.Where(request => !request.IsFetching)], failure);
                return;
            }

            SaveSnapshotWhenDue();
        }
    }

    private List<ItemRequest> Take()
    {
        var limit = _runtime.Options.BatchLimit;
        var taken = _queue;
        if (taken.Count > limit)
        {
            taken = _queue[..limit];
            _queue.RemoveRange(0, limit);
        }
        else
        {
            _queue = [];
        }

        return taken;
    }

    /// <summary>Decides in the order of arrival; who must wait for units from another pool is not in the batch.</summary>
    private List<ItemRequest> Decide(List<ItemRequest> taken)
    {
        var batch = new List<ItemRequest>(taken.Count);
        foreach (var request in taken)
        {
            if (MustFetch(request))
            {
                FetchFor(request);
                continue;
            }

            batch.Add(request);
            if (request.IsStep)
            {
                Decide(request);
            }
        }

        return batch;
    }

    private void Decide(ItemRequest request)
    {
        if (request.IsKnown)
        {
            _state.KnowItem(Sku);
        }

        request.IsRefused = IsPolicyOfSplitItem(request);
        request.Decide(_state);
        if (request.IsCommand && request.Decided.Status != LedgerStatus.None)
        {
            _runtime.Meter.Answered(request.Command.Kind, request.Decided.Status);
        }
    }

    private async Task Append()
    {
        var batch = _state.NextBatch();
        var expiries = _state.Expiries;
        if (!await _runtime.Append(batch))
        {
            throw Overtaken();
        }

        _state.Follow(batch);
        _runtime.Meter.Expired(expiries);
    }

    private void GiveUp(List<ItemRequest> batch, Exception failure)
    {
        _lost = failure;
        _runtime.Log.ItemLost(Sku, batch.Count + _queue.Count, failure);
        _runtime.Waits(-batch.Concat(_queue).Count(request => request.IsStep));
        batch.ForEach(request => request.Fail(Lost()));
        _queue.ForEach(request => request.Fail(Lost()));
        _queue = [];
        DeactivateOnIdle();
    }

    private ClusterLedgerException Overtaken() => new($"Another silo has taken '{Sku}' over, or the database was put back; send the command again.");

    private ClusterLedgerException Lost() => _lost is ClusterLedgerException known
        ? new ClusterLedgerException(known.Message)
        : new ClusterLedgerException($"The journal of '{Sku}' could not be written: {_lost!.Message}");

    private void SaveSnapshotWhenDue()
    {
        if (_saving.IsCompleted && _state.SinceSnapshot >= _runtime.Options.SnapshotEvery && _state.IsSnapshotWorthWhile)
        {
            _saving = SaveSnapshot();
        }
    }

    // Beside the commits. A snapshot only saves time when the item is loaded, so that a failure here ends nothing.
    private async Task SaveSnapshot()
    {
        try
        {
            await _runtime.Journal.SaveSnapshot(Key, _state.TakeSnapshot());
        }
#pragma warning disable CA1031 // Nobody waits for it, and the next one comes.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _runtime.Log.SnapshotFailed(Sku, failure);
        }
    }
}
