namespace EcomCore.Inventory;

/// <summary>Order a fixed lot when stock falls to a point: the (r, Q) policy.</summary>
/// <param name="ReorderPoint">Order when stock on hand and on order, less back-orders, falls to this; units.</param>
/// <param name="OrderQuantity">How much to order; units.</param>
/// <param name="CostPerPeriod">Expected cost per unit of time by the model that found the policy; without the goods themselves.</param>
public sealed record LotPolicy(double ReorderPoint, double OrderQuantity, double CostPerPeriod);
