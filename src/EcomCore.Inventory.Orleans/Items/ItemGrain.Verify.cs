namespace EcomCore.Inventory.Orleans;

/// <content>Checking an item: its journal, folded again, against its snapshot, its numbers and its orders.</content>
internal sealed partial class ItemGrain
{
    public async Task<LedgerVerification> Verify()
    {
        var (number, live, state) = await Read(now => (now.Number, now.Machine.Verify(), LedgerCodec.Encode(Present(now.Machine.Snapshot()))));
        var findings = live.Findings.Select(finding => Sku + ": " + finding).ToList();
        var folded = new LedgerMachine(_runtime.Options.Ledger);
        try
        {
            var journal = new LedgerJournal();
            foreach (var batch in (await _runtime.Journal.AllBatches(Key)).Where(batch => batch.Number <= number))
            {
                ItemState.Fold(folded, batch.Body, journal);
            }
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            findings.Add($"{Sku}: {failure.Message}");
        }

        if (!LedgerCodec.Encode(Present(folded.Snapshot())).AsSpan().SequenceEqual(state))
        {
            findings.Add($"{Sku}: what is in memory is not the fold of the journal");
        }

        var open = folded.Snapshot().OpenOrders.Select(order => order.OrderId).ToList();
        findings.AddRange((await _runtime.Orders.Misplaced(Key, open)).Select(orderId => $"{Sku}: the order '{orderId}' is not listed with it"));
        return live with { Events = folded.Sequence, Findings = [.. findings.Take(LedgerVerification.MaxFindings)] };
    }

    // What is remembered of the past depends on the options of the day; what is there does not.
    private static LedgerSnapshot Present(LedgerSnapshot state) => state with { ClosedOrders = [], Commands = [] };
}
