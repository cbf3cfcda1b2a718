using NodaTime;

namespace EcomCore.Inventory;

/// <summary>How much a ledger remembers and holds. Beyond these limits it refuses or forgets; it never grows without bound.</summary>
public sealed class LedgerOptions
{
    private const int Most = 100_000_000;

    /// <summary>Gets or sets how many answered commands are remembered, the newest, so that one sent again gets its first answer.</summary>
    /// <value>Commands, 1 to 100,000,000. Default 1,000,000: a day at 11 commands per second. About 180 bytes each, taken as they come.</value>
    public int RememberedCommands { get; set; } = 1_000_000;

    /// <summary>Gets or sets how many closed orders are remembered, the newest, for returns and for orders that come after their cancellation.</summary>
    /// <value>Orders, 1 to 100,000,000. Default 1,000,000. About 150 bytes each, taken as they come.</value>
    public int RememberedOrders { get; set; } = 1_000_000;

    /// <summary>Gets or sets the most orders that may hold units at one time.</summary>
    /// <value>Orders, 1 to 100,000,000. Default 10,000,000.</value>
    public int MaxOpenOrders { get; set; } = 10_000_000;

    /// <summary>Gets or sets the most items.</summary>
    /// <value>Items, 1 to 100,000,000. Default 10,000,000.</value>
    public int MaxItems { get; set; } = 10_000_000;

    /// <summary>Gets or sets the most sales channels.</summary>
    /// <value>Channels, 1 to 100,000. Default 1,000.</value>
    public int MaxChannels { get; set; } = 1_000;

    /// <summary>Gets or sets into how many parts an in-memory ledger is divided, each with a lock of its own.</summary>
    /// <value>A power of 2, 1 to 64. Default 8. Other hosts have one writer and do not use it.</value>
    public int Stripes { get; set; } = 8;

    /// <summary>Gets or sets how many events an in-memory ledger keeps for <see cref="IStockLedger.Audit"/>, over all items.</summary>
    /// <value>Events, 0 to 100,000,000. Default 65,536. About 110 bytes each. Hosts with a journal keep them all.</value>
    public int AuditedEvents { get; set; } = 65_536;

    /// <summary>Gets or sets how far ahead of the host's clock the time of a command may be; what is further ahead is invalid
    /// (<see cref="LedgerReason.TimeTooFarAhead"/>). A ledger's time never goes back, so that one command from the far future would end every
    /// reservation.</summary>
    /// <value>More than nothing, at most 36,600 days; null for no limit. Default a day. Only a ledger that was given an <see cref="IClock"/> compares;
    /// the state machine has no clock.</value>
    public Duration? MaxAhead { get; set; } = Duration.FromDays(1);

    /// <summary>Finds every option outside its range.</summary>
    /// <returns>One sentence each, such as <c>Stripes: expected a power of 2, 1 to 64, found 3.</c>; empty when all are well.</returns>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        MustBe(RememberedCommands is >= 1 and <= Most, nameof(RememberedCommands), "1 to 100,000,000", RememberedCommands);
        MustBe(RememberedOrders is >= 1 and <= Most, nameof(RememberedOrders), "1 to 100,000,000", RememberedOrders);
        MustBe(MaxOpenOrders is >= 1 and <= Most, nameof(MaxOpenOrders), "1 to 100,000,000", MaxOpenOrders);
        MustBe(MaxItems is >= 1 and <= Most, nameof(MaxItems), "1 to 100,000,000", MaxItems);
        MustBe(MaxChannels is >= 1 and <= 100_000, nameof(MaxChannels), "1 to 100,000", MaxChannels);
        MustBe(Stripes is >= 1 and <= 64 && (Stripes & (Stripes - 1)) == 0, nameof(Stripes), "a power of 2, 1 to 64", Stripes);
        MustBe(AuditedEvents is >= 0 and <= Most, nameof(AuditedEvents), "0 to 100,000,000", AuditedEvents);
        MustBe(
            MaxAhead is not { } ahead || (ahead > Duration.Zero && ahead <= Duration.FromTicks(Ticks.LongestSpan)), nameof(MaxAhead), "more than nothing, at most 36,600 days, or null", MaxAhead);
        return faults;

        void MustBe(bool holds, string option, string expected, object? found)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant($"{option}: expected {expected}, found {found}."));
            }
        }
    }

    internal void Check()
    {
        var faults = Faults();
        if (faults.Count > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(LedgerOptions), string.Join(" ", faults));
        }
    }
}
