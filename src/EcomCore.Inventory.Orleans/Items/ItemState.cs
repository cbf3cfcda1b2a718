using NodaTime;

namespace EcomCore.Inventory.Orleans;

/// <summary>One item as of its last commit, what has been decided since, and where the next commit goes.</summary>
internal sealed class ItemState
{
    private readonly LedgerJournal _journal = new();
    private readonly List<Transit> _sent = [];
    private readonly List<Guid> _taken = [];
    private readonly string _item;
    private readonly Guid _writer = Guid.NewGuid();
    private readonly int _mostRemembered;
    private long _remembered;
    private long _number;

    private ItemState(string item, LedgerMachine machine, long number, long remembered, int mostRemembered)
    {
        (_remembered, _mostRemembered) = (remembered, mostRemembered);
        _item = item;
        _number = number;
        Machine = machine;
        Machine.Journal = _journal;
    }

    public LedgerMachine Machine { get; }

    /// <summary>Commands since the last snapshot.</summary>
    public int SinceSnapshot { get; private set; }

    /// <summary>A snapshot writes all that is remembered; it is put off until half as much has come in, so that snapshots cost a constant share of the work.</summary>
    public bool IsSnapshotWorthWhile => SinceSnapshot >= Math.Min(_remembered, _mostRemembered) / 2;

    /// <summary>Whether the item was ever received or set up.</summary>
    public bool IsKnown => Machine.AllStock().Count > 0;

    public bool HasChanges => _journal.Commands.Count > 0 || _journal.Events.Count > 0;

    /// <summary>Number of the last batch that was stored.</summary>
    public long Number => _number;

    /// <summary>The newest snapshot and the batches after it.</summary>
    /// <exception cref="ClusterLedgerException">The stored bytes do not fit each other.</exception>
    public static ItemState From(string item, ItemLog log, LedgerOptions options)
    {
        try
        {
            var snapshot = log.Snapshot is null ? null : LedgerCodec.DecodeSnapshot(log.Snapshot);
            var machine = snapshot is null ? new LedgerMachine(options) : LedgerMachine.FromSnapshot(snapshot, options);
            var number = log.SnapshotNumber;
            var (journal, commands) = (new LedgerJournal(), 0);
            foreach (var batch in log.Batches)
            {
                if (batch.Number != ++number)
                {
                    throw new FormatException(FormattableString.Invariant($"batch {number} is missing"));
                }

                Fold(machine, batch.Body, journal);
                commands += batch.Commands;
            }

            var remembered = (snapshot?.Commands.Count ?? 0) + commands;
            return new ItemState(item, machine, number, remembered, options.RememberedCommands) { SinceSnapshot = commands };
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw new ClusterLedgerException($"The journal of '{ItemKey.SkuOf(item)}' is damaged: {failure.Message}", failure);
        }
    }

    public static void Fold(LedgerMachine machine, byte[] body, LedgerJournal journal)
    {
        LedgerCodec.Decode(body, journal);
        foreach (var happened in journal.Events)
        {
            machine.Fold(happened);
        }

        foreach (var record in journal.Commands)
        {
            machine.Remember(record);
        }
    }

    public int Expiries => _journal.Events.Count(happened => happened.Kind == LedgerEventKind.Expired);

    /// <summary>What has been decided since the last commit, to be stored.</summary>
    public JournalBatch NextBatch() => new(
        _item, _number + 1, _writer, Machine.Clock?.ToUnixTimeTicks(), _journal.Commands.Count, LedgerCodec.Encode(_journal), [.. _sent], [.. _taken]);

    /// <summary>The batch is stored.</summary>
    public void Follow(JournalBatch batch)
    {
        _number = batch.Number;
        SinceSnapshot += batch.Commands;
        _remembered += batch.Commands;
        _journal.Clear();
        _sent.Clear();
        _taken.Clear();
    }

    public byte[] TakeSnapshot()
    {
        SinceSnapshot = 0;
        return LedgerCodec.Encode(Machine.Snapshot());
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
            var record = new CommandRecord(command.Id.Text, command.Fingerprint(), Machine.Clock ?? command.At, LedgerAnswer.Refused(LedgerReason.Overloaded));
            Machine.Remember(record);
            _journal.Commands.Add(record);
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

    private void Happen(LedgerEvent happened, in LedgerCommand command)
    {
        happened = happened with { Sequence = Machine.Sequence + 1, At = Machine.Clock ?? command.At, CommandId = command.Id.Text };
        Machine.Fold(happened);
        _journal.Events.Add(happened);
    }

    private static LedgerAnswer Done(LedgerReason reason) => new() { Status = LedgerStatus.Done, FirstStatus = LedgerStatus.Done, Reason = reason };

    private static CommandId MoveId(Guid id) => new("move:" + id.ToString("N"));
}
