using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.Sqlite;

/// <summary>Takes snapshots: the writer copies the state, another thread turns it into bytes, and the writer stores these between two batches.</summary>
internal sealed class SnapshotKeeper(string path, SqliteLedgerOptions options, ILogger logger)
{
    private Task<SealedSnapshot>? _sealing;
    private long _started;

    /// <summary>Whether one was taken and is not stored yet.</summary>
    public bool IsUnderWay => _sealing is not null;

    /// <summary>Between two batches: stores the one that is ready, or takes the one that is due.</summary>
    public void Step(LoadedLedger loaded, LedgerFile file)
    {
        if (_sealing is { IsCompleted: true })
        {
            Store(file);
        }
        else if (_sealing is null && loaded.IsSnapshotDue(options.SnapshotEvery, options.Ledger))
        {
            Take(loaded);
        }
    }

    /// <summary>At the end: what comes after the last snapshot is worth one when it is not little.</summary>
    public void Finish(LoadedLedger loaded, LedgerFile file)
    {
        if (loaded.SinceSnapshot >= options.SnapshotEvery / 10)
        {
            Take(loaded);
        }

        if (_sealing is not null)
        {
            Store(file);
        }
    }

    /// <summary>The file is read again: what was taken before is not needed.</summary>
    public void Drop() => _sealing = null;

    private void Take(LoadedLedger loaded)
    {
        _started = Stopwatch.GetTimestamp();
        var taken = loaded.TakeSnapshot();
        _sealing = Task.Run(() => SealedSnapshot.Of(taken));
    }

    // A snapshot only saves time at the next start, so that a failure here ends nothing.
    private void Store(LedgerFile file)
    {
        try
        {
            var ready = _sealing!.GetAwaiter().GetResult();
            file.Save(ready);
            logger.SnapshotSaved(path, ready.Snapshot.Sequence, Stopwatch.GetElapsedTime(_started).TotalMilliseconds);
        }
        catch (Exception failure) when (failure is LedgerStorageException or OutOfMemoryException)
        {
            logger.SnapshotFailed(path, failure);
        }
        finally
        {
            _sealing = null;
        }
    }
}
