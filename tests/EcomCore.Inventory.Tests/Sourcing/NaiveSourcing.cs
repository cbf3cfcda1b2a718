namespace EcomCore.Inventory.Tests;

/// <summary>Tries every set of warehouses.</summary>
internal static class NaiveSourcing
{
    /// <summary>Units served, shipments, cost and rank of the best plan, and the places of its warehouses.</summary>
    public static (long Units, int Shipments, decimal Cost, long Rank, string Places) Best(
        SourcingOrder order, WarehouseStock stock, IReadOnlyList<ShippingOption> usual, SourcingPolicy policy)
    {
        var options = usual.Select((option, place) => (Option: order.Shipping.LastOrDefault(own => own.Warehouse == option.Warehouse) ?? option, Place: place))
            .Where(o => !order.Excluded.Contains(o.Option.Warehouse)).ToArray();
        var best = (Units: 0L, Shipments: 0, Cost: 0m, Rank: 0L, Places: string.Empty);
        for (var set = 1; set < 1 << options.Length; set++)
        {
            var members = options.Where((_, i) => (set >> i & 1) == 1).ToArray();
            if (members.Length > policy.MaxShipments)
            {
                continue;
            }

            var (units, cost, isIdle) = Fill(order, stock, [.. members.Select(m => m.Option)]);
            var plan = (units, members.Length, cost, members.Sum(m => (long)m.Option.Rank), string.Join(',', members.Select(m => m.Place)));
            if (!isIdle && IsBetter(plan, best))
            {
                best = plan;
            }
        }

        var asked = order.Lines.Sum(line => line.Quantity);
        return policy.Shortage == ShortageRule.WholeOrder && best.Units < asked ? (0, 0, 0, 0, string.Empty) : best;
    }

    private static bool IsBetter(
        (long Units, int Shipments, decimal Cost, long Rank, string Places) a, (long Units, int Shipments, decimal Cost, long Rank, string Places) b) =>
        a.Units != b.Units ? a.Units > b.Units
        : a.Shipments != b.Shipments ? a.Shipments < b.Shipments
        : a.Cost != b.Cost ? a.Cost < b.Cost
        : a.Rank != b.Rank ? a.Rank < b.Rank
        : string.CompareOrdinal(a.Places, b.Places) < 0;

    private static (long Units, decimal Cost, bool IsIdle) Fill(SourcingOrder order, WarehouseStock stock, ShippingOption[] members)
    {
        var cost = members.Sum(m => m.FixedCost);
        var shipped = members.ToDictionary(m => m.Warehouse, _ => 0L);
        foreach (var line in order.Lines)
        {
            var left = line.Quantity;
            foreach (var member in members.OrderBy(m => m.UnitCost).ThenBy(m => m.Rank))
            {
                var taken = Math.Min(left, stock.UnitsIn(member.Warehouse, line.Sku));
                left -= taken;
                cost += taken * member.UnitCost;
                shipped[member.Warehouse] += taken;
            }
        }

        return (shipped.Values.Sum(), cost, shipped.Values.Any(units => units == 0));
    }
}
