using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>What only this host writes to a log.</summary>
internal static partial class PostgreSqlLog
{
    [LoggerMessage(10, LogLevel.Warning, "Ledger {Ledger} lost its server; trying again.")]
    public static partial void ServerLost(this ILogger logger, LedgerPlace ledger, Exception failure);

    [LoggerMessage(11, LogLevel.Information, "Ledger {Ledger} has its server again.")]
    public static partial void ServerBack(this ILogger logger, LedgerPlace ledger);

    [LoggerMessage(12, LogLevel.Information, "Ledger {Ledger}: batch {Batch} was {Fate} when the connection was lost.")]
    public static partial void BatchResolved(this ILogger logger, LedgerPlace ledger, long batch, string fate);

    [LoggerMessage(13, LogLevel.Error, "Ledger {Ledger}: the database does not have batch {Batch} as it was acknowledged; it was put back to an earlier state, or replaced. Going on from what it has.")]
    public static partial void DatabaseChanged(this ILogger logger, LedgerPlace ledger, long batch);
}
