using Npgsql;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>What a failure means: whether it may pass when tried again on a new connection, and what to tell the caller.</summary>
/// <remarks>Codes: PostgreSQL documentation, appendix A.</remarks>
internal static class LedgerFaults
{
    /// <summary>Whether the server or the way to it went away, or was busy, and may be back.</summary>
    public static bool MayPass(Exception failure) => failure switch
    {
        PostgresException { SqlState: var code } => code[..2] is "08" or "40" or "57"
            || code is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException or TimeoutException => true,
        _ => false,
    };

    public static LedgerStorageException Explain(LedgerPlace place, Exception failure) => failure switch
    {
        LedgerStorageException known => known,
        PostgresException { SqlState: var code } told => Explain(place, code, told),
        NpgsqlException or TimeoutException => new(
            $"The server of the ledger {place} does not answer: {failure.Message} A command may have been done or not; send it again with its id.", failure),
        FormatException => Damaged(place, failure.Message, failure),
        _ => new($"The ledger {place} cannot be used: {failure.Message}", failure),
    };

    public static LedgerStorageException Damaged(LedgerPlace place, string what, Exception? cause = null) =>
        new($"The ledger {place} is damaged: {what}. Restore a backup.", cause!);

    private static LedgerStorageException Explain(LedgerPlace place, string code, PostgresException failure) => code switch
    {
        PostgresErrorCodes.DiskFull => new($"The disk of the ledger {place} is full; nothing of this commit was done. Make room and send the commands again.", failure),
        PostgresErrorCodes.InsufficientPrivilege => new(
            $"The user may not do this with the ledger {place}: {failure.MessageText}. The first start needs the right to create; later ones SELECT, INSERT and DELETE.", failure),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new($"The server of the ledger {place} refuses the user: {failure.MessageText}.", failure),
        PostgresErrorCodes.InvalidCatalogName => new($"The database of the ledger {place} does not exist.", failure),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName => new(
            $"The tables of the ledger {place} are not those of a ledger: {failure.MessageText}.", failure),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Damaged(place, failure.MessageText, failure),
        _ when MayPass(failure) => new(
            $"The server of the ledger {place} is not ready: {failure.MessageText}. A command may have been done or not; send it again with its id.", failure),
        _ => new($"The ledger {place} cannot be used: {failure.MessageText} ({code}).", failure),
    };
}
