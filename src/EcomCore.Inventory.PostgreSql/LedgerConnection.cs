using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>The SQL side of a ledger: one session, used by one thread at a time. What goes wrong comes out as Npgsql throws it
/// (<see cref="LedgerFaults"/> says what it means).</summary>
internal sealed class LedgerConnection : ILedgerStore, IDisposable
{
    private const int BatchFields = 6;

    private readonly LedgerPlace _place;
    private readonly NpgsqlConnection _connection;
    private NpgsqlCommand? _append;
    private NpgsqlCommand? _after;
    private NpgsqlBatch? _takeTurn;
    private NpgsqlCommand? _wait;

    // Set by a warning: the wait for a standby was cut off, and the statement then ends as if nothing were wrong.
    private bool _warned;

    private LedgerConnection(LedgerPlace place)
    {
        _place = place;
        _connection = new NpgsqlConnection(place.ConnectionString);
        _connection.Notice += (_, told) => _warned |= told.Notice.InvariantSeverity == "WARNING";
    }

    /// <summary>The server's process, for tests.</summary>
    public int ProcessId => _connection.ProcessID;

    public static LedgerConnection Open(LedgerPlace place, bool readOnly, int? migrateTo = null)
    {
        var opened = new LedgerConnection(place);
        try
        {
            opened._connection.Open();
            SchemaSetUp.Prepare(opened._connection, place, readOnly, migrateTo);
            opened._connection.Execute(
                "SELECT set_config('default_transaction_isolation', 'read committed', false), "
                + "CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', false) END");
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the turn and reads what others wrote before it, in one round trip: while a host has the turn, no other one writes. It ends with the
    /// session, and the server ends a session that lets a time pass in its turn without a word: that host is frozen or cut off.</summary>
    public IEnumerable<StoredBatch> TakeTurn(TimeSpan timeout, long id, byte[] chain)
    {
        _takeTurn ??= PreparedTurn(timeout);
        _takeTurn.BatchCommands[2].Parameters[1].Value = id;
        using var rows = _takeTurn.ExecuteReader();
        while (rows.FieldCount != BatchFields && rows.NextResult())
        {
            // The lock and the settings have nothing to say.
        }

        foreach (var batch in Read(rows, id, chain))
        {
            yield return batch;
        }
    }

    public void LeaveTurn() => _connection.Execute(FormattableString.Invariant(
        $"SELECT set_config('idle_session_timeout', '0', false), pg_advisory_unlock({_place.TurnLock})"));

    /// <summary>Stores a batch and waits until it is durable: one statement, one transaction, one round trip.</summary>
    /// <returns>False when another writer has taken the place; nothing was stored then.</returns>
    public bool Append(in StoredBatch batch, Guid writer)
    {
        _append ??= _connection.Prepared(
            $"INSERT INTO {_place.Schema}.batch (ledger, id, first_sequence, last_sequence, commands, writer, body, chain) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Uuid, NpgsqlDbType.Bytea, NpgsqlDbType.Bytea);
        _append.Set(_place.Ledger, batch.Id, batch.FirstSequence, batch.LastSequence, batch.Commands, writer, batch.Body, batch.Chain);
        _warned = false;
        try
        {
            _append.ExecuteNonQuery();
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }

        if (_warned)
        {
            WaitForStandby();
        }

        return true;
    }

    /// <summary>Waits until everything that can be seen is where commits of this session go: on the standbys too, where the server replicates synchronously.
    /// A commit waits for the place of its own record in the log, and with it for all before it (PostgreSQL documentation, 27.2.8); an empty message is the
    /// smallest record that needs no right on a table.</summary>
    public void WaitForStandby()
    {
        _wait ??= _connection.Prepared("SELECT CASE WHEN current_setting('synchronous_standby_names') <> '' THEN pg_logical_emit_message(true, 'EcomCore ledger', '') END");
        do
        {
            _warned = false;
            _wait.ExecuteNonQuery();
        }
        while (_warned);
    }

    /// <summary>Who wrote the batch of a number; null when there is none.</summary>
    public Guid? WriterOf(long id) => (Guid?)_connection.Scalar($"SELECT writer FROM {_place.Schema}.batch WHERE ledger = $1 AND id = $2", _place.Ledger, id);

    /// <summary>The check of the batch of a number; null when there is none.</summary>
    public byte[]? ChainOf(long id) => (byte[]?)_connection.Scalar($"SELECT chain FROM {_place.Schema}.batch WHERE ledger = $1 AND id = $2", _place.Ledger, id);

    /// <summary>Up to which batch the newest snapshot goes; 0 without one.</summary>
    public long NewestSnapshotBatch() => (long)_connection.Scalar($"SELECT coalesce(max(batch), 0) FROM {_place.Schema}.snapshot WHERE ledger = $1", _place.Ledger)!;

    /// <inheritdoc/>
    public StoredSnapshot? NewestSnapshot()
    {
        // One statement sees one moment, though an old snapshot may be dropped meanwhile.
        using var command = _connection.Command(
            $"SELECT batch, sequence, chain, digest, p.body FROM {_place.Schema}.snapshot JOIN {_place.Schema}.snapshot_part p USING (ledger, batch) "
            + $"WHERE ledger = $1 AND batch = (SELECT max(batch) FROM {_place.Schema}.snapshot WHERE ledger = $1) ORDER BY part",
            _place.Ledger);
        using var row = command.ExecuteReader();
        using var body = new MemoryStream();
        (long Batch, long Sequence, byte[] Chain, byte[] Digest)? head = null;
        while (row.Read())
        {
            head ??= (row.GetInt64(0), row.GetInt64(1), (byte[])row[2], (byte[])row[3]);
            body.Write((byte[])row[4]);
        }

        if (head is not var (batch, sequence, chain, digest))
        {
            return null;
        }

        var snapshot = new StoredSnapshot(batch, sequence, body.ToArray(), chain);
        return BatchChain.Next(chain, batch, snapshot.Body).AsSpan().SequenceEqual(digest)
            ? snapshot
            : throw Damaged(FormattableString.Invariant($"snapshot {batch} is not what was written"));
    }

    /// <inheritdoc/>
    public IEnumerable<StoredBatch> BatchesAfter(long id, byte[] chain)
    {
        _after ??= _connection.Prepared(SelectAfter, NpgsqlDbType.Text, NpgsqlDbType.Bigint);
        _after.Set(_place.Ledger, id);
        using var rows = _after.ExecuteReader();
        foreach (var batch in Read(rows, id, chain))
        {
            yield return batch;
        }
    }

    /// <inheritdoc/>
    public Dictionary<string, (long OnHand, long Reserved, long Available)> Balances()
    {
        var balances = new Dictionary<string, (long, long, long)>(StringComparer.Ordinal);
        using var command = _connection.Command($"SELECT sku, on_hand, reserved, available FROM {_place.Schema}.balance WHERE ledger = $1", _place.Ledger);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            balances.Add(row.GetString(0), (row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        }

        return balances;
    }

    /// <inheritdoc/>
    /// <remarks>PostgreSQL has no such check in SQL without an extension; our own checks cover what we wrote.</remarks>
    public IReadOnlyList<string> IntegrityFaults() => [];

    /// <inheritdoc/>
    public LedgerStorageException Damaged(string what, Exception? cause = null) => LedgerFaults.Damaged(_place, what, cause);

    /// <summary>Makes the ledger known, and checks that its hosts remember alike: what one has forgotten and lets be used again, another must not refuse.</summary>
    public void Register(LedgerOptions options)
    {
        using (var insert = _connection.Command($"INSERT INTO {_place.Schema}.ledger VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", _place.Ledger, options.RememberedCommands, options.RememberedOrders))
        {
            insert.ExecuteNonQuery();
        }

        using var select = _connection.Command($"SELECT remembered_commands, remembered_orders FROM {_place.Schema}.ledger WHERE name = $1", _place.Ledger);
        using var row = select.ExecuteReader();
        if (row.Read() && (row.GetInt32(0), row.GetInt32(1)) is var found && found != (options.RememberedCommands, options.RememberedOrders))
        {
            throw new LedgerStorageException(FormattableString.Invariant(
                $"The ledger {_place} remembers {found.Item1} commands and {found.Item2} closed orders; every host must have the same options, not {options.RememberedCommands} and {options.RememberedOrders}."));
        }
    }

    /// <summary>Stores a snapshot with the balances in it, and drops all but the one before. Does nothing where another host is doing it, or has stored a
    /// newer one.</summary>
    public bool Save(StoredSnapshot snapshot, IReadOnlyList<StockPosition> balances)
    {
        using var transaction = _connection.BeginTransaction();
        if (_connection.Scalar("SELECT pg_try_advisory_xact_lock($1)", _place.SnapshotLock) is not true || NewestSnapshotBatch() >= snapshot.Batch)
        {
            return false;
        }

        SnapshotWriter.Write(_connection, _place, snapshot, balances);
        transaction.Commit();
        return true;
    }

    /// <summary>Reads in one transaction, so that commits in between are not seen.</summary>
    public T AtOneMoment<T>(Func<T> read)
    {
        using var transaction = _connection.BeginTransaction(IsolationLevel.RepeatableRead);
        return read();
    }

    public void Dispose()
    {
        _append?.Dispose();
        _after?.Dispose();
        _takeTurn?.Dispose();
        _wait?.Dispose();
        _connection.Dispose();
    }

    private string SelectAfter =>
        $"SELECT id, first_sequence, last_sequence, commands, body, chain FROM {_place.Schema}.batch WHERE ledger = $1 AND id > $2 ORDER BY id";

    private IEnumerable<StoredBatch> Read(NpgsqlDataReader rows, long id, byte[] chain)
    {
        while (rows.Read())
        {
            var batch = new StoredBatch(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), (byte[])rows[4], (byte[])rows[5]);
            if (BatchChain.FaultOf(batch, id, chain) is { } fault)
            {
                throw Damaged(fault);
            }

            (id, chain) = (batch.Id, batch.Chain);
            yield return batch;
        }
    }

    private NpgsqlBatch PreparedTurn(TimeSpan timeout)
    {
        var milliseconds = FormattableString.Invariant($"{(long)timeout.TotalMilliseconds}");
        var turn = new NpgsqlBatch(_connection);
        Add("SELECT pg_advisory_lock($1)", new NpgsqlParameter<long> { TypedValue = _place.TurnLock });
        Add("SELECT set_config('idle_session_timeout', $1, false), set_config('tcp_user_timeout', $1, false)", new NpgsqlParameter<string> { TypedValue = milliseconds });
        Add(SelectAfter, new NpgsqlParameter<string> { TypedValue = _place.Ledger }, new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint });
        turn.Prepare();
        return turn;

        void Add(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
        {
#pragma warning disable CA2100 // The only outside text is the schema's name, and LedgerSchema.IsName has seen it.
            var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(parameter);
            }

            turn.BatchCommands.Add(command);
        }
    }
}
