using Npgsql;
using NpgsqlTypes;

namespace EcomCore.Inventory.Orleans;

/// <summary>The journals of all items. The items of a silo share its commits.</summary>
internal sealed class JournalStore
{
    // Whoever appends a number that is taken, or whose last batch is not there (a database that was put back), appends nothing: neither the batch nor the units that go with it.
    private const string AppendSql = """
        WITH put AS (
            INSERT INTO {s}.batch (item, number, writer, clock, commands, body, chain)
            SELECT t.item, t.number, t.writer, t.clock, t.commands, t.body, t.chain
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $14) AS t (item, number, writer, clock, commands, body, chain, before)
            WHERE t.number = 1 OR EXISTS (SELECT FROM {s}.batch b WHERE b.item = t.item AND b.number = t.number - 1 AND b.chain = t.before)
            ORDER BY 1, 2
            ON CONFLICT DO NOTHING RETURNING item, number, writer),
        known AS (INSERT INTO {s}.item (item) SELECT item FROM put WHERE number = 1 ON CONFLICT DO NOTHING),
        sent AS (
            INSERT INTO {s}.transit (id, target, units)
            SELECT t.id, t.target, t.units FROM unnest($8, $9, $10, $11) AS t (id, target, units, writer) JOIN put ON put.writer = t.writer),
        taken AS (DELETE FROM {s}.transit x USING unnest($12, $13) AS t (id, writer), put WHERE put.writer = t.writer AND x.id = t.id)
        SELECT writer FROM put
        """;

    private readonly LedgerDatabase _database;
    private readonly Lane<JournalBatch, bool> _appends;
    private readonly Lane<(string Item, long Number, byte[]? Chain), bool> _looks;

    public JournalStore(LedgerDatabase database, int writers)
    {
        _database = database;
        _appends = new Lane<JournalBatch, bool>(writers, 4_096, Append);
        _looks = new Lane<(string, long, byte[]?), bool>(2, 4_096, AreNewest);
    }

    /// <summary>Stores a batch and waits until it is on the disk.</summary>
    /// <returns>False when its number is taken: another activation of the item has gone on, and this one has lost.</returns>
    public Task<bool> Append(JournalBatch batch) => _appends.Add(batch);

    /// <summary>Whether a batch is the newest of its item at this moment, and stored with its chain; without a chain only whether no later one is stored.</summary>
    /// <returns>False when another activation has gone on, or the database was put back.</returns>
    public Task<bool> IsNewest(string item, long number, byte[]? chain) => _looks.Add((item, number, chain));

    /// <exception cref="ClusterLedgerException">The snapshot is not what was written.</exception>
    public async Task<ItemLog> Load(string item)
    {
        var connection = await _database.Open().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var snapshot = await Snapshot(connection, item).ConfigureAwait(false);
            var batches = await Batches(connection, item, snapshot?.Batch ?? 0).ConfigureAwait(false);
            await _database.Prove(connection).ConfigureAwait(false);
            var arriving = await Arriving(connection, item).ConfigureAwait(false);
            var pools = await _database.Read(
                connection, "SELECT pools, most_pools FROM {s}.item WHERE item = $1", row => (row.GetInt32(0), row.GetInt32(1)), Text(item)).ConfigureAwait(false);
            var (now, most) = pools.Count == 0 ? (1, 1) : pools[0];
            return new ItemLog(snapshot, batches, arriving, now, most);
        }
    }

    /// <summary>The newest snapshot of an item; null when it has none.</summary>
    /// <exception cref="ClusterLedgerException">It is not what was written.</exception>
    public async Task<StoredSnapshot?> Snapshot(string item)
    {
        var connection = await _database.Open().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await Snapshot(connection, item).ConfigureAwait(false);
        }
    }

    /// <summary>The whole journal of an item, in order.</summary>
    public async Task<List<StoredBatch>> AllBatches(string item)
    {
        var connection = await _database.Open().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await Batches(connection, item, 0).ConfigureAwait(false);
        }
    }

    public async Task<List<Transit>> Arriving(string item)
    {
        var connection = await _database.Open().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await Arriving(connection, item).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps the newest snapshot; an older one changes nothing.</summary>
    public Task SaveSnapshot(string item, StoredSnapshot snapshot) => _database.Execute(
        """
        INSERT INTO {s}.snapshot AS old (item, number, sequence, body, chain, digest) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (item) DO UPDATE SET number = excluded.number, sequence = excluded.sequence, body = excluded.body, chain = excluded.chain, digest = excluded.digest
        WHERE old.number < excluded.number
        """,
        Text(item),
        new NpgsqlParameter<long> { TypedValue = snapshot.Batch },
        new NpgsqlParameter<long> { TypedValue = snapshot.Sequence },
        new NpgsqlParameter<byte[]> { TypedValue = snapshot.Body },
        new NpgsqlParameter<byte[]> { TypedValue = snapshot.Chain },
        new NpgsqlParameter<byte[]> { TypedValue = BatchChain.Next(snapshot.Chain, snapshot.Batch, snapshot.Body) });

    /// <summary>Up to 1,000 items after one, in order.</summary>
    public Task<List<string>> ItemsAfter(string item) =>
        _database.Read("SELECT item FROM {s}.item WHERE item > $1 ORDER BY item LIMIT 1000", row => row.GetString(0), Text(item));

    /// <summary>The items that are split, and into how many pools.</summary>
    public Task<List<(string Item, int Pools)>> Splits() =>
        _database.Read("SELECT item, pools FROM {s}.item WHERE pools > 1", row => (row.GetString(0), row.GetInt32(1)));

    public Task SetPools(string item, int pools) => _database.Execute(
        """
        INSERT INTO {s}.item AS old (item, pools, most_pools) VALUES ($1, $2, $2)
        ON CONFLICT (item) DO UPDATE SET pools = excluded.pools, most_pools = greatest(old.most_pools, excluded.most_pools)
        """,
        Text(item), new NpgsqlParameter<int> { TypedValue = pools });

    /// <summary>Items for which units have been waiting, but for some; at most 100.</summary>
    public Task<List<string>> Forgotten(TimeSpan age, IEnumerable<string> besides) => _database.Read(
        "SELECT DISTINCT target FROM {s}.transit WHERE sent < now() - $1 AND target <> ALL ($2) LIMIT 100",
        row => row.GetString(0),
        new NpgsqlParameter<TimeSpan> { TypedValue = age },
        Array(NpgsqlDbType.Text, besides));

    /// <summary>The latest time that any item was brought.</summary>
    public async Task<long?> LatestClock()
    {
        var found = await _database.Read(
            """
            SELECT max(last.clock) FROM {s}.item i CROSS JOIN LATERAL
                (SELECT clock FROM {s}.batch b WHERE b.item = i.item ORDER BY number DESC LIMIT 1) last
            """,
            row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0)).ConfigureAwait(false);
        return found[0];
    }

    internal static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };

    internal static NpgsqlParameter Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new NpgsqlParameter<T[]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type };

    private Task<List<Transit>> Arriving(NpgsqlConnection connection, string item) => _database.Read(
        connection, "SELECT id, target, units FROM {s}.transit WHERE target = $1", row => new Transit(row.GetGuid(0), row.GetString(1), row.GetInt64(2)), Text(item));

    private Task<List<StoredBatch>> Batches(NpgsqlConnection connection, string item, long after) => _database.Read(
        connection,
        "SELECT number, commands, body, chain FROM {s}.batch WHERE item = $1 AND number > $2 ORDER BY number",
        row => new StoredBatch(row.GetInt64(0), 0, 0, row.GetInt32(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3)),
        Text(item), new NpgsqlParameter<long> { TypedValue = after });

    private async Task<StoredSnapshot?> Snapshot(NpgsqlConnection connection, string item)
    {
        var found = await _database.Read(
            connection,
            "SELECT number, sequence, body, chain, digest FROM {s}.snapshot WHERE item = $1",
            row => (new StoredSnapshot(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3)), row.GetFieldValue<byte[]>(4)),
            Text(item)).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return null;
        }

        var (snapshot, digest) = found[0];
        return BatchChain.Next(snapshot.Chain, snapshot.Batch, snapshot.Body).AsSpan().SequenceEqual(digest)
            ? snapshot
            : throw new ClusterLedgerException($"The snapshot of '{ItemKey.SkuOf(item)}' is damaged: it is not what was written.");
    }

    private async Task<bool[]> AreNewest(IReadOnlyList<(string Item, long Number, byte[]? Chain)> batches)
    {
        var others = await _database.Read(
            """
            SELECT t.item, t.number FROM unnest($1, $2, $3) AS t (item, number, chain)
            WHERE EXISTS (SELECT FROM {s}.batch b WHERE b.item = t.item AND b.number = t.number + 1)
                OR (t.number > 0 AND t.chain IS NOT NULL AND NOT EXISTS (SELECT FROM {s}.batch b WHERE b.item = t.item AND b.number = t.number AND b.chain = t.chain))
            """,
            row => (row.GetString(0), row.GetInt64(1)),
            Array(NpgsqlDbType.Text, batches.Select(batch => batch.Item)),
            Array(NpgsqlDbType.Bigint, batches.Select(batch => batch.Number)),
            Array(NpgsqlDbType.Bytea, batches.Select(batch => batch.Chain))).ConfigureAwait(false);
        var overtaken = others.ToHashSet();
        return [.. batches.Select(batch => !overtaken.Contains((batch.Item, batch.Number)))];
    }

    private async Task<bool[]> Append(IReadOnlyList<JournalBatch> batches)
    {
        var sent = batches.SelectMany(batch => batch.Sent.Select(transit => (batch.Writer, Transit: transit))).ToList();
        var taken = batches.SelectMany(batch => batch.Taken.Select(id => (batch.Writer, Id: id))).ToList();
        var stored = await _database.ReadProven(
            AppendSql,
            row => row.GetGuid(0),
            Array(NpgsqlDbType.Text, batches.Select(batch => batch.Item)),
            Array(NpgsqlDbType.Bigint, batches.Select(batch => batch.Number)),
            Array(NpgsqlDbType.Uuid, batches.Select(batch => batch.Writer)),
            Array(NpgsqlDbType.Bigint, batches.Select(batch => batch.Clock)),
            Array(NpgsqlDbType.Integer, batches.Select(batch => batch.Commands)),
            Array(NpgsqlDbType.Bytea, batches.Select(batch => batch.Body)),
            Array(NpgsqlDbType.Bytea, batches.Select(batch => batch.Chain)),
            Array(NpgsqlDbType.Uuid, sent.Select(of => of.Transit.Id)),
            Array(NpgsqlDbType.Text, sent.Select(of => of.Transit.Target)),
            Array(NpgsqlDbType.Bigint, sent.Select(of => of.Transit.Units)),
            Array(NpgsqlDbType.Uuid, sent.Select(of => of.Writer)),
            Array(NpgsqlDbType.Uuid, taken.Select(of => of.Id)),
            Array(NpgsqlDbType.Uuid, taken.Select(of => of.Writer)),
            Array(NpgsqlDbType.Bytea, batches.Select(batch => batch.Before))).ConfigureAwait(false);
        var winners = stored.ToHashSet();
        return [.. batches.Select(batch => winners.Contains(batch.Writer))];
    }
}
