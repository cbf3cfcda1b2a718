namespace EcomCore.Inventory;

/// <summary>A machine as of the last commit, and where the next one goes.</summary>
internal sealed class LoadedLedger
{
    private long _snapshotBatch;

    private LoadedLedger(LedgerMachine machine, long batch, byte[] chain)
    {
        Machine = machine;
        Batch = _snapshotBatch = batch;
        Chain = chain;
    }

    public LedgerMachine Machine { get; }

    /// <summary>Number of the last batch; 0 before the first.</summary>
    public long Batch { get; private set; }

    public byte[] Chain { get; private set; }

    /// <summary>Commands in the batches that were seen, at least; enough to judge how long a snapshot takes.</summary>
    public long Commands { get; private set; }

    /// <summary>Commands since the last snapshot.</summary>
    public long SinceSnapshot { get; private set; }

    /// <summary>The newest snapshot and the batches after it.</summary>
    public static LoadedLedger From(ILedgerStore store, LedgerOptions options)
    {
        var snapshot = store.NewestSnapshot();
        try
        {
            var state = snapshot is null ? null : LedgerCodec.DecodeSnapshot(snapshot.Body);
            var remembered = state?.Commands.Count ?? 0;
            var machine = state is null ? new LedgerMachine(options) : LedgerMachine.FromSnapshot(state, options);
            var loaded = new LoadedLedger(machine, snapshot?.Batch ?? 0, snapshot?.Chain ?? BatchChain.Start) { Commands = remembered };
            var journal = new LedgerJournal();
            foreach (var batch in store.BatchesAfter(loaded.Batch, loaded.Chain))
            {
                loaded.Fold(batch, journal);
            }

            return loaded;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw store.Damaged(failure.Message, failure);
        }
    }

    /// <summary>From nothing, for a check of the whole journal batch by batch.</summary>
    public static LoadedLedger Empty(LedgerOptions options) => new(new LedgerMachine(options), 0, BatchChain.Start);

    public void Fold(in StoredBatch batch, LedgerJournal journal)
    {
        LedgerCodec.Decode(batch.Body, journal);
        foreach (var happened in journal.Events)
        {
            Machine.Fold(happened);
        }

        foreach (var record in journal.Commands)
        {
            Machine.Remember(record);
        }

        if (Machine.Sequence != batch.LastSequence)
        {
            throw new FormatException(FormattableString.Invariant($"batch {batch.Id} ends with event {Machine.Sequence}, not {batch.LastSequence}"));
        }

        Follow(batch);
    }

    /// <summary>The next batch to store, from what the machine wrote down.</summary>
    public StoredBatch Next(LedgerJournal journal)
    {
        var body = LedgerCodec.Encode(journal);
        var first = journal.Events.Count == 0 ? Machine.Sequence + 1 : journal.Events[0].Sequence;
        return new StoredBatch(Batch + 1, first, Machine.Sequence, journal.Commands.Count, body, BatchChain.Next(Chain, Batch + 1, body));
    }

    public void Follow(in StoredBatch batch)
    {
        Batch = batch.Id;
        Chain = batch.Chain;
        SinceSnapshot += batch.Commands;
        Commands += batch.Commands;
    }

    /// <summary>Whether a snapshot is worth its time: enough commands since the last one, and half as many as the snapshot itself would hold, so that
    /// snapshots cost a constant share of the work.</summary>
    public bool IsSnapshotDue(int every, LedgerOptions options) =>
        SinceSnapshot >= every && SinceSnapshot >= Math.Min(options.RememberedCommands, Commands) / 2;

    /// <summary>Another host stored a snapshot: of the commands since ours those after it count on, by their share of the batches.</summary>
    public void SnapshotSeen(long batch)
    {
        if (batch > _snapshotBatch)
        {
            SinceSnapshot = batch >= Batch ? 0 : SinceSnapshot * (Batch - batch) / (Batch - _snapshotBatch);
            _snapshotBatch = batch;
        }
    }

    /// <summary>The state as of the last batch, to store; the next snapshot is due as many commands later, whether this one can be stored or not.</summary>
    public TakenSnapshot TakeSnapshot()
    {
        (SinceSnapshot, _snapshotBatch) = (0, Batch);
        return new TakenSnapshot(Batch, Chain, Machine.Snapshot(), Machine.AllStock());
    }
}
