namespace EcomCore.Inventory;

/// <content>Whether the numbers agree: what orders hold is the sum over the orders, and never more than is there.</content>
internal sealed partial class LedgerCore
{
    public LedgerVerification Verify() => WithAll(() =>
    {
        var findings = new List<string>();
        var held = new Dictionary<(int Table, int Stock), (long Open, long Waiting)>();
        var byAccount = new Dictionary<(int Table, int Account), long>();
        var open = 0L;
        foreach (var orders in _orders)
        {
            foreach (var order in orders.Open())
            {
                open++;
                Add(orders, order, held, byAccount);
            }

            Compare(findings, orders.OpenCount, orders.Open().LongCount(), "open orders of a part");
        }

        var items = 0L;
        for (var part = 0; part < _parts; part++)
        {
            for (var stock = 0; stock < _stock[part].Count; stock++)
            {
                items++;
                held.TryGetValue((part, stock), out var of);
                Verify(part, stock, of.Open, of.Waiting, byAccount, findings);
            }
        }

        return new LedgerVerification(items, open, 0, findings);
    });

    private void Add(
        OrderTable orders, int order, Dictionary<(int Table, int Stock), (long Open, long Waiting)> held, Dictionary<(int Table, int Account), long> byAccount)
    {
        for (var line = orders.Rows[order].FirstLine; line >= 0; line = orders.Lines[line].Next)
        {
            var row = orders.Lines[line];
            held.TryGetValue((row.Table, row.Stock), out var of);
            held[(row.Table, row.Stock)] = (of.Open + row.Open, of.Waiting + WaitingOf(row));
            if (row.Account >= 0)
            {
                byAccount.TryGetValue((row.Table, row.Account), out var own);
                byAccount[(row.Table, row.Account)] = own + row.Open;
            }
        }
    }

    private void Verify(int part, int stock, long open, long waiting, Dictionary<(int Table, int Account), long> byAccount, List<string> findings)
    {
        var table = _stock[part];
        var row = table.Rows[stock];
        Compare(findings, row.Reserved, open, row.Sku + ": reserved, and the sum over its orders");
        Compare(findings, row.Backordered, waiting, row.Sku + ": backordered, and the sum over its orders");
        if (row.OnHand < 0 || row.Covered < 0 || row.Covered > row.OnHand)
        {
            Find(findings, FormattableString.Invariant($"{row.Sku}: oversold: {row.OnHand} on hand, {row.Covered} promised from stock"));
        }

        var queued = 0L;
        for (var next = row.FirstWaiting; next >= 0; next = table.Waiting[next].Next)
        {
            queued += table.Waiting[next].Units;
        }

        Compare(findings, row.Backordered, queued, row.Sku + ": backordered, and its queue");
        var setAside = 0L;
        for (var account = row.FirstAccount; account >= 0; account = table.Accounts[account].Next)
        {
            byAccount.TryGetValue((part, account), out var own);
            Compare(findings, table.Accounts[account].Reserved, own, FormattableString.Invariant(
                $"{row.Sku}: reserved through {_channels.NameOf(table.Accounts[account].Channel)}, and the sum over its orders"));
            setAside += table.Accounts[account].SetAside;
        }

        Compare(findings, row.SetAside, setAside, row.Sku + ": set aside, and the sum over its channels");
    }

    private static void Compare(List<string> findings, long stored, long derived, string what)
    {
        if (stored != derived)
        {
            Find(findings, FormattableString.Invariant($"{what}: {stored} and {derived}"));
        }
    }

    private static void Find(List<string> findings, string finding)
    {
        if (findings.Count < LedgerVerification.MaxFindings)
        {
            findings.Add(finding);
        }
    }
}
