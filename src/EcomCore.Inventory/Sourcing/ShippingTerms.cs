namespace EcomCore.Inventory;

/// <summary>What shipping costs from each warehouse of a stock, by its number, for one order or for all that say nothing else.</summary>
internal sealed class ShippingTerms
{
    private ShippingTerms(int warehouses)
    {
        MayShip = new bool[warehouses];
        FixedCost = new decimal[warehouses];
        UnitCost = new decimal[warehouses];
        Rank = new int[warehouses];
        Position = new int[warehouses];
    }

    public static ShippingTerms None { get; } = new(0);

    public bool[] MayShip { get; }

    public decimal[] FixedCost { get; }

    public decimal[] UnitCost { get; }

    public int[] Rank { get; }

    /// <summary>Gets the place in the list of usual options; the last word between equals.</summary>
    public int[] Position { get; }

    /// <summary>The usual terms. A warehouse without an option does not ship.</summary>
    public static ShippingTerms Of(WarehouseStock stock, IReadOnlyList<ShippingOption> usual)
    {
        var terms = new ShippingTerms(stock.Warehouses.Count);
        for (var number = 0; number < terms.Position.Length; number++)
        {
            terms.Position[number] = usual.Count + number;
        }

        for (var i = 0; i < usual.Count; i++)
        {
            if (stock.TryWarehouse(usual[i].Warehouse, out var number))
            {
                terms.Position[number] = i;
                terms.Set(number, usual[i]);
            }
        }

        return terms;
    }

    /// <summary>The terms of an order: the usual ones but for its own options and exclusions.</summary>
    public ShippingTerms For(SourcingOrder order, WarehouseStock stock)
    {
        if (order.Shipping.Count == 0 && order.Excluded.Count == 0)
        {
            return this;
        }

        var terms = new ShippingTerms(MayShip.Length);
        MayShip.CopyTo(terms.MayShip, 0);
        FixedCost.CopyTo(terms.FixedCost, 0);
        UnitCost.CopyTo(terms.UnitCost, 0);
        Rank.CopyTo(terms.Rank, 0);
        Position.CopyTo(terms.Position, 0);
        foreach (var option in order.Shipping)
        {
            if (stock.TryWarehouse(option.Warehouse, out var number))
            {
                terms.Set(number, option);
            }
        }

        foreach (var excluded in order.Excluded)
        {
            if (stock.TryWarehouse(excluded, out var number))
            {
                terms.MayShip[number] = false;
            }
        }

        return terms;
    }

    private void Set(int number, ShippingOption option)
    {
        MayShip[number] = true;
        FixedCost[number] = option.FixedCost;
        UnitCost[number] = option.UnitCost;
        Rank[number] = option.Rank;
    }
}
