namespace EcomCore.Inventory;

/// <summary>What was decided about an order, and which rows of the batch are its own.</summary>
internal readonly record struct SourcingVerdict(
    int Start, int End, int FirstShipment, decimal Cost, SourcingOutcome Outcome, SourcingProof Proof, int FewestPossible);
