using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>
/// What one host has of a ledger: a connection, a machine as of the last batch it knows, and now and then the turn to write. What makes several hosts safe
/// is the key of the journal alone: only one of them can write the batch after the last, and the others read it first. The turn only saves them from
/// deciding in vain.
/// </summary>
/// <remarks>Used by one thread. Methods that talk to the server throw what Npgsql throws; then <see cref="Disconnect"/>, and begin again with
/// <see cref="Connect"/>.</remarks>
internal sealed class LedgerSession(LedgerPlace place, PostgreSqlLedgerOptions options, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Company = TimeSpan.FromSeconds(1);

    private readonly Guid _writer = Guid.NewGuid();
    private readonly LedgerJournal _read = new();
    private LedgerConnection? _connection;
    private StoredBatch? _sent;
    private long _turnSince;
    private long _othersSeen;

    // Whether a batch was read that its writer may not have been told is durable.
    private bool _isUnproven;

    /// <summary>The machine as of the last batch; ahead of it between <see cref="Send"/> and its success.</summary>
    public LoadedLedger? Loaded { get; private set; }

    /// <summary>What the machine writes down while it decides.</summary>
    public LedgerJournal Journal { get; } = new();

    public bool HasTurn => _turnSince != 0;

    /// <summary>Whether a batch was sent whose fate is not known.</summary>
    public bool HasSent => _sent is not null;

    /// <summary>The connection, for tests and rare questions; there is one after <see cref="Connect"/>.</summary>
    public LedgerConnection Connection => _connection!;

    public TimeSpan TurnLeft => HasTurn ? TimeSpan.FromMilliseconds(options.TurnMilliseconds) - Stopwatch.GetElapsedTime(_turnSince) : TimeSpan.Zero;

    /// <summary>Whether another host wrote of late, so that a turn without work is better given up at once.</summary>
    public bool IsInCompany => _othersSeen != 0 && Stopwatch.GetElapsedTime(_othersSeen) < Company;

    /// <summary>Connects where there is no connection, and makes sure that the database still has what was acknowledged.</summary>
    public void Connect()
    {
        if (_connection is not null)
        {
            return;
        }

        _connection = LedgerConnection.Open(place, readOnly: false);
        if (Loaded is { Batch: > 0 } loaded && !loaded.Chain.AsSpan().SequenceEqual(_connection.ChainOf(loaded.Batch)))
        {
            logger.DatabaseChanged(place, loaded.Batch);
            Forget();
        }
    }

    /// <summary>Loads the newest snapshot and the batches after it, where nothing is loaded.</summary>
    public void Load()
    {
        if (Loaded is null)
        {
            Connection.Register(options.Ledger);
            Loaded = LoadedLedger.From(Connection, options.Ledger);
            Loaded.Machine.Journal = Journal;
            Journal.Clear();
            _isUnproven = true;
            logger.LedgerOpened(place.ToString(), Loaded.Batch, Loaded.Machine.Sequence);
        }
    }

    /// <summary>Reads what other hosts wrote.</summary>
    public void CatchUp() => Fold(Connection.BatchesAfter(Loaded!.Batch, Loaded.Chain));

    /// <summary>Waits for the turn, where we do not have it, and reads what other hosts wrote before it.</summary>
    public void TakeTurn()
    {
        if (!HasTurn)
        {
            Fold(Connection.TakeTurn(TurnTimeout, Loaded!.Batch, Loaded.Chain));
            _turnSince = Stopwatch.GetTimestamp();
        }
    }

    public void LeaveTurn()
    {
        if (HasTurn)
        {
            _turnSince = 0;
            Connection.LeaveTurn();
        }
    }

    /// <summary>Stores what the machine wrote down as the next batch.</summary>
    /// <returns>False when another host was first; everything is forgotten then, and the commands are to be decided again.</returns>
    public bool Send()
    {
        var batch = Loaded!.Next(Journal);
        _sent = batch;
        return Settle(Connection.Append(batch, _writer));
    }

    /// <summary>Finds out what became of the batch that was sent when the connection was lost, and sends it again if nothing did.</summary>
    /// <returns>As <see cref="Send"/>.</returns>
    public bool Resolve()
    {
        // The turn is free once the server has ended the lost session, and with it whatever it was still doing.
        Debug.Assert(!HasTurn, "A new connection has no turn.");
        foreach (var _ in Connection.TakeTurn(TurnTimeout, long.MaxValue, []))
        {
            // There is no batch of that number.
        }

        _turnSince = Stopwatch.GetTimestamp();
        var sent = _sent.GetValueOrDefault();
        var writer = Connection.WriterOf(sent.Id);
        logger.BatchResolved(place, sent.Id, writer is null ? "not stored" : writer == _writer ? "stored" : "overtaken");
        if (writer == _writer)
        {
            // It is stored here; whether a standby has it, nobody was told.
            _isUnproven = true;
            Prove();
        }

        return Settle(writer is null ? Connection.Append(sent, _writer) : writer == _writer);
    }

    /// <summary>Makes sure that what was read is as durable as what we commit ourselves: a batch whose wait for a standby was cut off can be seen, and
    /// would be lost with the server. A commit of our own proves all before it.</summary>
    public void Prove()
    {
        if (_isUnproven)
        {
            Connection.WaitForStandby();
            _isUnproven = false;
        }
    }

    /// <summary>Drops the connection; what is loaded stays.</summary>
    public void Disconnect()
    {
        _turnSince = 0;
        _connection?.Dispose();
        _connection = null;
    }

    /// <summary>Drops what is loaded: it may be ahead of the journal.</summary>
    public void Forget()
    {
        Loaded = null;
        _sent = null;
        Journal.Clear();
    }

    public void Dispose() => Disconnect();

    private TimeSpan TurnTimeout => TimeSpan.FromSeconds(options.TurnTimeoutSeconds);

    private bool Settle(bool stored)
    {
        if (stored)
        {
            Loaded!.Follow(_sent.GetValueOrDefault());
            _sent = null;
            _isUnproven = false;
            return true;
        }

        // Loading takes its time; meanwhile others may write.
        Forget();
        LeaveTurn();
        return false;
    }

    private void Fold(IEnumerable<StoredBatch> batches)
    {
        foreach (var batch in batches)
        {
            try
            {
                Loaded!.Fold(batch, _read);
            }
            catch (Exception failure) when (failure is FormatException or ArgumentException)
            {
                throw Connection.Damaged(failure.Message, failure);
            }

            _othersSeen = Stopwatch.GetTimestamp();
            _isUnproven = true;
        }
    }
}
