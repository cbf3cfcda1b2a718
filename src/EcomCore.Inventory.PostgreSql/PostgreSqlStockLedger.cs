using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>The reservation ledger in a PostgreSQL database, for several hosts at once: an answer is given once its commit is durable there.</summary>
/// <remarks>
/// <para>Thread-safe, and linearizable over all hosts of the ledger: whoever asks sees everything that was answered before, by whichever host. Under load many
/// commands share one commit and one round trip. Hosts take turns to write; a host that dies, freezes or is cut off loses its turn.</para>
/// <para>The database holds the journal (every event, every answer, with a check that covers all before it), the newest snapshots and the balances at the
/// newest snapshot. Each host keeps the state in memory.</para>
/// <para>When the connection is lost, the ledger looks for what it had sent once the server is back, and gives the answers then. Only when the server stays away
/// for longer than <see cref="PostgreSqlLedgerOptions.RetrySeconds"/> do the waiting calls fail with a <see cref="LedgerStorageException"/>; a command sent
/// again with its id is done at most once.</para>
/// </remarks>
public sealed class PostgreSqlStockLedger : IStockLedger, IAsyncDisposable, IDisposable
{
    private readonly LedgerPlace _place;
    private readonly PostgreSqlLedgerOptions _options;
    private readonly CommitLoop? _loop;
    private readonly LedgerMachine? _frozen;
    private readonly AheadLimit _ahead;
    private int _closed;

    private PostgreSqlStockLedger(LedgerPlace place, PostgreSqlLedgerOptions options, ILogger logger, IClock? clock)
    {
        _ahead = new AheadLimit(clock, options.Ledger.MaxAhead);
        _place = place;
        _options = options;
        try
        {
            if (options.ReadOnly)
            {
                using var connection = LedgerConnection.Open(place, readOnly: true);
                _frozen = connection.AtOneMoment(() => LoadedLedger.From(connection, options.Ledger)).Machine;
            }
            else
            {
                _loop = new CommitLoop(place, options, logger);
            }
        }
        catch (Exception failure) when (failure is not ArgumentException)
        {
            throw LedgerFaults.Explain(place, failure);
        }
    }

    /// <summary>Gets how the ledger is.</summary>
    public LedgerHealth Health => new(Volatile.Read(ref _closed) == 0, _loop?.QueueLength ?? 0, _options.QueueLimit, _loop?.Failure);

    /// <summary>Gets the writer, for tests.</summary>
    internal CommitLoop? Loop => _loop;

    /// <summary>Opens a ledger, or makes one where there is none.</summary>
    /// <param name="connectionString">The database, as Npgsql reads it. A direct connection, or a pooler in session mode. Its pooling is not used.</param>
    /// <param name="options">Limits and names; null for the defaults. <see cref="PostgreSqlLedgerOptions.ConnectionString"/> is not used. Read once, here.</param>
    /// <param name="logger">Where to write what happens; null for nowhere.</param>
    /// <param name="clock">The host's clock, to refuse what comes from the far future (<see cref="LedgerOptions.MaxAhead"/>); null to believe every time.</param>
    /// <returns>The ledger. Dispose of it to answer what waits and to free the connection.</returns>
    /// <remarks>Linear in what the ledger remembers. The first start makes the tables and needs the right to create; later ones SELECT, INSERT and DELETE.
    /// PostgreSQL 14 or later.</remarks>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty or malformed, or an option is outside its range.</exception>
    /// <exception cref="LedgerStorageException">The server does not answer, refuses, or holds something damaged, or something that is no ledger; or other hosts
    /// of the ledger have other limits.</exception>
    public static PostgreSqlStockLedger Open(string connectionString, PostgreSqlLedgerOptions? options = null, ILogger? logger = null, IClock? clock = null)
    {
        Guard.NotEmpty(connectionString);
        options ??= new PostgreSqlLedgerOptions();
        var faults = options.Faults();
        return faults.Count == 0
            ? new PostgreSqlStockLedger(new LedgerPlace(connectionString, options.Schema, options.LedgerName), options, logger ?? NullLogger.Instance, clock)
            : throw new ArgumentException(string.Join(" ", faults), nameof(options));
    }

    /// <inheritdoc/>
    /// <exception cref="LedgerStorageException">The commit failed, or the server stayed away; the command may be sent again.</exception>
    /// <exception cref="InvalidOperationException">The ledger was opened for reading.</exception>
    public ValueTask<LedgerAnswer> Apply(LedgerCommand command, CancellationToken cancellationToken = default)
    {
        if (_loop is null)
        {
            throw new InvalidOperationException("The ledger was opened for reading; open it for writing to apply commands.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!_ahead.Allows(command))
        {
            return new(LedgerAnswer.Invalid(LedgerReason.TimeTooFarAhead));
        }

        var request = new Request(command);
        if (!_loop.TryAdd(request))
        {
            return new(LedgerAnswer.Refused(LedgerReason.Overloaded));
        }

        return new(cancellationToken.CanBeCanceled ? request.Answer.WaitAsync(cancellationToken) : request.Answer);
    }

    /// <inheritdoc/>
    public ValueTask<StockPosition> StockOf(string sku, CancellationToken cancellationToken = default) => Read(machine => machine.StockOf(sku), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StockPosition>> AllStock(CancellationToken cancellationToken = default) => Read(machine => machine.AllStock(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<OrderPosition?> OrderOf(string orderId, CancellationToken cancellationToken = default) => Read(machine => machine.OrderOf(orderId), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StockHolder>> HoldersOf(string sku, CancellationToken cancellationToken = default) => Read(machine => machine.HoldersOf(sku), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PromisePoint>> PromiseOf(string sku, CancellationToken cancellationToken = default) => Read(machine => machine.PromiseOf(sku), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Instant?> LatestTime(CancellationToken cancellationToken = default) => Read(machine => machine.Clock, cancellationToken);

    /// <summary>Finds the number of the last event.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The number; 0 before the first event.</returns>
    public ValueTask<long> LatestSequence(CancellationToken cancellationToken = default) => Read(machine => machine.Sequence, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Reads the whole journal, on a connection of its own.</remarks>
    public async ValueTask<StockAudit> Audit(string sku, CancellationToken cancellationToken = default)
    {
        var (now, sequence) = await Read(machine => (machine.StockOf(sku), machine.Sequence), cancellationToken).ConfigureAwait(false);
        var events = await Beside(connection => JournalCheck.EventsOf(connection, sku, sequence, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new StockAudit(now, 0, 0, events);
    }

    /// <inheritdoc/>
    /// <remarks>Folds the whole journal again, on a connection of its own, and compares it with the snapshot, the balances and what the ledger answers.</remarks>
    public async ValueTask<LedgerVerification> Verify(CancellationToken cancellationToken = default)
    {
        var (live, liveSequence) = await Read(machine => (machine.Verify(), machine.Sequence), cancellationToken).ConfigureAwait(false);
        var stored = await Beside(
            connection => connection.AtOneMoment(() => JournalCheck.Run(connection, _options.Ledger, cancellationToken)), cancellationToken).ConfigureAwait(false);
        return JournalCheck.Together(live, liveSequence, stored);
    }

    /// <summary>Takes no more commands, answers what waits, and ends the connection.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _loop?.Dispose();
        }
    }

    /// <summary>Takes no more commands, answers what waits, and ends the connection.</summary>
    /// <returns>When that is done.</returns>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose).ConfigureAwait(false);

    private async Task<T> Beside<T>(Func<LedgerConnection, T> read, CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(
                () =>
                {
                    using var connection = LedgerConnection.Open(_place, readOnly: true);
                    return read(connection);
                },
                cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw LedgerFaults.Explain(_place, failure);
        }
    }

    private ValueTask<T> Read<T>(Func<LedgerMachine, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_frozen is not null)
        {
            lock (_frozen)
            {
                return new(read(_frozen));
            }
        }

        var (request, answer) = Request.ToRead(read);
        if (!_loop!.TryAdd(request))
        {
            throw new LedgerStorageException($"The ledger {_place} has too much to do, or is closed; ask again.");
        }

        return new(cancellation.CanBeCanceled ? answer.WaitAsync(cancellation) : answer);
    }
}
