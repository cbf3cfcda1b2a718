namespace EcomCore.Inventory;

/// <summary>A warehouse that may ship, and what that costs. Immutable.</summary>
public sealed record ShippingOption
{
    /// <summary>The highest cost of a shipment or a unit.</summary>
    public const decimal MaxCost = 1_000_000_000m;

    /// <summary>Creates an option.</summary>
    /// <param name="warehouse">The warehouse; not empty.</param>
    /// <param name="fixedCost">Cost of a shipment, whatever is in it; 0 to 1,000,000,000.</param>
    /// <param name="unitCost">Cost of each unit in it; 0 to 1,000,000,000.</param>
    /// <param name="rank">Smaller is nearer or preferred, such as kilometres or a priority; decides between plans of equal cost.</param>
    /// <exception cref="ArgumentException"><paramref name="warehouse"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="warehouse"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A cost is outside its range; the message names the warehouse.</exception>
    public ShippingOption(string warehouse, decimal fixedCost = 0, decimal unitCost = 0, int rank = 0)
    {
        Guard.NotEmpty(warehouse);
        NamedGuard.Between("Warehouse", warehouse, fixedCost, 0, MaxCost);
        NamedGuard.Between("Warehouse", warehouse, unitCost, 0, MaxCost);
        Warehouse = warehouse;
        FixedCost = fixedCost;
        UnitCost = unitCost;
        Rank = rank;
    }

    /// <summary>Gets the warehouse.</summary>
    public string Warehouse { get; }

    /// <summary>Gets the cost of a shipment, whatever is in it.</summary>
    public decimal FixedCost { get; }

    /// <summary>Gets the cost of each unit in a shipment.</summary>
    public decimal UnitCost { get; }

    /// <summary>Gets how near or preferred the warehouse is; smaller is better.</summary>
    public int Rank { get; }
}
