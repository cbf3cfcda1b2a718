using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EcomCore.Inventory.Orleans;

/// <summary>What the grains of one silo share: the stores, the counters and the limit of what may wait.</summary>
internal sealed class LedgerRuntime : IDisposable
{
    private int _waiting;

    public LedgerRuntime(LedgerDatabase database, IOptions<OrleansLedgerOptions> options, ILogger<OrleansStockLedger> log)
    {
        Options = options.Value;
        Log = log;
        Journal = new JournalStore(database, Options.Writers);
        Orders = new OrderStore(database);
        Splits = new SplitList(Journal);
        Meter = new LedgerMeter("orleans", () => Waiting);
    }

    public OrleansLedgerOptions Options { get; }

    public ILogger Log { get; }

    public JournalStore Journal { get; }

    public OrderStore Orders { get; }

    public SplitList Splits { get; }

    public LedgerMeter Meter { get; }

    /// <summary>Commands that wait on this silo.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public bool IsFull => Waiting >= Options.SiloQueueLimit;

    /// <summary>Why the last commit failed; null when it did not.</summary>
    public Exception? Failure { get; private set; }

    public void Waits(int more) => Interlocked.Add(ref _waiting, more);

    /// <summary>Commits a batch; false when another activation has taken its number.</summary>
    public async Task<bool> Append(JournalBatch batch)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var stored = await Journal.Append(batch).ConfigureAwait(false);
            Failure = null;
            Meter.Committed(batch.Commands, Stopwatch.GetElapsedTime(started).TotalSeconds);
            return stored;
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }
    }

    public void Dispose()
    {
        Meter.Dispose();
        Splits.Dispose();
    }
}
