namespace EcomCore.Inventory;

/// <summary>Warehouses, destinations and what a unit costs on each lane between them, for one item. Immutable.</summary>
public sealed class NetworkProblem
{
    private readonly decimal?[] _unitCosts;

    /// <summary>Creates a problem.</summary>
    /// <param name="warehouses">Who can send; each name once.</param>
    /// <param name="destinations">Who asks; each name once.</param>
    /// <param name="unitCosts">Cost of a unit, a row for each warehouse and a column for each destination; null where nothing can be sent. May be
    /// negative (a subsidy, or a margin with its sign turned). Copied.</param>
    /// <exception cref="ArgumentNullException">An argument or a part of a list is null.</exception>
    /// <exception cref="ArgumentException">A name is given twice, the table has not a row and a column for each, the units of all warehouses or of all
    /// destinations do not fit a long, or the costs, written in whole numbers of their smallest decimal, are too large to be added along a path.</exception>
    public NetworkProblem(IReadOnlyList<SupplyPoint> warehouses, IReadOnlyList<DemandPoint> destinations, decimal?[,] unitCosts)
    {
        Guard.NotNull(warehouses);
        Guard.NotNull(destinations);
        Guard.NotNull(unitCosts);
        Warehouses = [.. warehouses];
        Destinations = [.. destinations];
        MustBeOnce(Warehouses.Select(w => w?.Name), nameof(warehouses));
        MustBeOnce(Destinations.Select(d => d?.Name), nameof(destinations));
        MustFit(Warehouses.Select(w => w.Units), nameof(warehouses));
        MustFit(Destinations.Select(d => d.Units), nameof(destinations));
        if (unitCosts.GetLength(0) != Warehouses.Count || unitCosts.GetLength(1) != Destinations.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Expected {Warehouses.Count} rows and {Destinations.Count} columns; found {unitCosts.GetLength(0)} and {unitCosts.GetLength(1)}."),
                nameof(unitCosts));
        }

        _unitCosts = [.. unitCosts.Cast<decimal?>()];
        WholeCosts = LaneCosts.ToWhole(_unitCosts, Warehouses.Count + Destinations.Count, nameof(unitCosts));
    }

    /// <summary>Gets who can send.</summary>
    public IReadOnlyList<SupplyPoint> Warehouses { get; }

    /// <summary>Gets who asks.</summary>
    public IReadOnlyList<DemandPoint> Destinations { get; }

    /// <summary>Gets the costs in whole numbers of their smallest decimal.</summary>
    internal long[] WholeCosts { get; }

    /// <summary>Gets what a unit costs on a lane.</summary>
    /// <param name="warehouse">Index of the warehouse.</param>
    /// <param name="destination">Index of the destination.</param>
    /// <returns>The cost; null where nothing can be sent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its list.</exception>
    public decimal? UnitCost(int warehouse, int destination)
    {
        Guard.Between(warehouse, 0, Warehouses.Count - 1);
        Guard.Between(destination, 0, Destinations.Count - 1);
        return _unitCosts[(warehouse * Destinations.Count) + destination];
    }

    private static void MustBeOnce(IEnumerable<string?> names, string parameter)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Guard.NotNull(name, parameter);
            if (!met.Add(name))
            {
                throw new ArgumentException($"Expected each name once; found '{name}' again.", parameter);
            }
        }
    }

    private static void MustFit(IEnumerable<long> units, string parameter)
    {
        var sum = 0L;
        foreach (var unit in units)
        {
            if (unit > long.MaxValue - sum)
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected at most {long.MaxValue} units together."), parameter);
            }

            sum += unit;
        }
    }
}
