using NodaTime;

namespace EcomCore.Inventory;

/// <summary>What the ledger takes at most, so that no input makes it grow or overflow.</summary>
public static class LedgerLimits
{
    /// <summary>Longest text of a command: its id, order, item, channel or reason; UTF-16 units.</summary>
    public const int MaxTextLength = 256;

    /// <summary>Most lines of one command.</summary>
    public const int MaxLines = 1000;

    /// <summary>Largest quantity of a line and largest balance of an item; units. Sums of these never overflow a <see cref="long"/>.</summary>
    public const long MaxQuantity = 1_000_000_000_000_000;

    /// <summary>Most planned receipts of one item.</summary>
    public const int MaxPlannedReceipts = 1000;

    /// <summary>Gets the latest time of a command: the first of January 9000, UTC. The longest time to live after it is still a time.</summary>
    public static Instant LatestTime { get; } = Instant.FromUtc(9000, 1, 1, 0, 0);
}
