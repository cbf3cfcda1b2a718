namespace EcomCore.Inventory;

/// <summary>Units that go from a warehouse to a destination.</summary>
/// <param name="From">Name of the warehouse.</param>
/// <param name="To">Name of the destination.</param>
/// <param name="Units">Units; 1 or more.</param>
/// <param name="UnitCost">Cost of one unit on this lane.</param>
public readonly record struct NetworkShipment(string From, string To, long Units, decimal UnitCost)
{
    /// <summary>Gets the cost of the shipment.</summary>
    /// <exception cref="OverflowException">It does not fit a decimal; the message names the lane.</exception>
    public decimal Cost => Units == 0 || Math.Abs(UnitCost) <= decimal.MaxValue / Units
        ? Units * UnitCost
        : throw new OverflowException(FormattableString.Invariant($"'{From}' to '{To}': {Units} units at {UnitCost} cost more than a decimal can hold (7.9E28)."));
}
