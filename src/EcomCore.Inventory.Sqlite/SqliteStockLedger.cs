using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace EcomCore.Inventory.Sqlite;

/// <summary>The reservation ledger in one SQLite file: an answer is given once its commit is on the disk.</summary>
/// <remarks>
/// <para>Thread-safe. One process writes (a lock file beside the ledger says so), any number read. Under load many commands share one commit.</para>
/// <para>The file holds the journal (every event, every answer, with a check that covers all before it), the newest snapshots and the balances at the
/// newest snapshot. A process may be killed at any moment: at the next start the ledger is as of the last commit, and a command whose answer was lost is
/// sent again with its id.</para>
/// <para>When a commit fails (disk full, disk fault), every caller in it gets a <see cref="LedgerStorageException"/>, what was in memory is dropped, and the
/// next command reads the file again.</para>
/// </remarks>
public sealed class SqliteStockLedger : IStockLedger, IAsyncDisposable, IDisposable
{
    private readonly string _path;
    private readonly SqliteLedgerOptions _options;
    private readonly WriterLock? _lock;
    private readonly CommitLoop? _loop;
    private readonly LedgerMachine? _frozen;
    private readonly AheadLimit _ahead;
    private int _closed;

    private SqliteStockLedger(string path, SqliteLedgerOptions options, ILogger logger, IClock? clock)
    {
        _ahead = new AheadLimit(clock, options.Ledger.MaxAhead);
        _path = path;
        _options = options;
        if (options.ReadOnly)
        {
            using var file = LedgerFile.Open(path, readOnly: true);
            _frozen = file.AtOneMoment(() => LoadedLedger.From(file, options.Ledger)).Machine;
            return;
        }

        _lock = WriterLock.Take(path);
        try
        {
            _loop = new CommitLoop(path, options, logger);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Gets how the ledger is.</summary>
    public LedgerHealth Health => new(Volatile.Read(ref _closed) == 0, _loop?.QueueLength ?? 0, _options.QueueLimit, _loop?.Failure);

    /// <summary>Gets the writer, for tests.</summary>
    internal CommitLoop? Loop => _loop;

    /// <summary>Opens a ledger, or makes one where there is none.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="options">Limits; null for the defaults. <see cref="SqliteLedgerOptions.Path"/> is not used. Read once, here.</param>
    /// <param name="logger">Where to write what happens; null for nowhere.</param>
    /// <param name="clock">The host's clock, to refuse what comes from the far future (<see cref="LedgerOptions.MaxAhead"/>); null to believe every time.</param>
    /// <returns>The ledger. Dispose of it to answer what waits and to free the file.</returns>
    /// <remarks>Linear in what the ledger remembers: about a second per million commands.</remarks>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or an option is outside its range.</exception>
    /// <exception cref="LedgerStorageException">The file is in use by another writer, damaged, no ledger, or out of reach.</exception>
    public static SqliteStockLedger Open(string path, SqliteLedgerOptions? options = null, ILogger? logger = null, IClock? clock = null)
    {
        Guard.NotEmpty(path);
        options ??= new SqliteLedgerOptions();
        var faults = options.Faults();
        return faults.Count == 0
            ? new SqliteStockLedger(Path.GetFullPath(path), options, logger ?? NullLogger.Instance, clock)
            : throw new ArgumentException(string.Join(" ", faults), nameof(options));
    }

    /// <summary>Puts a back-up in the place of a ledger, after checking it. No process may have the ledger open.</summary>
    /// <param name="backup">A file that <see cref="BackUp"/> wrote.</param>
    /// <param name="path">Where the ledger goes; an old one there is replaced.</param>
    /// <exception cref="ArgumentException">A path is empty.</exception>
    /// <exception cref="LedgerStorageException">The back-up is damaged or missing, or the ledger is in use.</exception>
    public static void Restore(string backup, string path)
    {
        Guard.NotEmpty(backup);
        Guard.NotEmpty(path);
        path = Path.GetFullPath(path);
        using var writer = WriterLock.Take(path);
        using (var file = LedgerFile.Open(Path.GetFullPath(backup), readOnly: true))
        {
            var found = JournalCheck.Run(file, new LedgerOptions(), CancellationToken.None);
            if (!found.IsSound)
            {
                throw file.Damaged(found.Findings[0]);
            }
        }

        var fresh = path + ".restoring";
        File.Copy(backup, fresh, overwrite: true);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        File.Move(fresh, path, overwrite: true);
    }

    /// <inheritdoc/>
    /// <exception cref="LedgerStorageException">The commit failed; the command may be sent again.</exception>
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
    /// <remarks>Reads the whole journal, beside the writer.</remarks>
    public async ValueTask<StockAudit> Audit(string sku, CancellationToken cancellationToken = default)
    {
        var (now, sequence) = await Read(machine => (machine.StockOf(sku), machine.Sequence), cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => new StockAudit(now, 0, 0, EventsOf(sku, sequence, cancellationToken)), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>Folds the whole journal again, beside the writer, and compares it with the snapshot, the balances and what the ledger answers.</remarks>
    public async ValueTask<LedgerVerification> Verify(CancellationToken cancellationToken = default)
    {
        var (live, liveSequence) = await Read(machine => (machine.Verify(), machine.Sequence), cancellationToken).ConfigureAwait(false);
        var stored = await Task.Run(() => CheckFile(cancellationToken), cancellationToken).ConfigureAwait(false);
        return JournalCheck.Together(live, liveSequence, stored);
    }

    /// <summary>Copies the ledger as of now into a file, while it goes on working.</summary>
    /// <param name="path">The copy; an old file there is replaced once the copy is complete.</param>
    /// <param name="cancellationToken">Ends the call before the copy begins.</param>
    /// <returns>When the copy is complete.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="LedgerStorageException">The ledger cannot be read or the copy cannot be written.</exception>
    public async Task BackUp(string path, CancellationToken cancellationToken = default)
    {
        Guard.NotEmpty(path);
        await Task.Run(
            () =>
            {
                var fresh = Path.GetFullPath(path) + ".copying";
                File.Delete(fresh);
                using (var file = LedgerFile.Open(_path, readOnly: true))
                {
                    file.CopyTo(fresh);
                }

                File.Move(fresh, path, overwrite: true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes no more commands, answers what waits, and frees the file.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _loop?.Dispose();
            _lock?.Dispose();
        }
    }

    /// <summary>Takes no more commands, answers what waits, and frees the file.</summary>
    /// <returns>When that is done.</returns>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose).ConfigureAwait(false);

    private List<LedgerEvent> EventsOf(string sku, long sequence, CancellationToken cancellation)
    {
        using var file = LedgerFile.Open(_path, readOnly: true);
        return JournalCheck.EventsOf(file, sku, sequence, cancellation);
    }

    private LedgerVerification CheckFile(CancellationToken cancellation)
    {
        using var file = LedgerFile.Open(_path, readOnly: true);
        return file.AtOneMoment(() => JournalCheck.Run(file, _options.Ledger, cancellation));
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
            throw new LedgerStorageException($"The ledger '{_path}' has too much to do, or is closed; ask again.");
        }

        return new(cancellation.CanBeCanceled ? answer.WaitAsync(cancellation) : answer);
    }
}
