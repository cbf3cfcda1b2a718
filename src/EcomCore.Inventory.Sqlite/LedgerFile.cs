using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcomCore.Inventory.Sqlite;

/// <summary>The SQL side of a ledger: one connection, used by one thread at a time. Every fault becomes a <see cref="LedgerStorageException"/>.</summary>
internal sealed class LedgerFile : ILedgerStore, IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private SqliteCommand? _append;

    private LedgerFile(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    public static LedgerFile Open(string path, bool readOnly, int? migrateTo = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = readOnly ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 10,
        }.ToString());
        var file = new LedgerFile(path, connection);
        try
        {
            file.Guarded(() =>
            {
                connection.Open();
                file.Prepare(readOnly, migrateTo ?? LedgerSchema.Migrations.Length);
                return true;
            });
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Stores a batch and waits until it is on the disk: one statement is one transaction.</summary>
    public void Append(in StoredBatch batch)
    {
        var row = batch;
        Guarded(() =>
        {
            _append ??= Command(
                "INSERT INTO batch (id, first_sequence, last_sequence, commands, body, chain) VALUES ($id, $first, $last, $commands, $body, $chain)",
                ("$id", SqliteType.Integer), ("$first", SqliteType.Integer), ("$last", SqliteType.Integer), ("$commands", SqliteType.Integer), ("$body", SqliteType.Blob), ("$chain", SqliteType.Blob));
            Set(_append, row.Id, row.FirstSequence, row.LastSequence, row.Commands, row.Body, row.Chain);
            return _append.ExecuteNonQuery();
        });
    }

    /// <summary>Stores a snapshot with the balances in it, and drops all but the one before.</summary>
    public void Save(SealedSnapshot ready) => Guarded(() =>
    {
        var snapshot = ready.Snapshot;
        using var transaction = _connection.BeginTransaction();
        using var insert = Command(
            "INSERT OR REPLACE INTO snapshot (batch, sequence, body, chain, digest) VALUES ($batch, $sequence, $body, $chain, $digest)",
            ("$batch", SqliteType.Integer), ("$sequence", SqliteType.Integer), ("$body", SqliteType.Blob), ("$chain", SqliteType.Blob), ("$digest", SqliteType.Blob));
        Set(insert, snapshot.Batch, snapshot.Sequence, snapshot.Body, snapshot.Chain, ready.Digest);
        insert.ExecuteNonQuery();
        Execute("DELETE FROM snapshot WHERE batch NOT IN (SELECT batch FROM snapshot ORDER BY batch DESC LIMIT 2)");
        Execute("DELETE FROM balance");
        using var balance = Command(
            "INSERT INTO balance (sku, on_hand, reserved, backordered, buffer, available) VALUES ($sku, $on_hand, $reserved, $backordered, $buffer, $available)",
            ("$sku", SqliteType.Text), ("$on_hand", SqliteType.Integer), ("$reserved", SqliteType.Integer), ("$backordered", SqliteType.Integer), ("$buffer", SqliteType.Integer), ("$available", SqliteType.Integer));
        foreach (var position in ready.Balances)
        {
            Set(balance, position.Sku, position.OnHand, position.Reserved, position.Backordered, position.Buffer, position.Available);
            balance.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public StoredSnapshot? NewestSnapshot() => Guarded(() =>
    {
        using var command = Command("SELECT batch, sequence, body, chain, digest FROM snapshot ORDER BY batch DESC LIMIT 1");
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        var snapshot = new StoredSnapshot(row.GetInt64(0), row.GetInt64(1), (byte[])row[2], (byte[])row[3]);
        return BatchChain.Next(snapshot.Chain, snapshot.Batch, snapshot.Body).AsSpan().SequenceEqual((byte[])row[4])
            ? snapshot
            : throw Damaged($"snapshot {snapshot.Batch} is not what was written");
    });

    /// <inheritdoc/>
    public IEnumerable<StoredBatch> BatchesAfter(long id, byte[] chain)
    {
        using var command = Command("SELECT id, first_sequence, last_sequence, commands, body, chain FROM batch WHERE id > $id ORDER BY id", ("$id", SqliteType.Integer));
        Set(command, id);
        using var row = Guarded(command.ExecuteReader);
        while (Guarded(row.Read))
        {
            var batch = Guarded(() => new StoredBatch(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), (byte[])row[4], (byte[])row[5]));
            if (BatchChain.FaultOf(batch, id, chain) is { } fault)
            {
                throw Damaged(fault);
            }

            (id, chain) = (batch.Id, batch.Chain);
            yield return batch;
        }
    }

    /// <inheritdoc/>
    public Dictionary<string, (long OnHand, long Reserved, long Available)> Balances() => Guarded(() =>
    {
        var balances = new Dictionary<string, (long, long, long)>(StringComparer.Ordinal);
        using var command = Command("SELECT sku, on_hand, reserved, available FROM balance");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            balances.Add(row.GetString(0), (row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        }

        return balances;
    });

    /// <inheritdoc/>
    public IReadOnlyList<string> IntegrityFaults() => Guarded(() =>
    {
        var faults = new List<string>();
        using var command = Command("PRAGMA integrity_check");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (row.GetString(0) is not "ok" and var fault)
            {
                faults.Add("SQLite: " + fault);
            }
        }

        return faults;
    });

    /// <summary>Reads in one transaction, so that commits in between are not seen.</summary>
    public T AtOneMoment<T>(Func<T> read) => Guarded(() =>
    {
        Execute("BEGIN");
        try
        {
            return read();
        }
        finally
        {
            Execute("ROLLBACK");
        }
    });

    public void CopyTo(string path) => Guarded(() =>
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        copy.Open();
        _connection.BackupDatabase(copy);
        return true;
    });

    /// <summary>Lets the file grow no further than it is and a little; a full disk for tests.</summary>
    public void LimitTo(long pages) => Execute(Invariant($"PRAGMA max_page_count = {pages}"));

    public long Pages() => (long)Scalar("PRAGMA page_count");

    /// <inheritdoc/>
    public LedgerStorageException Damaged(string what, Exception? cause = null) => SqliteFaults.Damaged(_path, what, cause);

    public void Dispose()
    {
        _append?.Dispose();
        _connection.Dispose();
    }

    private void Prepare(bool readOnly, int version)
    {
        // Reading the header first finds a file that is no database before anything is written.
        var found = (int)(long)Scalar("PRAGMA user_version");
        var isEmpty = (long)Scalar("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && (int)(long)Scalar("PRAGMA application_id") != LedgerSchema.ApplicationId)
        {
            throw new LedgerStorageException($"'{_path}' is a database of another program, not a ledger.");
        }

        if (found > LedgerSchema.Migrations.Length)
        {
            throw new LedgerStorageException($"The ledger '{_path}' was written by a later version; install that version.");
        }

        if (readOnly)
        {
            if (isEmpty || found < LedgerSchema.Migrations.Length)
            {
                throw new LedgerStorageException($"The ledger '{_path}' is empty or of an earlier version; open it for writing once.");
            }

            Execute("PRAGMA query_only = ON");
            return;
        }

        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA wal_autocheckpoint = 4000");
        if (found < version)
        {
            Migrate(found, version);
        }
    }

    private void Migrate(int found, int version)
    {
        using var transaction = _connection.BeginTransaction();
        for (var from = found; from < version; from++)
        {
            Execute(LedgerSchema.Migrations[from]);
        }

        Execute(Invariant($"PRAGMA application_id = {LedgerSchema.ApplicationId}"));
        Execute(Invariant($"PRAGMA user_version = {version}"));
        transaction.Commit();
    }

    private T Guarded<T>(Func<T> work) => SqliteFaults.Guarded(_path, work);

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, SqliteType Type)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, type) in parameters)
        {
            command.Parameters.Add(name, type);
        }

        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private object Scalar(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar()!;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
