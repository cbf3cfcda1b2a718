namespace EcomCore.Inventory.Orleans;

/// <summary>A row and what its body says.</summary>
internal sealed record KnownOrder(OrderRow Row, OrderRecord Record);
