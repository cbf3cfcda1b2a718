using Npgsql;
using NpgsqlTypes;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>The statements that store a snapshot, in the transaction of the caller.</summary>
internal static class SnapshotWriter
{
    // A value may have a gigabyte; parts keep the memory of both sides small.
    private const int PartLength = 4 << 20;

    public static void Write(NpgsqlConnection connection, LedgerPlace place, StoredSnapshot snapshot, IReadOnlyList<StockPosition> balances)
    {
        connection.Execute($"DELETE FROM {place.Schema}.snapshot WHERE ledger = $1 AND batch NOT IN (SELECT max(batch) FROM {place.Schema}.snapshot WHERE ledger = $1)", place.Ledger);
        connection.Execute(
            $"INSERT INTO {place.Schema}.snapshot (ledger, batch, sequence, chain, digest) VALUES ($1, $2, $3, $4, $5)",
            place.Ledger, snapshot.Batch, snapshot.Sequence, snapshot.Chain, BatchChain.Next(snapshot.Chain, snapshot.Batch, snapshot.Body));
        for (int from = 0, part = 0; part == 0 || from < snapshot.Body.Length; from += PartLength, part++)
        {
            var length = Math.Min(PartLength, snapshot.Body.Length - from);
            connection.Execute(
                $"INSERT INTO {place.Schema}.snapshot_part (ledger, batch, part, body) VALUES ($1, $2, $3, $4)",
                place.Ledger, snapshot.Batch, part, snapshot.Body.AsMemory(from, length));
        }

        connection.Execute($"DELETE FROM {place.Schema}.balance WHERE ledger = $1", place.Ledger);
        using var rows = connection.BeginBinaryImport($"COPY {place.Schema}.balance (ledger, sku, on_hand, reserved, backordered, buffer, available) FROM STDIN (FORMAT BINARY)");
        foreach (var position in balances)
        {
            rows.StartRow();
            rows.Write(place.Ledger, NpgsqlDbType.Text);
            rows.Write(position.Sku, NpgsqlDbType.Text);
            rows.Write(position.OnHand, NpgsqlDbType.Bigint);
            rows.Write(position.Reserved, NpgsqlDbType.Bigint);
            rows.Write(position.Backordered, NpgsqlDbType.Bigint);
            rows.Write(position.Buffer, NpgsqlDbType.Bigint);
            rows.Write(position.Available, NpgsqlDbType.Bigint);
        }

        rows.Complete();
    }
}
