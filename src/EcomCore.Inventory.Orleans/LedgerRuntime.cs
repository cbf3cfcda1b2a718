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
    private readonly AheadLimit _ahead;

    public LedgerRuntime(LedgerDatabase database, IOptions<OrleansLedgerOptions> options, ILogger<OrleansStockLedger> log, IClock clock)
    {
        Options = options.Value;
        _clock = clock;
        _ahead = new AheadLimit(clock, Options.Ledger.MaxAhead);
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

    /// <summary>What is wrong with a command that comes from a caller; an item's clock never goes back, so that its time must be believed first.</summary>
    public LedgerReason FaultOf(in LedgerCommand command) =>
        command.Check() is var fault and not LedgerReason.None ? fault : _ahead.Allows(command) ? LedgerReason.None : LedgerReason.TimeTooFarAhead;

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
