namespace EcomCore.Inventory.Tests;

/// <summary>Stock, shipping costs, a policy and orders.</summary>
public sealed record SourcingCase(
    IReadOnlyList<WarehouseUnits> Rows, IReadOnlyList<ShippingOption> Shipping, SourcingPolicy Policy, IReadOnlyList<SourcingOrder> Orders)
{
    public WarehouseStock Stock => WarehouseStock.Of(Rows);

    public OrderSourcer Sourcer => new(Shipping, Policy);

    public override string ToString() =>
        $"{Policy}\n{string.Join(' ', Rows)}\n{string.Join(' ', Shipping)}\n{string.Join('\n', Orders.Select(o => $"{o.Id}: {string.Join(' ', o.Lines)} not {string.Join(' ', o.Excluded)}"))}";
}
