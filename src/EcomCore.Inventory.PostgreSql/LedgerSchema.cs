namespace EcomCore.Inventory.PostgreSql;

/// <summary>The tables, version by version; a schema of an earlier version is brought up to date when a ledger is opened for writing.</summary>
internal static class LedgerSchema
{
    /// <summary>Each script leads from the version of its place to the next; <c>{schema}</c> stands for the schema. What is here was released and never
    /// changes.</summary>
    public static readonly string[] Migrations =
    [
        // A batch is what was committed at once. The key is what makes several hosts safe: only one of them can write the batch after the last.
        // Its check covers the check before it, so a batch that is missing, moved or changed is found. Bodies are small, dense and read as a whole:
        // neither compressed nor moved out of the row before it fills a page.
        """
        CREATE TABLE {schema}.ledger (
          name text COLLATE "C" PRIMARY KEY,
          remembered_commands integer NOT NULL,
          remembered_orders integer NOT NULL);
        CREATE TABLE {schema}.batch (
          ledger text COLLATE "C" NOT NULL,
          id bigint NOT NULL,
          first_sequence bigint NOT NULL,
          last_sequence bigint NOT NULL,
          commands bigint NOT NULL,
          writer uuid NOT NULL,
          written_at timestamptz NOT NULL DEFAULT now(),
          body bytea NOT NULL,
          chain bytea NOT NULL,
          PRIMARY KEY (ledger, id)) WITH (toast_tuple_target = 8160);
        ALTER TABLE {schema}.batch ALTER COLUMN body SET STORAGE EXTERNAL;
        CREATE TABLE {schema}.snapshot (
          ledger text COLLATE "C" NOT NULL,
          batch bigint NOT NULL,
          sequence bigint NOT NULL,
          chain bytea NOT NULL,
          digest bytea NOT NULL,
          PRIMARY KEY (ledger, batch));
        CREATE TABLE {schema}.snapshot_part (
          ledger text COLLATE "C" NOT NULL,
          batch bigint NOT NULL,
          part integer NOT NULL,
          body bytea NOT NULL,
          PRIMARY KEY (ledger, batch, part),
          FOREIGN KEY (ledger, batch) REFERENCES {schema}.snapshot ON DELETE CASCADE);
        """,

        // The numbers at the last snapshot, for reports that read the database with SQL.
        """
        CREATE TABLE {schema}.balance (
          ledger text COLLATE "C" NOT NULL,
          sku text COLLATE "C" NOT NULL,
          on_hand bigint NOT NULL,
          reserved bigint NOT NULL,
          backordered bigint NOT NULL,
          buffer bigint NOT NULL,
          available bigint NOT NULL,
          PRIMARY KEY (ledger, sku));
        """,
    ];

    /// <summary>Whether a name may be a schema without quotes, so that it can stand in a statement: a small letter or underscore, then also digits, at
    /// most 63.</summary>
    public static bool IsName(string? name) =>
        name is { Length: >= 1 and <= 63 } && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
