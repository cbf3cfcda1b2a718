namespace EcomCore.Inventory;

/// <summary>Whether the ledger's numbers agree with each other.</summary>
/// <param name="Items">Items looked at.</param>
/// <param name="OpenOrders">Open orders looked at.</param>
/// <param name="Events">Events of the journal that were folded again; 0 where there is no journal.</param>
/// <param name="Findings">What does not agree, at most <see cref="MaxFindings"/>; empty when all is well.</param>
public sealed record LedgerVerification(long Items, long OpenOrders, long Events, IReadOnlyList<string> Findings)
{
    /// <summary>Most findings that are listed.</summary>
    public const int MaxFindings = 100;

    /// <summary>Gets whether everything agrees.</summary>
    public bool IsSound => Findings.Count == 0;
}
