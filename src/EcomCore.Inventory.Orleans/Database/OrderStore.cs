using Npgsql;
using NpgsqlTypes;

namespace EcomCore.Inventory.Orleans;

/// <summary>Which items hold which order, and what is half done.</summary>
internal sealed class OrderStore
{
    // Items' keys have no line feed.
    private const char Between = '\n';

    private readonly LedgerDatabase _database;
    private readonly Lane<(string OrderId, string Item), bool> _claims;
    private readonly Lane<string, OrderRow?> _reads;
    private readonly Lane<OrderRow, bool> _changes;

    public OrderStore(LedgerDatabase database)
    {
        _database = database;
        _claims = new(2, 4_096, Claim);
        _reads = new(2, 4_096, Read);
        _changes = new(2, 1_024, Change);
    }

    /// <summary>Notes that an order is at an item and nowhere else. On the disk no later than the item's next commit.</summary>
    /// <returns>False when the order is, or may be, elsewhere too.</returns>
    public Task<bool> Claim(string orderId, string item) => _claims.Add((orderId, item));

    public Task<OrderRow?> Read(string orderId) => _reads.Add(orderId);

    /// <summary>Stores a row if it is still as it was read (<see cref="OrderRow.Version"/>).</summary>
    /// <returns>False when somebody else has changed it.</returns>
    public Task<bool> TryChange(OrderRow row) => _changes.Add(row);

    /// <summary>Orders that have been half done for a while, but for some; at most 100.</summary>
    public Task<List<string>> Forgotten(TimeSpan age, IEnumerable<string> besides) => _database.Read(
        "SELECT order_id FROM {s}.orders WHERE pending AND changed < now() - $1 AND order_id <> ALL ($2) ORDER BY changed LIMIT 100",
        row => row.GetString(0),
        new NpgsqlParameter<TimeSpan> { TypedValue = age },
        JournalStore.Array(NpgsqlDbType.Text, besides));

    /// <summary>Of some orders at an item, those that the rows do not place there.</summary>
    public async Task<List<string>> Misplaced(string item, IReadOnlyList<string> orderIds)
    {
        var rows = await Read(orderIds).ConfigureAwait(false);
        return [.. orderIds.Where((_, i) => rows[i]?.Parts.Contains(item, StringComparer.Ordinal) != true)];
    }

    private async Task<bool[]> Claim(IReadOnlyList<(string OrderId, string Item)> claims)
    {
        // The same order twice: one claim is tried, the others are compared with what is stored.
        var first = claims.GroupBy(claim => claim.OrderId, StringComparer.Ordinal).Select(group => group.First()).ToList();
        var connection = await _database.OpenLazy().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var inserted = await _database.Read(
                connection,
                """
                INSERT INTO {s}.orders (order_id, version, pending, parts)
                SELECT o, 1, false, i FROM unnest($1, $2) AS t (o, i) ORDER BY 1 ON CONFLICT DO NOTHING RETURNING order_id
                """,
                row => row.GetString(0),
                JournalStore.Array(NpgsqlDbType.Text, first.Select(claim => claim.OrderId)),
                JournalStore.Array(NpgsqlDbType.Text, first.Select(claim => claim.Item))).ConfigureAwait(false);
            if (inserted.Count == claims.Count)
            {
                return [.. claims.Select(_ => true)];
            }

            var fresh = inserted.ToHashSet(StringComparer.Ordinal);
            var others = claims.Where(claim => !fresh.Contains(claim.OrderId) || !first.Contains(claim)).Select(claim => claim.OrderId).Distinct(StringComparer.Ordinal);
            var stored = (await Rows(connection, others).ConfigureAwait(false)).ToDictionary(row => row.OrderId, StringComparer.Ordinal);
            return [.. claims.Select(claim => !stored.TryGetValue(claim.OrderId, out var row)
                || (row.Body is null && !row.IsPending && row.Parts.Count == 1 && row.Parts[0] == claim.Item))];
        }
    }

    private async Task<OrderRow?[]> Read(IReadOnlyList<string> orderIds)
    {
        var connection = await _database.Open().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var rows = (await Rows(connection, orderIds.Distinct(StringComparer.Ordinal)).ConfigureAwait(false)).ToDictionary(row => row.OrderId, StringComparer.Ordinal);
            if (rows.Values.Any(row => row.Body is not null))
            {
                // It may hold an answer.
                await _database.Prove(connection).ConfigureAwait(false);
            }

            return [.. orderIds.Select(orderId => rows.GetValueOrDefault(orderId))];
        }
    }

    private Task<List<OrderRow>> Rows(NpgsqlConnection connection, IEnumerable<string> orderIds) => _database.Read(
        connection,
        "SELECT order_id, version, pending, parts, body FROM {s}.orders WHERE order_id = ANY ($1)",
        row => new OrderRow(
            row.GetString(0),
            row.GetInt64(1),
            row.GetBoolean(2),
            row.GetString(3).Split(Between, StringSplitOptions.RemoveEmptyEntries),
            row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4)),
        JournalStore.Array(NpgsqlDbType.Text, orderIds));

    private async Task<bool[]> Change(IReadOnlyList<OrderRow> rows)
    {
        var changed = await _database.ReadProven(
            """
            WITH t AS (SELECT * FROM unnest($1, $2, $3, $4, $5) AS t (order_id, version, pending, parts, body) ORDER BY 1),
            old AS (
                UPDATE {s}.orders o SET version = o.version + 1, pending = t.pending, parts = t.parts, body = t.body, changed = now()
                FROM t WHERE o.order_id = t.order_id AND o.version = t.version AND t.version > 0 RETURNING o.order_id, t.version),
            new AS (
                INSERT INTO {s}.orders (order_id, version, pending, parts, body)
                SELECT order_id, 1, pending, parts, body FROM t WHERE version = 0 ON CONFLICT DO NOTHING RETURNING order_id)
            SELECT order_id, version FROM old UNION ALL SELECT order_id, 0 FROM new
            """,
            row => (row.GetString(0), row.GetInt64(1)),
            JournalStore.Array(NpgsqlDbType.Text, rows.Select(row => row.OrderId)),
            JournalStore.Array(NpgsqlDbType.Bigint, rows.Select(row => row.Version)),
            JournalStore.Array(NpgsqlDbType.Boolean, rows.Select(row => row.IsPending)),
            JournalStore.Array(NpgsqlDbType.Text, rows.Select(row => string.Join(Between, row.Parts))),
            JournalStore.Array(NpgsqlDbType.Bytea, rows.Select(row => row.Body!))).ConfigureAwait(false);
        var done = changed.ToHashSet();
        return [.. rows.Select(row => done.Remove((row.OrderId, row.Version)))];
    }
}
