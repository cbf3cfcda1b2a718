namespace EcomCore.Segmentation;

/// <summary>Something to look at before the joined identities are believed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The key; null when it is about a whole group.</param>
/// <param name="Accounts">Names of the accounts, in ordinal order; of very many the first 100.</param>
/// <param name="AccountCount">How many accounts.</param>
public sealed record IdentityConflict(IdentityConflictKind Kind, IdentityKey? Key, IReadOnlyList<string> Accounts, int AccountCount);
