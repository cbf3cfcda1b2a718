using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.Sqlite;

/// <summary>What the ledger writes to a host's log.</summary>
internal static partial class LedgerLog
{
    [LoggerMessage(1, LogLevel.Information, "Ledger {Path} is open: {Batches} batches, {Events} events.")]
    public static partial void LedgerOpened(this ILogger logger, string path, long batches, long events);

    [LoggerMessage(2, LogLevel.Information, "Ledger {Path} is closed.")]
    public static partial void LedgerClosed(this ILogger logger, string path);

    [LoggerMessage(3, LogLevel.Error, "Ledger {Path} could not commit {Requests} requests; they were told.")]
    public static partial void CommitFailed(this ILogger logger, string path, int requests, Exception failure);

    [LoggerMessage(4, LogLevel.Debug, "Ledger {Path} saved a snapshot at event {Sequence} in {Milliseconds:F0} ms.")]
    public static partial void SnapshotSaved(this ILogger logger, string path, long sequence, double milliseconds);

    [LoggerMessage(5, LogLevel.Warning, "Ledger {Path} could not save a snapshot; the next start takes longer.")]
    public static partial void SnapshotFailed(this ILogger logger, string path, Exception failure);
}
