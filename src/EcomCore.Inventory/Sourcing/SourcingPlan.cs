namespace EcomCore.Inventory;

/// <summary>Where an order ships from, what waits, and why.</summary>
/// <param name="OrderId">The order's name.</param>
/// <param name="Shipments">One per warehouse, in the order in which units are taken: cheapest unit first, then nearest.</param>
/// <param name="BackOrders">Items and units that wait, in the order of the order's lines; empty when everything ships.</param>
/// <param name="Cost">Cost of all shipments.</param>
/// <param name="Outcome">How the order came out, and why.</param>
/// <param name="Proof">What is proven about the plan.</param>
/// <param name="FewestPossible">
/// No plan that serves as many units has fewer shipments than this. Equal to the number of shipments unless <paramref name="Proof"/> is Bounded.
/// </param>
public sealed record SourcingPlan(
    string OrderId,
    IReadOnlyList<Shipment> Shipments,
    IReadOnlyList<SkuQuantity> BackOrders,
    decimal Cost,
    SourcingOutcome Outcome,
    SourcingProof Proof,
    int FewestPossible);
