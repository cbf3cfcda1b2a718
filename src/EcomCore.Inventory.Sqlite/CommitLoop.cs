using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.Sqlite;

/// <summary>
/// The writer: one thread that decides what has come in, commits it as one batch, and then gives the answers. While a commit waits for the disk,
/// the next batch gathers; so one caller gets a commit of his own, and many share one (group commit: DeWitt et al. 1984, section 5).
/// </summary>
internal sealed class CommitLoop : IDisposable
{
    // Idle, a snapshot that is ready is stored after so long.
    private const int RestMilliseconds = 50;

    private readonly string _path;
    private readonly SqliteLedgerOptions _options;
    private readonly ILogger _logger;
    private readonly LedgerMeter _meter;
    private readonly RequestQueue _queue;
    private readonly LedgerJournal _journal = new();
    private readonly SnapshotKeeper _snapshots;
    private readonly Thread _thread;
    private LedgerFile? _file;
    private LoadedLedger? _loaded;
    private List<Request> _taken = [];

    public CommitLoop(string path, SqliteLedgerOptions options, ILogger logger)
    {
        _path = path;
        _options = options;
        _logger = logger;
        _queue = new RequestQueue(options.QueueLimit);
        _snapshots = new SnapshotKeeper(path, options, logger);
        _meter = new LedgerMeter("sqlite", () => _queue.Length);
        Load();
        _thread = new Thread(Run) { IsBackground = true, Name = "EcomCore ledger" };
        _thread.Start();
    }

    public int QueueLength => _queue.Length;

    /// <summary>Why the ledger cannot commit; null while it can.</summary>
    public Exception? Failure { get; private set; }

    public bool TryAdd(Request request) => _queue.TryAdd(request);

    /// <summary>Takes nothing more, answers what waits, and ends.</summary>
    public void Dispose()
    {
        _queue.Close();
        _thread.Join();
    }

    /// <summary>Only for tests: what the file allows.</summary>
    internal LedgerFile? File => _file;

    private void Load()
    {
        _snapshots.Drop();
        _file?.Dispose();
        _file = LedgerFile.Open(_path, readOnly: false);
        _loaded = LoadedLedger.From(_file, _options.Ledger);
        _loaded.Machine.Journal = _journal;
        _journal.Clear();
        Failure = null;
        _logger.LedgerOpened(_path, _loaded.Batch, _loaded.Machine.Sequence);
    }

    private void Run()
    {
        while (_queue.Take(ref _taken, _snapshots.IsUnderWay ? RestMilliseconds : Timeout.Infinite))
        {
            for (var from = 0; from < _taken.Count; from += _options.BatchLimit)
            {
                Handle(_taken.GetRange(from, Math.Min(_options.BatchLimit, _taken.Count - from)));
            }

            var answered = _taken.Count;
            _taken.Clear();
            if (_loaded is not null)
            {
                _snapshots.Step(_loaded, _file!);
            }

            _queue.WaitForCompany(answered, _options.GroupWaitMicroseconds);
        }

        End();
    }

    private void Handle(List<Request> batch)
    {
        try
        {
            if (_loaded is null)
            {
                Load();
            }

            Commit(batch);
        }
#pragma warning disable CA1031 // Whatever went wrong: nobody may be left waiting, and what is in memory may be ahead of the file.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _logger.CommitFailed(_path, batch.Count, failure);
            Failure = failure;
            _loaded = null;
            batch.ForEach(request => request.Fail(failure));
            return;
        }

        foreach (var request in batch)
        {
            request.Give(_loaded!.Machine);
        }
    }

    private void Commit(List<Request> batch)
    {
        var machine = _loaded!.Machine;
        foreach (var request in batch)
        {
            if (request.IsCommand)
            {
                request.Decided = machine.Apply(request.Command);
                _meter.Answered(request.Command.Kind, request.Decided.Status);
            }
        }

        if (_journal.Commands.Count == 0)
        {
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var stored = _loaded.Next(_journal);
        _file!.Append(stored);
        _loaded.Follow(stored);
        _meter.Committed(_journal.Commands.Count, Stopwatch.GetElapsedTime(started).TotalSeconds);
        _meter.Expired(_journal.Events.Count(happened => happened.Kind == LedgerEventKind.Expired));
        _journal.Clear();
    }

    private void End()
    {
        if (_loaded is not null)
        {
            _snapshots.Finish(_loaded, _file!);
        }

        _file?.Dispose();
        _meter.Dispose();
        _logger.LedgerClosed(_path);
    }
}
