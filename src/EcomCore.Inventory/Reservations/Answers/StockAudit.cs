namespace EcomCore.Inventory;

/// <summary>The events that explain today's numbers of one item.</summary>
/// <param name="Now">Today's numbers.</param>
/// <param name="OpeningOnHand">Units on hand before the first of <paramref name="Events"/>; 0 where all events are kept.</param>
/// <param name="OpeningReserved">Units reserved before the first of <paramref name="Events"/>; 0 where all events are kept.</param>
/// <param name="Events">The item's events in order. Their changes added to the opening numbers give today's.</param>
public sealed record StockAudit(StockPosition Now, long OpeningOnHand, long OpeningReserved, IReadOnlyList<LedgerEvent> Events);
