namespace EcomCore.Inventory.Sqlite;

/// <summary>A machine as of the last commit of a file, and where the next one goes.</summary>
internal sealed class LoadedLedger
{
    private LoadedLedger(LedgerMachine machine, long batch, byte[] chain, long sinceSnapshot)
    {
        Machine = machine;
        Batch = batch;
        Chain = chain;
        SinceSnapshot = sinceSnapshot;
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
    public static LoadedLedger From(LedgerFile file, LedgerOptions options)
    {
        var snapshot = file.NewestSnapshot();
        try
        {
            var state = snapshot is null ? null : LedgerCodec.DecodeSnapshot(snapshot.Body);
            var remembered = state?.Commands.Count ?? 0;
            var machine = state is null ? new LedgerMachine(options) : LedgerMachine.FromSnapshot(state, options);
            var loaded = new LoadedLedger(machine, snapshot?.Batch ?? 0, snapshot?.Chain ?? BatchChain.Start, 0) { Commands = remembered };
            var journal = new LedgerJournal();
            foreach (var batch in file.BatchesAfter(loaded.Batch, loaded.Chain))
            {
                loaded.Fold(batch, journal);
            }

            return loaded;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw file.Damaged(failure.Message, failure);
        }
    }

    /// <summary>From nothing, for a check of the whole file batch by batch.</summary>
    public static LoadedLedger Empty(LedgerOptions options) => new(new LedgerMachine(options), 0, BatchChain.Start, 0);

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

    /// <summary>A snapshot failed; it is tried again after as many commands as before the first try.</summary>
    public void PutOffSnapshot() => SinceSnapshot = 0;

    public void SaveSnapshot(LedgerFile file)
    {
        var snapshot = Machine.Snapshot();
        file.Save(new StoredSnapshot(Batch, snapshot.Sequence, LedgerCodec.Encode(snapshot), Chain), Machine.AllStock());
        SinceSnapshot = 0;
    }
}
