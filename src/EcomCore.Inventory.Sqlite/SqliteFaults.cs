using Microsoft.Data.Sqlite;

namespace EcomCore.Inventory.Sqlite;

/// <summary>What a failure means for the ledger. Result codes of SQLite: sqlite.org/rescode.html.</summary>
internal static class SqliteFaults
{
    public static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw Explain(path, failure);
        }
        catch (FormatException failure)
        {
            throw Damaged(path, failure.Message, failure);
        }
        catch (Exception failure) when (failure is InvalidCastException or InvalidOperationException)
        {
            throw Damaged(path, "a column holds something else, or nothing", failure);
        }
    }

    public static LedgerStorageException Damaged(string path, string what, Exception? cause = null) =>
        new($"The ledger '{path}' is damaged: {what}. Restore a backup.", cause!);

    private static LedgerStorageException Explain(string path, SqliteException failure) => failure.SqliteErrorCode switch
    {
        5 or 6 => new LedgerStorageException($"The ledger '{path}' is in use by another program.", failure),
        8 => new LedgerStorageException($"The ledger '{path}' may not be written by this user.", failure),
        10 => new LedgerStorageException($"The disk of the ledger '{path}' failed: {failure.Message}", failure),
        11 => Damaged(path, "SQLite finds its structure broken", failure),
        13 => new LedgerStorageException($"The disk of the ledger '{path}' is full; nothing of this commit was done. Make room and send the commands again.", failure),
        14 => new LedgerStorageException($"The ledger '{path}' cannot be opened.", failure),
        19 => new LedgerStorageException($"Another process wrote to the ledger '{path}'; only one writes at a time.", failure),
        26 => new LedgerStorageException($"'{path}' is not a ledger, or its beginning is damaged.", failure),
        _ => new LedgerStorageException($"The ledger '{path}' cannot be used: {failure.Message}", failure),
    };
}
