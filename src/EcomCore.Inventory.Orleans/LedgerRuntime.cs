using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace EcomCore.Inventory.Orleans;

/// <summary>What the grains of one silo share: the stores, the counters and the limit of what may wait.</summary>
internal sealed class LedgerRuntime : IDisposable
{
    private int _waiting;

    private readonly IClock _clock;

    public LedgerRuntime(LedgerDatabase database, IOptions<OrleansLedgerOptions> options, ILogger<OrleansStockLedger> log, IClock clock)
    {
        Options = options.Value;
        _clock = clock;
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

    /// <summary>The silo's time, ticks since 1970: for how long an order is under way. What a command means depends on its own time alone.</summary>
    public long NowTicks => _clock.GetCurrentInstant().ToUnixTimeTicks();

    /// <summary>Why the database was not reached the last time; null when it was.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The database was reached, or not.</summary>
    public void Reached(Exception? failure) => Failure = failure;

    public void Waits(int more) => Interlocked.Add(ref _waiting, more);

    /// <summary>Commits a batch; false when another activation has taken its number.</summary>
    public async Task<bool> Append(JournalBatch batch)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var stored = await Journal.Append(batch).ConfigureAwait(false);
            Reached(null);
            Meter.Committed(batch.Commands, Stopwatch.GetElapsedTime(started).TotalSeconds);
            return stored;
        }
        catch (Exception failure)
        {
            Reached(failure);
            throw;
        }
    }

    public void Dispose()
    {
        Meter.Dispose();
        Splits.Dispose();
    }
}
