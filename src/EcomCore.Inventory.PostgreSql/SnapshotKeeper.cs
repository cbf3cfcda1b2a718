using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>Takes a snapshot when one is due, and stores it beside the writer on a connection of its own.</summary>
internal sealed class SnapshotKeeper(LedgerPlace place, PostgreSqlLedgerOptions options, LedgerSession session, ILogger logger)
{
    private Task _saving = Task.CompletedTask;

    public void TakeWhenDue()
    {
        if (session.Loaded is not { } loaded || !_saving.IsCompleted || !loaded.IsSnapshotDue(options.SnapshotEvery, options.Ledger))
        {
            return;
        }

        // It takes a while; meanwhile others may write.
        session.Connect();
        session.LeaveTurn();
        loaded.SnapshotSeen(session.Connection.NewestSnapshotBatch());
        if (loaded.IsSnapshotDue(options.SnapshotEvery, options.Ledger))
        {
            var taken = loaded.TakeSnapshot();
            _saving = Task.Run(() => Save(taken));
        }
    }

    /// <summary>At the end: what comes after the last snapshot is worth one when it is not little.</summary>
    public void TakeLast()
    {
        if (session.Loaded is { } loaded && loaded.SinceSnapshot >= options.SnapshotEvery / 10)
        {
            session.LeaveTurn();
            // Two at once exclude each other in the database, and it would be the last one that is not stored.
            Wait();
            Save(loaded.TakeSnapshot());
        }
    }

    public void Wait() => _saving.Wait();

    // A snapshot only saves time at the next start, so that a failure here ends nothing.
    private void Save(TakenSnapshot taken)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var connection = LedgerConnection.Open(place, readOnly: true);
            if (connection.Save(taken.Encode(), taken.Balances))
            {
                logger.SnapshotSaved(place.ToString(), taken.State.Sequence, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
#pragma warning disable CA1031 // As said: it ends nothing, whatever it was.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.SnapshotFailed(place.ToString(), LedgerFaults.Explain(place, failure));
        }
    }
}
