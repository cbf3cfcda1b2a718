namespace EcomCore.Inventory.Sqlite;

/// <summary>The tables, version by version; a file of an earlier version is brought up to date when it is opened for writing.</summary>
internal static class LedgerSchema
{
    /// <summary>"ECLG": marks a file as a ledger (PRAGMA application_id).</summary>
    public const int ApplicationId = 0x45434C47;

    /// <summary>Each script leads from the version of its place to the next. What is here was released and never changes.</summary>
    public static readonly string[] Migrations =
    [
        // A batch is what was committed at once. Its check covers the check before it, so a batch that is missing, moved or changed is found.
        """
        CREATE TABLE batch (
          id INTEGER PRIMARY KEY,
          first_sequence INTEGER NOT NULL,
          last_sequence INTEGER NOT NULL,
          commands INTEGER NOT NULL,
          body BLOB NOT NULL,
          chain BLOB NOT NULL) STRICT;
        CREATE TABLE snapshot (
          batch INTEGER PRIMARY KEY,
          sequence INTEGER NOT NULL,
          body BLOB NOT NULL,
          chain BLOB NOT NULL,
          digest BLOB NOT NULL) STRICT;
        """,

        // The numbers at the last snapshot, for reports that read the file with SQL.
        """
        CREATE TABLE balance (
          sku TEXT PRIMARY KEY,
          on_hand INTEGER NOT NULL,
          reserved INTEGER NOT NULL,
          backordered INTEGER NOT NULL,
          buffer INTEGER NOT NULL,
          available INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """,
    ];
}
