using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>Where a ledger is: server, schema, name.</summary>
internal sealed class LedgerPlace
{
    private readonly string _text;

    public LedgerPlace(string connectionString, string schema, string ledger)
    {
        // A session of its own: the turn is a lock of the session, and a pool would hand it on.
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Enlist = false, TcpKeepAlive = true };
        builder.ApplicationName ??= "EcomCore ledger " + ledger;
        ConnectionString = builder.ToString();
        (Schema, Ledger) = (schema, ledger);
        _text = FormattableString.Invariant($"'{ledger}' at {builder.Host}:{builder.Port}/{builder.Database ?? builder.Username}, schema {schema}");
        TurnLock = LockOf(schema + "\0" + ledger);
        SnapshotLock = LockOf(schema + "\0" + ledger + "\0snapshot");
        SchemaLock = LockOf(schema);
    }

    public string ConnectionString { get; }

    public string Schema { get; }

    public string Ledger { get; }

    /// <summary>Numbers of advisory locks; another program that used the same ones by chance would only make us wait.</summary>
    public long TurnLock { get; }

    public long SnapshotLock { get; }

    public long SchemaLock { get; }

    /// <summary>The place without user and password, for messages.</summary>
    public override string ToString() => _text;

    private static long LockOf(string name) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes("EcomCore ledger " + name)));
}
