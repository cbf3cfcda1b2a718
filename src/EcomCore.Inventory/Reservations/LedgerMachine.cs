using NodaTime;

namespace EcomCore.Inventory;

/// <summary>
/// The reservation ledger as a pure state machine: command in, answer and events out. It is the storage-neutral core that hosts are built on.
/// </summary>
/// <remarks>
/// <para>Not thread-safe, no clock, no input or output. A host with one writer keeps one machine: it applies a batch of commands, stores what
/// <see cref="Journal"/> collected, and only then gives the answers. After a restart it takes the last snapshot (<see cref="FromSnapshot"/>) and feeds the
/// later events and command records (<see cref="Fold(in LedgerEvent)"/>, <see cref="Remember(in CommandRecord)"/>).</para>
/// <para>A host whose state lives elsewhere may build a machine from a snapshot of only the items, orders and commands that a batch touches, apply the
/// batch, and store what changed.</para>
/// <para>The ledger's clock is the latest time that any command brought. It never goes back: a command with an earlier time counts as given at the
/// clock. Before a command is decided, every reservation whose end is reached (end at or before the clock) expires, the earliest first.</para>
/// <para>A command takes constant time in the number of items and orders, and logarithmic time in the number of reservations that have an end.</para>
/// </remarks>
public sealed class LedgerMachine
{
    private readonly LedgerCore _core;

    /// <summary>Creates an empty machine.</summary>
    /// <param name="options">How much it remembers and holds; null for the defaults. Read once, here.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public LedgerMachine(LedgerOptions? options = null) => _core = new LedgerCore(options ?? new LedgerOptions(), parts: 1, locks: false, auditedEvents: 0);

    /// <summary>Gets or sets where events and answered commands are written; null (the default) when they are not wanted.</summary>
    public LedgerJournal? Journal
    {
        get => _core.Journal;
        set => _core.Journal = value;
    }

    /// <summary>Gets the number of the last event; 0 before the first.</summary>
    public long Sequence => _core.Sequence;

    /// <summary>Gets the ledger's clock; null before the first command.</summary>
    public Instant? Clock => Ticks.ToInstant(_core.Clock);

    /// <summary>Rebuilds a machine.</summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="options">How much it remembers and holds; the options of the machine that made the snapshot, or it may remember less.</param>
    /// <returns>A machine that answers every later command as the first one would have.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is null.</exception>
    /// <exception cref="ArgumentException">The snapshot names a command twice.</exception>
    public static LedgerMachine FromSnapshot(LedgerSnapshot snapshot, LedgerOptions? options = null)
    {
        Guard.NotNull(snapshot);
        var machine = new LedgerMachine(options);
        machine._core.Restore(snapshot);
        return machine;
    }

    /// <summary>Handles a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>What became of it. Of a command that is not done nothing remains but its answer, and of an invalid one not even that.</returns>
    public LedgerAnswer Apply(in LedgerCommand command) => _core.Apply(command);

    /// <summary>Handles many commands: the same answers as one after the other, but faster, since what they need of memory is fetched together.</summary>
    /// <param name="commands">The commands, handled in order.</param>
    /// <param name="answers">Receives the answer of each command at its place; at least as long as <paramref name="commands"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="answers"/> is shorter than <paramref name="commands"/>; nothing was done.</exception>
    public void Apply(ReadOnlySpan<LedgerCommand> commands, Span<LedgerAnswer> answers) => _core.Apply(commands, answers);

    /// <summary>Finds the first answer of a command without changing anything.</summary>
    /// <param name="command">The command.</param>
    /// <param name="answer">What <see cref="Apply(in LedgerCommand)"/> would answer: the first answer, or that the id was used for another command.</param>
    /// <returns>False when the command's id is not remembered.</returns>
    /// <exception cref="ArgumentException">The command has no id.</exception>
    public bool TryRepeat(in LedgerCommand command, out LedgerAnswer answer)
    {
        Guard.NotEmpty(command.Id.Text);
        return _core.TryRepeat(command, out answer);
    }

    /// <summary>Changes the state by what happened, without deciding anything.</summary>
    /// <param name="happened">The next event: its number is <see cref="Sequence"/> + 1.</param>
    /// <exception cref="ArgumentException">The event does not fit the state; the journal is damaged or incomplete.</exception>
    public void Fold(in LedgerEvent happened) => _core.Fold(happened);

    /// <summary>Remembers a command that was answered, as when it was applied.</summary>
    /// <param name="record">The command and its answer.</param>
    /// <exception cref="ArgumentException">The command is remembered already; the journal is damaged.</exception>
    public void Remember(in CommandRecord record) => _core.Remember(record);

    /// <summary>Takes the whole state.</summary>
    /// <returns>A copy that later commands do not change. Linear in what the machine holds.</returns>
    public LedgerSnapshot Snapshot() => _core.Snapshot();

    /// <summary>Looks an item up once, for reservations that are handled faster (<see cref="LedgerCommand.Reserve(CommandId, string, SkuHandle, long, Duration?, Instant, string?)"/>).</summary>
    /// <param name="sku">The item.</param>
    /// <returns>The item with its place; valid as long as the ledger. Of an item that is not known yet the text alone, which is looked up with every command.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public SkuHandle HandleOf(string sku)
    {
        Guard.NotNull(sku);
        return _core.HandleOf(sku);
    }

    /// <summary>Finds the numbers of an item.</summary>
    /// <param name="sku">The item.</param>
    /// <returns>Its numbers; all 0 when it is not known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public StockPosition StockOf(string sku)
    {
        Guard.NotNull(sku);
        return _core.StockOf(sku);
    }

    /// <summary>Finds the numbers of every item.</summary>
    /// <returns>In ordinal order of the item.</returns>
    public IReadOnlyList<StockPosition> AllStock() => _core.AllStock();

    /// <summary>Finds what is known of an order.</summary>
    /// <param name="orderId">The order.</param>
    /// <returns>What is known; null when nothing is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orderId"/> is null.</exception>
    public OrderPosition? OrderOf(string orderId)
    {
        Guard.NotNull(orderId);
        return _core.OrderOf(orderId);
    }

    /// <summary>Finds the orders that hold an item.</summary>
    /// <param name="sku">The item.</param>
    /// <returns>One entry per order and channel, the longest held first. Linear in the open orders of the whole ledger.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public IReadOnlyList<StockHolder> HoldersOf(string sku)
    {
        Guard.NotNull(sku);
        return _core.HoldersOf(sku);
    }

    /// <summary>Finds what the channels hold of an item and may take of it.</summary>
    /// <param name="sku">The item.</param>
    /// <returns>In ordinal order of the channel; channels that hold nothing and have neither quota nor cap are left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public IReadOnlyList<ChannelLimit> LimitsOf(string sku)
    {
        Guard.NotNull(sku);
        return _core.LimitsOf(sku);
    }

    /// <summary>Finds how much of an item can be promised for when: available-to-promise over time.</summary>
    /// <param name="sku">The item.</param>
    /// <returns>Now, then one point per planned receipt in order of time; cumulative units, what is back-ordered already taken off.</returns>
    /// <remarks>Cumulative available-to-promise with look-ahead (Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, the chapter
    /// on material requirements planning). What may really be sold is bounded by the item's <see cref="BackorderPolicy"/> and its limit.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public IReadOnlyList<PromisePoint> PromiseOf(string sku)
    {
        Guard.NotNull(sku);
        return _core.PromiseOf(sku);
    }

    /// <summary>Checks that the numbers agree: what an item has reserved is the sum over its orders, no more than is there, and so on.</summary>
    /// <returns>What does not agree. Linear in what the machine holds.</returns>
    public LedgerVerification Verify() => _core.Verify();
}
