namespace EcomCore.Inventory;

/// <summary>The cheapest way to send as many units as can be sent. Immutable.</summary>
public sealed class NetworkPlan
{
    internal NetworkPlan(IReadOnlyList<NetworkShipment> shipments, IReadOnlyList<long> unused, IReadOnlyList<Shortage> shortages, Bottleneck? bottleneck)
    {
        Shipments = shipments;
        Unused = unused;
        Shortages = shortages;
        Bottleneck = bottleneck;
        TotalCost = shipments.Aggregate(0m, Add);
    }

    /// <summary>Gets the shipments by warehouse and then by destination, in the order these were given; only those with units.</summary>
    public IReadOnlyList<NetworkShipment> Shipments { get; }

    /// <summary>Gets the cost of all shipments, exactly. No plan that sends as many units costs less.</summary>
    public decimal TotalCost { get; }

    /// <summary>Gets the units that stay in each warehouse, in the order the warehouses were given.</summary>
    public IReadOnlyList<long> Unused { get; }

    /// <summary>Gets what cannot be sent, by destination; empty when every destination gets what it asks.</summary>
    public IReadOnlyList<Shortage> Shortages { get; }

    /// <summary>Gets why something cannot be sent; null when nothing is short.</summary>
    public Bottleneck? Bottleneck { get; }

    /// <summary>Gets a value indicating whether every destination gets what it asks.</summary>
    public bool IsComplete => Shortages.Count == 0;

    private static decimal Add(decimal sum, NetworkShipment shipment)
    {
        var cost = shipment.Cost;
        var fits = cost > 0 ? sum <= decimal.MaxValue - cost : sum >= decimal.MinValue - cost;
        return fits
            ? sum + cost
            : throw new OverflowException(
                FormattableString.Invariant($"'{shipment.From}' to '{shipment.To}': with this lane's {cost} all shipments cost more than a decimal can hold (7.9E28)."));
    }
}
