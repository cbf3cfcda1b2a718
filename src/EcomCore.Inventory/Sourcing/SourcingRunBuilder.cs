namespace EcomCore.Inventory;

/// <summary>Collects what a batch decides, in columns.</summary>
internal sealed class SourcingRunBuilder(IReadOnlyList<SourcingOrder> orders, WarehouseStock stock)
{
    /// <summary>The number of the warehouse of units that wait.</summary>
    public const int Waiting = -1;

    private readonly List<(int Line, int Warehouse, long Units)> _rows = new(orders.Count * 2);
    private readonly List<SourcingVerdict> _verdicts = new(orders.Count);
    private readonly List<decimal> _shipmentCosts = new(orders.Count);
    private int _start;
    private int _firstShipment;

    public void Begin() => (_start, _firstShipment) = (_rows.Count, _shipmentCosts.Count);

    /// <summary>Closes the rows of a shipment.</summary>
    public void EndShipment(decimal cost) => _shipmentCosts.Add(cost);

    public void Add(int line, int warehouse, long units)
    {
        if (units > 0)
        {
            _rows.Add((line, warehouse, units));
        }
    }

    public void End(decimal cost, SourcingOutcome outcome, SourcingProof proof, int fewestPossible) =>
        _verdicts.Add(new SourcingVerdict(_start, _rows.Count, _firstShipment, cost, outcome, proof, fewestPossible));

    public SourcingRun Finish(long[] left) => new([.. orders], stock, [.. _rows], [.. _shipmentCosts], [.. _verdicts], left);
}
