using System.Collections;

namespace EcomCore.Inventory;

/// <summary>The plans of a batch of orders, in their order, and the stock that is left. Immutable.</summary>
public sealed class SourcingRun : IReadOnlyList<SourcingPlan>
{
    private readonly SourcingOrder[] _orders;
    private readonly WarehouseStock _stock;
    private readonly (int Line, int Warehouse, long Units)[] _rows;
    private readonly decimal[] _shipmentCosts;
    private readonly SourcingVerdict[] _verdicts;

    internal SourcingRun(
        SourcingOrder[] orders,
        WarehouseStock stock,
        (int Line, int Warehouse, long Units)[] rows,
        decimal[] shipmentCosts,
        SourcingVerdict[] verdicts,
        long[] left)
    {
        (_orders, _stock, _rows, _shipmentCosts, _verdicts) = (orders, stock, rows, shipmentCosts, verdicts);
        Left = stock.With(left);
    }

    /// <summary>Gets the stock that no order took.</summary>
    public WarehouseStock Left { get; }

    /// <summary>Gets the number of orders.</summary>
    public int Count => _orders.Length;

    /// <summary>Gets the cost of all shipments.</summary>
    public decimal Cost => _verdicts.Sum(verdict => verdict.Cost);

    /// <summary>Gets the plan of an order.</summary>
    /// <param name="index">The order's place in the batch, from 0.</param>
    /// <returns>The plan, made anew at each call.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such order.</exception>
    public SourcingPlan this[int index]
    {
        get
        {
            Guard.Between(index, 0L, Count - 1L);
            return PlanOf(index);
        }
    }

    /// <summary>Counts the orders with an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The number of orders.</returns>
    public int CountOf(SourcingOutcome outcome) => _verdicts.Count(verdict => verdict.Outcome == outcome);

    /// <summary>Lists what ships from where, and what waits, order by order: shipment by shipment, then what waits.</summary>
    /// <returns>The lines, without building the plans.</returns>
    public IEnumerable<SourcedLine> Lines()
    {
        for (var order = 0; order < _orders.Length; order++)
        {
            for (var i = _verdicts[order].Start; i < _verdicts[order].End; i++)
            {
                var row = _rows[i];
                yield return new SourcedLine(
                    order, row.Warehouse < 0 ? null : _stock.Warehouses[row.Warehouse], _orders[order].Lines[row.Line].Sku, row.Units);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<SourcingPlan> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return PlanOf(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private SourcingPlan PlanOf(int index)
    {
        var (order, verdict) = (_orders[index], _verdicts[index]);
        var shipments = new List<Shipment>();
        var at = verdict.Start;
        while (at < verdict.End && _rows[at].Warehouse != SourcingRunBuilder.Waiting)
        {
            var warehouse = _rows[at].Warehouse;
            var lines = LinesOf(order, verdict, ref at);
            shipments.Add(new Shipment(_stock.Warehouses[warehouse], lines, _shipmentCosts[verdict.FirstShipment + shipments.Count]));
        }

        return new SourcingPlan(
            order.Id, shipments, LinesOf(order, verdict, ref at), verdict.Cost, verdict.Outcome, verdict.Proof, verdict.FewestPossible);
    }

    /// <summary>The rows of one warehouse from here on.</summary>
    private SkuQuantity[] LinesOf(SourcingOrder order, SourcingVerdict verdict, ref int at)
    {
        var lines = new List<SkuQuantity>();
        for (var warehouse = at < verdict.End ? _rows[at].Warehouse : 0; at < verdict.End && _rows[at].Warehouse == warehouse; at++)
        {
            lines.Add(new SkuQuantity(order.Lines[_rows[at].Line].Sku, _rows[at].Units));
        }

        return [.. lines];
    }
}
