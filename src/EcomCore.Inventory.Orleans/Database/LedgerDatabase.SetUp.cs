using Npgsql;

namespace EcomCore.Inventory.Orleans;

/// <content>Making the tables, or bringing them up to date.</content>
internal sealed partial class LedgerDatabase
{
    // Any number that other programs on the database are unlikely to lock.
    private const long MigrationLock = 0x45434F4D4C454447;

    // Who finds all in order needs no right to change tables.
    private async Task<int> VersionOf(NpgsqlConnection connection)
    {
        var known = await Read(connection, "SELECT to_regclass('{s}.schema_version') IS NOT NULL", row => row.GetBoolean(0)).ConfigureAwait(false);
        return known[0] ? (await Read(connection, "SELECT coalesce(max(version), 0) FROM {s}.schema_version", row => row.GetInt32(0)).ConfigureAwait(false))[0] : 0;
    }

    private async Task Migrate(NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await Run(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})").ConfigureAwait(false);
            await Run(connection, "CREATE SCHEMA IF NOT EXISTS {s}").ConfigureAwait(false);
            await Run(connection, "CREATE TABLE IF NOT EXISTS {s}.schema_version (version integer NOT NULL)").ConfigureAwait(false);
            var version = await VersionOf(connection).ConfigureAwait(false);
            if (version > LedgerSchema.Migrations.Length)
            {
                throw new ClusterLedgerException(FormattableString.Invariant(
                    $"The schema '{_schema}' has version {version}; this program knows versions up to {LedgerSchema.Migrations.Length}. Use a newer program."));
            }

            if (version < LedgerSchema.Migrations.Length)
            {
                foreach (var step in LedgerSchema.Migrations.Skip(version))
                {
                    await Run(connection, step).ConfigureAwait(false);
                }

                await Run(connection, "DELETE FROM {s}.schema_version").ConfigureAwait(false);
                await Run(connection, FormattableString.Invariant($"INSERT INTO {{s}}.schema_version VALUES ({LedgerSchema.Migrations.Length})")).ConfigureAwait(false);
            }

            await transaction.CommitAsync().ConfigureAwait(false);
        }
    }

    private async Task Run(NpgsqlConnection connection, string text)
    {
        var command = Command(connection, text, []);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }
}
