using NodaTime;

namespace EcomCore.Inventory;

/// <summary>A ledger in this process: every answer at once, nothing survives the process.</summary>
/// <remarks>
/// Thread-safe and linearizable: between its call and its answer each command brings its time (what is due expires), and is then decided and done at one
/// moment; another command may be decided between the two. The ledger is divided into <see cref="LedgerOptions.Stripes"/> parts with a lock each, taken in one order, so commands on different items seldom wait for each other and
/// never in a circle. Once its tables have grown, a command allocates nothing. What is remembered (commands, closed orders, events) is counted per part.
/// </remarks>
public sealed class InMemoryStockLedger : IStockLedger
{
    private readonly LedgerCore _core;

    private readonly AheadLimit _ahead;

    internal InMemoryStockLedger(LedgerOptions options, IClock? clock)
    {
        _core = new LedgerCore(options, options.Stripes, locks: true, options.AuditedEvents);
        _ahead = new AheadLimit(clock, options.MaxAhead);
    }

    /// <summary>Handles a command on the calling thread.</summary>
    /// <param name="command">The command.</param>
    /// <returns>What became of it.</returns>
    public LedgerAnswer Handle(in LedgerCommand command) =>
        _ahead.Allows(command.AtTicks) ? _core.Apply(command) : LedgerAnswer.Invalid(LedgerReason.TimeTooFarAhead);

    /// <summary>Handles many commands on the calling thread: the same answers as one after the other, but faster, since locks are taken for dozens of commands at once
    /// and what they need of memory is fetched together. Commands of other threads may come in between.</summary>
    /// <param name="commands">The commands, handled in order.</param>
    /// <param name="answers">Receives the answer of each command at its place; at least as long as <paramref name="commands"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="answers"/> is shorter than <paramref name="commands"/>; nothing was done.</exception>
    public void Handle(ReadOnlySpan<LedgerCommand> commands, Span<LedgerAnswer> answers)
    {
        LedgerCore.CheckRoom(commands, answers);
        var from = 0;
        for (var i = 0; i < commands.Length; i++)
        {
            if (!_ahead.Allows(commands[i].AtTicks))
            {
                _core.Apply(commands.Slice(from, i - from), answers.Slice(from));
                answers[i] = LedgerAnswer.Invalid(LedgerReason.TimeTooFarAhead);
                from = i + 1;
            }
        }

        _core.Apply(commands.Slice(from), answers.Slice(from));
    }

    /// <inheritdoc/>
    public ValueTask<LedgerAnswer> Apply(LedgerCommand command, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Handle(command));
    }

    /// <summary>Looks an item up once, for reservations that are handled faster (<see cref="LedgerCommand.Reserve(CommandId, string, SkuHandle, long, Duration?, Instant, string?)"/>).</summary>
    /// <param name="sku">The item.</param>
    /// <returns>The item with its place; valid as long as the ledger. Of an item that is not known yet the text alone, which is looked up with every command.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public SkuHandle HandleOf(string sku)
    {
        Guard.NotNull(sku);
        return _core.HandleOf(sku);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public ValueTask<StockPosition> StockOf(string sku, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(sku);
        return new(_core.StockOf(sku));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StockPosition>> AllStock(CancellationToken cancellationToken = default) => new(_core.AllStock());

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="orderId"/> is null.</exception>
    public ValueTask<OrderPosition?> OrderOf(string orderId, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(orderId);
        return new(_core.OrderOf(orderId));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public ValueTask<IReadOnlyList<StockHolder>> HoldersOf(string sku, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(sku);
        return new(_core.HoldersOf(sku));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public ValueTask<IReadOnlyList<PromisePoint>> PromiseOf(string sku, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(sku);
        return new(_core.PromiseOf(sku));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public ValueTask<StockAudit> Audit(string sku, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(sku);
        return new(_core.AuditOf(sku));
    }

    /// <inheritdoc/>
    public ValueTask<Instant?> LatestTime(CancellationToken cancellationToken = default) => new(Ticks.ToInstant(_core.Clock));

    /// <inheritdoc/>
    public ValueTask<LedgerVerification> Verify(CancellationToken cancellationToken = default) => new(_core.Verify());
}
