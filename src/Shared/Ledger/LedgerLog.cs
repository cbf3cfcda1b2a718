using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory;

/// <summary>What the ledger writes to a host's log.</summary>
internal static partial class LedgerLog
{
    [LoggerMessage(1, LogLevel.Information, "Ledger {Ledger} is open: {Batches} batches, {Events} events.")]
    public static partial void LedgerOpened(this ILogger logger, string ledger, long batches, long events);

    [LoggerMessage(2, LogLevel.Information, "Ledger {Ledger} is closed.")]
    public static partial void LedgerClosed(this ILogger logger, string ledger);

    [LoggerMessage(3, LogLevel.Error, "Ledger {Ledger} could not commit {Requests} requests; they were told.")]
    public static partial void CommitFailed(this ILogger logger, string ledger, int requests, Exception failure);

    [LoggerMessage(4, LogLevel.Debug, "Ledger {Ledger} saved a snapshot at event {Sequence} in {Milliseconds:F0} ms.")]
    public static partial void SnapshotSaved(this ILogger logger, string ledger, long sequence, double milliseconds);

    [LoggerMessage(5, LogLevel.Warning, "Ledger {Ledger} could not save a snapshot; the next start takes longer.")]
    public static partial void SnapshotFailed(this ILogger logger, string ledger, Exception failure);
}
