namespace EcomCore.Inventory;

/// <summary>How much is proven about a plan. Up to 20 candidate warehouses it is <see cref="Optimal"/>, but for orders of very many lines.</summary>
public enum SourcingProof
{
    /// <summary>No plan serves more units, none as many with fewer shipments, and of those none costs less.</summary>
    Optimal,

    /// <summary>No plan with fewer shipments serves as many units; a cheaper one with as many shipments may exist.</summary>
    FewestShipments,

    /// <summary>The greedy plan: see <see cref="SourcingPlan.FewestPossible"/> for how far it can be from the best.</summary>
    Bounded,
}
