using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>A server that went away: since when, what is told to callers, and how long to wait before the next try.</summary>
internal sealed class Outage(LedgerPlace place, int retrySeconds, ILogger logger, int firstPauseMilliseconds = 10) : IDisposable
{
    private const int LongestPause = 1_000;

    private readonly ManualResetEventSlim _stopped = new();
    private int _pause;
    private long _since;

    /// <summary>Why the ledger cannot commit; null while it can.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The server was seen to be away; told to the log once.</summary>
    public void Begin(Exception cause)
    {
        if (_since == 0)
        {
            _since = Stopwatch.GetTimestamp();
            logger.ServerLost(place, cause);
        }
    }

    /// <summary>Callers were told.</summary>
    public void Tell(LedgerStorageException failure) => Failure = failure;

    /// <summary>Whether callers go on waiting: not for longer than the options allow, and not when the ledger closes.</summary>
    public bool MayTryAgain(Exception cause)
    {
        Begin(cause);
        return !_stopped.IsSet && Stopwatch.GetElapsedTime(_since).TotalSeconds < retrySeconds;
    }

    /// <summary>Waits before the next try, each time for longer; <see cref="Stop"/> ends the wait.</summary>
    public void Pause()
    {
        _pause = Math.Max(firstPauseMilliseconds, _pause);
        _stopped.Wait(_pause);
        _pause = Math.Max(_pause, Math.Min(_pause * 2, LongestPause));
    }

    public void End()
    {
        if (_since != 0)
        {
            logger.ServerBack(place);
        }

        (Failure, _since, _pause) = (null, 0, 0);
    }

    /// <summary>The ledger closes: nobody waits any longer.</summary>
    public void Stop() => _stopped.Set();

    public void Dispose() => _stopped.Dispose();
}
