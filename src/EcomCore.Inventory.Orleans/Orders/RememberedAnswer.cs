namespace EcomCore.Inventory.Orleans;

/// <summary>The first answer to a command.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record RememberedAnswer([property: Id(0)] string Id, [property: Id(1)] long Fingerprint, [property: Id(2)] LedgerAnswer Answer);
