namespace EcomCore.Inventory.Orleans;

/// <content>Checking an item: its journal, folded again, against its snapshot, its numbers and its orders.</content>
internal sealed partial class ItemGrain
{
    public async Task<LedgerVerification> Verify()
    {
        // A last batch that is gone is a finding; that another silo has gone on is not.
        var (number, chain, live, state) = await Read(now => (now.Number, now.Chain, now.Machine.Verify(), Present(now)), isFenced: false);
        if (!await _runtime.Journal.IsNewest(Key, number, chain: null))
        {
            throw Overtaken();
        }

        var findings = live.Findings.ToList();
        var folded = ItemState.Start(Key, null, _runtime.Options.Ledger);
        try
        {
            var snapshot = await _runtime.Journal.Snapshot(Key);
            foreach (var batch in (await _runtime.Journal.AllBatches(Key)).Where(batch => batch.Id <= number))
            {
                folded.Fold(batch);
                if (batch.Id == snapshot?.Batch && !IsOf(snapshot, folded))
                {
                    findings.Add(FormattableString.Invariant($"the snapshot at batch {batch.Id} is not the fold of the journal"));
                }
            }
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or ClusterLedgerException)
        {
            findings.Add(failure.Message);
        }

        if (folded.Number < number)
        {
            findings.Add(FormattableString.Invariant($"the journal ends with batch {folded.Number}; {number} were acknowledged"));
        }
        else if (!folded.Chain.AsSpan().SequenceEqual(chain) || !Present(folded).AsSpan().SequenceEqual(state))
        {
            findings.Add("what is in memory is not the fold of the journal");
        }

        var open = folded.Machine.Snapshot().OpenOrders.Select(order => order.OrderId).ToList();
        findings.AddRange((await _runtime.Orders.Misplaced(Key, open)).Select(orderId => $"the order '{orderId}' is not listed with it"));
        return live with { Events = folded.Machine.Sequence, Findings = [.. findings.Take(LedgerVerification.MaxFindings).Select(finding => Sku + ": " + finding)] };
    }

    private bool IsOf(StoredSnapshot snapshot, ItemState folded) =>
        Present(ItemState.Start(Key, snapshot, _runtime.Options.Ledger)).AsSpan().SequenceEqual(Present(folded)) && snapshot.Chain.AsSpan().SequenceEqual(folded.Chain);

    // What is remembered of the past depends on the options of the day; what is there does not.
    private static byte[] Present(ItemState state) => LedgerCodec.Encode(state.Machine.Snapshot() with { ClosedOrders = [], Commands = [] });
}
