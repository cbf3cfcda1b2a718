using NodaTime;

namespace EcomCore.Inventory.Orleans;

/// <summary>One item as of its last commit, what has been decided since, and where the next commit goes.</summary>
internal sealed class ItemState
{
    private readonly LedgerJournal _journal = new();
    private readonly OrderEpochs _epochs;
    private readonly List<KeyValuePair<string, long>> _newEpochs = [];
    private readonly List<Transit> _sent = [];
    private readonly List<Guid> _taken = [];
    private readonly string _item;
    private readonly Guid _writer = Guid.NewGuid();
    private readonly int _mostRemembered;
    private long _remembered;
    private long _number;

    private ItemState(string item, LedgerMachine machine, OrderEpochs epochs, int mostRemembered)
    {
        (_item, _epochs, _mostRemembered) = (item, epochs, mostRemembered);
        Machine = machine;
    }

    public LedgerMachine Machine { get; }

    /// <summary>Commands since the last snapshot.</summary>
    public int SinceSnapshot { get; private set; }

    /// <summary>A snapshot writes all that is remembered; it is put off until half as much has come in, so that snapshots cost a constant share of the work.</summary>
    public bool IsSnapshotWorthWhile => SinceSnapshot >= Math.Min(_remembered, _mostRemembered) / 2;

    /// <summary>Whether the item was ever received or set up.</summary>
    public bool IsKnown => Machine.AllStock().Count > 0;

    public bool HasChanges => _journal.Commands.Count > 0 || _journal.Events.Count > 0 || _newEpochs.Count > 0;

    /// <summary>Number of the last batch that was stored.</summary>
    public long Number => _number;

    /// <summary>The check of the last batch that was stored.</summary>
    public byte[] Chain { get; private set; } = [];

    /// <summary>The newest snapshot and the batches after it.</summary>
    /// <exception cref="ClusterLedgerException">What is stored is not what was written.</exception>
    public static ItemState From(string item, ItemLog log, LedgerOptions options)
    {
        try
        {
            var state = Start(item, log.Snapshot, options);
            foreach (var batch in log.Batches)
            {
                state.Fold(batch);
            }

            state.Machine.Journal = state._journal;
            return state;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw new ClusterLedgerException($"The journal of '{ItemKey.SkuOf(item)}' is damaged: {failure.Message}", failure);
        }
    }

    /// <summary>As of a snapshot, or empty; for the batches after it.</summary>
    /// <exception cref="FormatException">The snapshot is not what was written.</exception>
    public static ItemState Start(string item, StoredSnapshot? snapshot, LedgerOptions options)
    {
        var (stored, epochs) = (new List<KeyValuePair<string, long>>(), new OrderEpochs(options.RememberedOrders));
        if (snapshot is null)
        {
            return new ItemState(item, new LedgerMachine(options), epochs, options.RememberedCommands) { Chain = StartOf(item) };
        }

        var present = LedgerCodec.DecodeSnapshot(ItemCodec.Decode(snapshot.Body, stored));
        stored.ForEach(order => epochs.Set(order.Key, order.Value));
        return new ItemState(item, LedgerMachine.FromSnapshot(present, options), epochs, options.RememberedCommands)
        {
            Chain = snapshot.Chain,
            _number = snapshot.Batch,
            _remembered = present.Commands.Count,
        };
    }

    /// <summary>Changes the state by a stored batch, which must be the next one.</summary>
    /// <exception cref="FormatException">It is not what was written, or not the next.</exception>
    /// <exception cref="ArgumentException">It does not fit the state.</exception>
    public void Fold(in StoredBatch batch)
    {
        if (BatchChain.FaultOf(batch, _number, Chain) is { } fault)
        {
            throw new FormatException(fault);
        }

        LedgerCodec.Decode(ItemCodec.Decode(batch.Body, _newEpochs), _journal);
        foreach (var happened in _journal.Events)
        {
            Machine.Fold(happened);
        }

        foreach (var record in _journal.Commands)
        {
            Machine.Remember(record);
        }

        _newEpochs.ForEach(order => _epochs.Set(order.Key, order.Value));
        Follow(batch.Id, _journal.Commands.Count, batch.Chain);
    }

    public int Expiries => _journal.Events.Count(happened => happened.Kind == LedgerEventKind.Expired);

    /// <summary>What has been decided since the last commit, to be stored.</summary>
    public JournalBatch NextBatch()
    {
        var body = ItemCodec.Encode(_newEpochs, LedgerCodec.Encode(_journal));
        return new(
            _item,
            _number + 1,
            _writer,
            Machine.Clock?.ToUnixTimeTicks(),
            _journal.Commands.Count,
            body,
            Chain,
            BatchChain.Next(Chain, _number + 1, body),
            [.. _sent],
            [.. _taken]);
    }

    /// <summary>The batch is stored.</summary>
    public void Follow(JournalBatch batch) => Follow(batch.Number, batch.Commands, batch.Chain);

    /// <summary>The state as of the last batch, to store; the next is due as many commands later, whether this one can be stored or not.</summary>
    public StoredSnapshot TakeSnapshot()
    {
        SinceSnapshot = 0;
        return new StoredSnapshot(_number, Machine.Sequence, ItemCodec.Encode(_epochs.All, LedgerCodec.Encode(Machine.Snapshot())), Chain);
    }

    /// <summary>The version of an order's row in whose name this item was asked last; 0 when it never was.</summary>
    public long EpochOf(string orderId) => _epochs.Of(orderId);

    /// <summary>Lets in what is asked in the name of a version of an order's row.</summary>
    /// <returns>False when a later version has asked before.</returns>
    public bool TryEnter(string orderId, long epoch)
    {
        var newest = _epochs.Of(orderId);

        // Version 1 is that of an order which nobody has changed since it was noted; nothing can be older.
        if (epoch > newest && epoch > 1)
        {
            _epochs.Set(orderId, epoch);
            _newEpochs.Add(new(orderId, epoch));
        }

        return epoch >= newest;
    }

    /// <summary>A command that is refused here, whatever the machine would say.</summary>
    public LedgerAnswer Refuse(in LedgerCommand command, LedgerReason reason)
    {
        if (Machine.TryRepeat(command, out var first))
        {
            return first;
        }

        var record = new CommandRecord(command.Id.Text, command.Fingerprint(), Machine.Clock ?? command.At, LedgerAnswer.Refused(reason));
        Machine.Remember(record);
        _journal.Commands.Add(record);
        return record.Answer;
    }

    /// <summary>Units leave for another pool with the next commit.</summary>
    /// <returns>False when they are not there.</returns>
    public bool TrySend(string sku, string target, long units)
    {
        var transit = new Transit(Guid.NewGuid(), target, units);
        var answer = Machine.Apply(LedgerCommand.Adjust(MoveId(transit.Id), sku, -units, "to pool " + ItemKey.PoolOf(target), Machine.Clock ?? NodaConstants.UnixEpoch));
        if (answer.IsDone)
        {
            _sent.Add(transit);
        }

        return answer.IsDone;
    }

    /// <summary>Units that were on their way have arrived with the next commit.</summary>
    public void Take(string sku, Transit transit)
    {
        var answer = Machine.Apply(LedgerCommand.Adjust(MoveId(transit.Id), sku, transit.Units, "from another pool", Machine.Clock ?? NodaConstants.UnixEpoch));
        if (!answer.IsDone)
        {
            throw new ClusterLedgerException($"{transit.Units} units on their way to '{sku}' could not be taken: {answer}.");
        }

        _taken.Add(transit.Id);
    }

    public LedgerAnswer RestoreEnd(in LedgerCommand command, long untilTicks)
    {
        if (Machine.OrderOf(command.OrderId!) is not { State: OrderState.Open })
        {
            return Done(LedgerReason.NothingHeld);
        }

        var until = Instant.FromUnixTimeTicks(untilTicks);
        if (until <= Machine.Clock)
        {
            return End(command);
        }

        Happen(new LedgerEvent { Kind = LedgerEventKind.Extended, OrderId = command.OrderId, Until = until }, command);
        return Done(LedgerReason.None);
    }

    public LedgerAnswer Undo(in LedgerCommand command)
    {
        if (!Machine.TryRepeat(command, out var first))
        {
            // It may still be on its way from a coordinator that was given up for dead; then it is refused.
            Refuse(command, LedgerReason.Overloaded);
            return Done(LedgerReason.NothingHeld);
        }

        return !first.IsDone ? Done(LedgerReason.NothingHeld)
            : command.Kind == LedgerCommandKind.Reserve ? End(command)
            : Machine.Apply(SagaSteps.Back(command));
    }

    /// <summary>A pool that never had a unit answers as one that has none left.</summary>
    public void KnowItem(string sku)
    {
        if (!IsKnown)
        {
            Machine.Apply(LedgerCommand.SetBuffer(MoveId(_writer), sku, 0, Machine.Clock ?? NodaConstants.UnixEpoch));
        }
    }

    public LedgerAnswer End(in LedgerCommand command)
    {
        if (Machine.OrderOf(command.OrderId!) is not { State: OrderState.Open } order)
        {
            return Done(LedgerReason.NothingHeld);
        }

        foreach (var line in order.Lines.Where(line => line.Open > 0))
        {
            Happen(
                new LedgerEvent { Kind = LedgerEventKind.Expired, OrderId = command.OrderId, Sku = line.Sku, Channel = line.Channel, Quantity = line.Open },
                command);
        }

        return Done(LedgerReason.None);
    }

    private void Follow(long number, int commands, byte[] chain)
    {
        (_number, Chain) = (number, chain);
        SinceSnapshot += commands;
        _remembered += commands;
        _journal.Clear();
        _newEpochs.Clear();
        _sent.Clear();
        _taken.Clear();
    }

    // The name is in it, so that the journal of one item cannot pass for that of another.
    private static byte[] StartOf(string item) => BatchChain.Next(BatchChain.Start, 0, System.Text.Encoding.UTF8.GetBytes(item));

    private void Happen(LedgerEvent happened, in LedgerCommand command)
    {
        happened = happened with { Sequence = Machine.Sequence + 1, At = Machine.Clock ?? command.At, CommandId = command.Id.Text };
        Machine.Fold(happened);
        _journal.Events.Add(happened);
    }

    private static LedgerAnswer Done(LedgerReason reason) => new() { Status = LedgerStatus.Done, FirstStatus = LedgerStatus.Done, Reason = reason };

    private static CommandId MoveId(Guid id) => new("move:" + id.ToString("N"));
}
