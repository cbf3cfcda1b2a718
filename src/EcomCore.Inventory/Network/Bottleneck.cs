namespace EcomCore.Inventory;

/// <summary>Why a demand cannot be met: these destinations ask for more than all warehouses hold that have a lane to any of them. Immutable.</summary>
/// <remarks>The minimum cut of the network (Ford and Fulkerson 1956): no other lanes or costs could help, only stock there or a new lane.</remarks>
public sealed record Bottleneck
{
    internal Bottleneck(IReadOnlyList<string> destinations, long demand, IReadOnlyList<string> warehouses, long supply)
    {
        Destinations = destinations;
        Demand = demand;
        Warehouses = warehouses;
        Supply = supply;
    }

    /// <summary>Gets the destinations that cannot all be served, in the order they were given.</summary>
    public IReadOnlyList<string> Destinations { get; }

    /// <summary>Gets the units that these destinations ask for together.</summary>
    public long Demand { get; }

    /// <summary>Gets every warehouse with a lane to one of them, in the order they were given; may be empty.</summary>
    public IReadOnlyList<string> Warehouses { get; }

    /// <summary>Gets the units that these warehouses hold together.</summary>
    public long Supply { get; }

    /// <summary>Says it in a sentence.</summary>
    /// <returns>The destinations, what they ask for, the warehouses, and what they hold.</returns>
    public override string ToString()
    {
        var (ask, them) = Destinations.Count == 1 ? ("asks", "it") : ("ask", "them");
        var (warehouses, hold) = Warehouses.Count == 1 ? ("warehouse", "holds") : ("warehouses", "hold");
        var asked = FormattableString.Invariant($"{string.Join(", ", Destinations)} {ask} for {Demand} {(Demand == 1 ? "unit" : "units")}");
        return Warehouses.Count == 0
            ? $"{asked}, and no warehouse has a lane to {them}."
            : FormattableString.Invariant($"{asked}; the only {warehouses} with a lane to {them}, {string.Join(", ", Warehouses)}, {hold} {Supply}.");
    }
}
