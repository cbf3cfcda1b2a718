namespace EcomCore.Inventory;

/// <summary>Folds the whole journal again and compares it with the snapshot, the balances and what the ledger answers.</summary>
internal static class JournalCheck
{
    public static LedgerVerification Run(ILedgerStore store, LedgerOptions options, CancellationToken cancellation)
    {
        var findings = new List<string>(store.IntegrityFaults());
        var (machine, snapshotBatch) = (LoadedLedger.Empty(options), -1L);
        try
        {
            var snapshot = store.NewestSnapshot();
            snapshotBatch = snapshot?.Batch ?? -1;
            var balances = store.Balances();
            var journal = new LedgerJournal();
            foreach (var batch in store.BatchesAfter(0, BatchChain.Start))
            {
                cancellation.ThrowIfCancellationRequested();
                machine.Fold(batch, journal);
                if (batch.Id == snapshotBatch)
                {
                    Compare(snapshot!, balances, machine.Machine, findings);
                    snapshotBatch = -1;
                }
            }
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or LedgerStorageException)
        {
            findings.Add(failure.Message);
        }

        if (snapshotBatch >= 0)
        {
            findings.Add(FormattableString.Invariant($"the journal ends at batch {machine.Batch}, before the snapshot at batch {snapshotBatch}"));
        }

        var numbers = machine.Machine.Verify();
        findings.AddRange(numbers.Findings);
        return numbers with { Events = machine.Machine.Sequence, Findings = [.. findings.Take(LedgerVerification.MaxFindings)] };
    }

    /// <summary>What the live ledger and its journal say together.</summary>
    public static LedgerVerification Together(LedgerVerification live, long liveSequence, LedgerVerification stored)
    {
        List<string> findings = [.. live.Findings, .. stored.Findings];
        if (stored.Events < liveSequence)
        {
            findings.Add(FormattableString.Invariant($"the journal ends with event {stored.Events}; {liveSequence} were acknowledged"));
        }

        return stored with { Findings = [.. findings.Distinct().Take(LedgerVerification.MaxFindings)] };
    }

    /// <summary>Every event of an item up to a number, from the whole journal.</summary>
    public static List<LedgerEvent> EventsOf(ILedgerStore store, string sku, long sequence, CancellationToken cancellation)
    {
        var events = new List<LedgerEvent>();
        var journal = new LedgerJournal();
        foreach (var batch in store.BatchesAfter(0, BatchChain.Start).TakeWhile(batch => batch.FirstSequence <= sequence))
        {
            cancellation.ThrowIfCancellationRequested();
            LedgerCodec.Decode(batch.Body, journal);
            events.AddRange(journal.Events.Where(happened => happened.Sku == sku && happened.Sequence <= sequence));
        }

        return events;
    }

    private static void Compare(
        StoredSnapshot stored, Dictionary<string, (long OnHand, long Reserved, long Available)> balances, LedgerMachine folded, List<string> findings)
    {
        // What is remembered of the past depends on the options of the day; what is there does not.
        var (saved, now) = (LedgerCodec.DecodeSnapshot(stored.Body), folded.Snapshot());
        if (!LedgerCodec.Encode(Present(saved)).AsSpan().SequenceEqual(LedgerCodec.Encode(Present(now))))
        {
            findings.Add(FormattableString.Invariant($"the snapshot at batch {stored.Batch} is not the fold of the journal"));
        }

        var stock = folded.AllStock();
        if (stock.Count != balances.Count)
        {
            findings.Add(FormattableString.Invariant($"{balances.Count} balances are stored for {stock.Count} items"));
        }

        foreach (var position in stock)
        {
            if (!balances.TryGetValue(position.Sku, out var balance) || balance != (position.OnHand, position.Reserved, position.Available))
            {
                findings.Add($"{position.Sku}: the stored balance is not the fold of the journal");
            }
        }
    }

    // Channels that only forgotten orders used stand in no snapshot of version 1, nor in those made from one.
    private static LedgerSnapshot Present(LedgerSnapshot state) => state with { ClosedOrders = [], Commands = [], Channels = [] };
}
