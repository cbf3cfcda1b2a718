using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>
/// The writer: one thread that decides what has come in, stores it as one batch in one round trip, and then gives the answers. While the server commits, the
/// next batch gathers. When the server goes away, what was sent is looked for once it is back.
/// </summary>
internal sealed class CommitLoop : IDisposable
{
    private const int PollMilliseconds = 1_000;

    private readonly LedgerPlace _place;
    private readonly PostgreSqlLedgerOptions _options;
    private readonly ILogger _logger;
    private readonly Outage _outage;
    private readonly SnapshotKeeper _snapshots;
    private readonly LedgerMeter _meter;
    private readonly RequestQueue _queue;
    private readonly LedgerSession _session;
    private readonly Thread _thread;
    private List<Request> _taken = [];

    public CommitLoop(LedgerPlace place, PostgreSqlLedgerOptions options, ILogger logger)
    {
        _place = place;
        _options = options;
        _logger = logger;
        _queue = new RequestQueue(options.QueueLimit);
        _session = new LedgerSession(place, options, logger);
        _outage = new Outage(place, options.RetrySeconds, logger);
        _snapshots = new SnapshotKeeper(place, options, _session, logger);
        try
        {
            _session.Connect();
            _session.Load();
        }
        catch
        {
            _session.Dispose();
            _outage.Dispose();
            throw;
        }

        _meter = new LedgerMeter("postgresql", () => _queue.Length);
        _thread = new Thread(Run) { IsBackground = true, Name = "EcomCore ledger" };
        _thread.Start();
    }

    public int QueueLength => _queue.Length;

    /// <summary>Why the ledger cannot commit; null while it can.</summary>
    public Exception? Failure => _outage.Failure;

    /// <summary>For tests: the server's process of the connection.</summary>
    internal int ProcessId => _session.Connection.ProcessId;

    public bool TryAdd(Request request) => _queue.TryAdd(request);

    /// <summary>Takes nothing more, answers what waits, and ends.</summary>
    public void Dispose()
    {
        _outage.Stop();
        _queue.Close();
        _thread.Join();
        _outage.Dispose();
    }

    private void Run()
    {
        while (_queue.Take(ref _taken, Patience()))
        {
            if (_taken.Count == 0)
            {
                Guarded(Rest);
                continue;
            }

            for (var from = 0; from < _taken.Count; from += _options.BatchLimit)
            {
                Handle(_taken.GetRange(from, Math.Min(_options.BatchLimit, _taken.Count - from)));
                Guarded(GiveTurn);
            }

            var answered = _taken.Count;
            _taken.Clear();
            Guarded(_snapshots.TakeWhenDue);
            _queue.WaitForCompany(answered, _options.GroupWaitMicroseconds);
            Guarded(GiveTurnWhenIdle);
        }

        End();
    }

    // With the turn no longer than it lasts; without it as long as we may be behind the others. What failed is not tried every second.
    private int Patience() =>
        _session.HasTurn ? Math.Max(1, (int)_session.TurnLeft.TotalMilliseconds) : Failure is null ? PollMilliseconds : 5 * PollMilliseconds;

    private void Handle(List<Request> batch)
    {
        try
        {
            Serve(batch);
            _outage.End();
        }
#pragma warning disable CA1031 // Whatever went wrong: nobody may be left waiting, and what is in memory may be ahead of the journal.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var told = LedgerFaults.Explain(_place, failure);
            _logger.CommitFailed(_place.ToString(), batch.Count, told);
            _outage.Tell(told);
            _session.Forget();
            _session.Disconnect();
            batch.ForEach(request => request.Fail(told));
            return;
        }

        foreach (var request in batch)
        {
            if (request.IsCommand)
            {
                _meter.Answered(request.Command.Kind, request.Decided.Status);
            }

            request.Give(_session.Loaded!.Machine);
        }
    }

    /// <summary>Goes on until the batch is stored, or until the server has been away for too long.</summary>
    private void Serve(List<Request> batch)
    {
        while (true)
        {
            try
            {
                if (IsDone(batch))
                {
                    return;
                }
            }
            catch (Exception failure) when (LedgerFaults.MayPass(failure))
            {
                _session.Disconnect();
                if (!_outage.MayTryAgain(failure))
                {
                    throw;
                }

                _outage.Pause();
            }
        }
    }

    private bool IsDone(List<Request> batch)
    {
        _session.Connect();
        if (_session.HasSent)
        {
            return Stored(_session.Resolve);
        }

        _session.Load();
        if (!batch.Exists(request => request.IsCommand))
        {
            _session.CatchUp();
            _session.Prove();
            return true;
        }

        _session.TakeTurn();
        Decide(batch);
        if (_session.Journal.Commands.Count > 0)
        {
            return Stored(_session.Send);
        }

        // No batch of ours was stored that would prove that nobody else has written; questions want to know.
        if (!batch.TrueForAll(request => request.IsCommand))
        {
            _session.CatchUp();
        }

        _session.Prove();
        return true;
    }

    private void Decide(List<Request> batch)
    {
        var machine = _session.Loaded!.Machine;
        foreach (var request in batch)
        {
            if (request.IsCommand)
            {
                request.Decided = machine.Apply(request.Command);
            }
        }
    }

    private bool Stored(Func<bool> store)
    {
        var started = Stopwatch.GetTimestamp();
        if (!store())
        {
            return false;
        }

        var journal = _session.Journal;
        _meter.Committed(journal.Commands.Count, Stopwatch.GetElapsedTime(started).TotalSeconds);
        _meter.Expired(journal.Events.Count(happened => happened.Kind == LedgerEventKind.Expired));
        journal.Clear();
        return true;
    }

    private void GiveTurn()
    {
        if (_session.HasTurn && _session.TurnLeft <= TimeSpan.Zero)
        {
            _session.LeaveTurn();
        }
    }

    private void GiveTurnWhenIdle()
    {
        if (_session.HasTurn && _queue.Length == 0 && _session.IsInCompany)
        {
            _session.LeaveTurn();
        }
    }

    // Nobody asks: the turn is for others, and what they write is read as it comes, so that the next command need not wait for it.
    private void Rest()
    {
        if (_session.HasTurn)
        {
            _session.LeaveTurn();
            return;
        }

        _session.Connect();
        _session.Load();
        _session.CatchUp();
        _outage.End();
    }

    // Between commands: a failure is nobody's answer, and the next command connects again.
    private void Guarded(Action work)
    {
        try
        {
            work();
        }
#pragma warning disable CA1031 // Whatever went wrong is told to the log and by the health check.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _outage.Begin(failure);
            _outage.Tell(LedgerFaults.Explain(_place, failure));
            _session.Disconnect();
            if (!LedgerFaults.MayPass(failure))
            {
                _session.Forget();
            }
        }
    }

    private void End()
    {
        if (Failure is null)
        {
            Guarded(_snapshots.TakeLast);
        }

        _snapshots.Wait();
        _session.Dispose();
        _meter.Dispose();
        _logger.LedgerClosed(_place.ToString());
    }
}
