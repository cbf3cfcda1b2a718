namespace EcomCore.Inventory;

/// <summary>Serves orders in their turn from a working copy of the stock.</summary>
internal sealed class SourcingDesk(WarehouseStock stock, ShippingTerms usual, SourcingPolicy policy, CancellationToken cancellationToken)
{
    private readonly SourcingProblem _problem = new();
    private readonly SourcingSearch _search = new();
    private readonly long[] _units = stock.UnitsOf.ToArray();
    private int[] _items = [];
    private long[] _waiting = [];

    public long[] Left => _units;

    public void Serve(SourcingOrder order, SourcingRunBuilder run)
    {
        var asked = Ask(order);
        var isWhole = policy.Shortage == ShortageRule.WholeOrder;
        var isRefused = isWhole && _problem.Total < asked;
        if (!isRefused)
        {
            _search.Solve(_problem, policy.MaxShipments, isPartOfUse: !isWhole, cancellationToken);
            isRefused = isWhole && _search.Missing > 0;
        }

        run.Begin();
        var cost = isRefused ? 0 : Ship(run);
        for (var line = 0; line < order.Lines.Count; line++)
        {
            run.Add(line, SourcingRunBuilder.Waiting, _waiting[line]);
        }

        run.End(cost, OutcomeOf(asked, isRefused), isRefused ? SourcingProof.Optimal : _search.Proof, isRefused ? 0 : _search.FewestPossible);
    }

    /// <summary>Puts the order's question.</summary>
    /// <returns>The units it asks for.</returns>
    private long Ask(SourcingOrder order)
    {
        var lines = order.Lines;
        if (_items.Length < lines.Count)
        {
            _items = new int[lines.Count];
            _waiting = new long[lines.Count];
        }

        _problem.Begin(lines.Count, stock.Warehouses.Count, usual.For(order, stock));
        var asked = 0L;
        for (var line = 0; line < lines.Count; line++)
        {
            var (sku, quantity) = (lines[line].Sku, lines[line].Quantity);
            asked += quantity;
            _waiting[line] = quantity;
            var (start, count) = (0, 0);
            if (stock.TryItem(sku, out _items[line]))
            {
                start = stock.Starts[_items[line]];
                count = stock.Starts[_items[line] + 1] - start;
            }

            _problem.Add(line, quantity, stock.WarehouseOf.Slice(start, count), _units.AsSpan(start, count));
        }

        return asked;
    }

    /// <summary>Takes the units from the chosen warehouses, the cheapest first.</summary>
    /// <returns>The cost.</returns>
    private decimal Ship(SourcingRunBuilder run)
    {
        var cost = 0m;
        for (var i = 0; i < _search.Count; i++)
        {
            var candidate = _search.Chosen[i];
            var warehouse = _problem.Warehouse[candidate];
            var shipped = 0L;
            for (var line = 0; line < _problem.Lines; line++)
            {
                var taken = Math.Min(_waiting[line], _problem.Have[(candidate * _problem.Lines) + line]);
                if (taken > 0)
                {
                    _waiting[line] -= taken;
                    shipped += taken;
                    _units[RowOf(_items[line], warehouse)] -= taken;
                    run.Add(line, warehouse, taken);
                }
            }

            var shipment = _problem.Terms.FixedCost[warehouse] + (_problem.Terms.UnitCost[warehouse] * shipped);
            run.EndShipment(shipment);
            cost += shipment;
        }

        return cost;
    }

    private int RowOf(int item, int warehouse)
    {
        var start = stock.Starts[item];
        return start + stock.WarehouseOf.Slice(start, stock.Starts[item + 1] - start).BinarySearch(warehouse);
    }

    private SourcingOutcome OutcomeOf(long asked, bool isRefused)
    {
        if (isRefused)
        {
            return SourcingOutcome.Refused;
        }

        return _search.Missing > 0 ? SourcingOutcome.ShipmentLimit
            : _problem.Total < asked ? SourcingOutcome.ShortOfStock
            : _search.Count > 1 ? SourcingOutcome.Split
            : SourcingOutcome.Complete;
    }
}
