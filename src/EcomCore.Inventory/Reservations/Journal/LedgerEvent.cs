using NodaTime;

namespace EcomCore.Inventory;

/// <summary>One fact of the journal. State is the fold of the events in the order of their numbers (<see cref="LedgerMachine.Fold(in LedgerEvent)"/>).</summary>
public readonly record struct LedgerEvent
{
    /// <summary>Gets the number of the event: 1, 2, 3 and so on without a gap.</summary>
    public long Sequence { get; init; }

    /// <summary>Gets when it happened by the ledger's clock, which never goes back.</summary>
    public Instant At
    {
        get => Instant.FromUnixTimeTicks(AtTicks);
        init => AtTicks = value.ToUnixTimeTicks();
    }

    /// <summary>Gets what happened.</summary>
    public LedgerEventKind Kind { get; init; }

    /// <summary>Gets the command that caused it; for what expired, the command that brought the time.</summary>
    public string CommandId { get; init; }

    /// <summary>Gets the order; null where stock changed without one.</summary>
    public string? OrderId { get; init; }

    /// <summary>Gets the item; null where the event is about an order as a whole.</summary>
    public string? Sku { get; init; }

    /// <summary>Gets the channel; null where none was given.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets why, in the caller's words; null where none were given.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the units; what they mean stands at the kind.</summary>
    public long Quantity { get; init; }

    /// <summary>Gets the units promised before they are there.</summary>
    public long Backordered { get; init; }

    /// <summary>Gets the policy of <see cref="LedgerEventKind.BackorderSet"/>.</summary>
    public BackorderPolicy Policy { get; init; }

    /// <summary>Gets when the order's reservation ends, or planned goods are due; null for never.</summary>
    public Instant? Until
    {
        get => Ticks.ToInstant(UntilTicks == 0 ? Ticks.None : UntilTicks);
        init => UntilTicks = value?.ToUnixTimeTicks() ?? 0;
    }

    internal long AtTicks { get; init; }

    // 0 stands for never, so that the default value has no end.
    internal long UntilTicks { get; init; }

    /// <summary>Gets by how much the event changed the units on hand.</summary>
    public long OnHandChange => Kind switch
    {
        LedgerEventKind.Received or LedgerEventKind.Adjusted or LedgerEventKind.Returned => Quantity,
        LedgerEventKind.Shipped => -Quantity,
        _ => 0,
    };

    /// <summary>Gets by how much the event changed the units that orders hold.</summary>
    public long ReservedChange => Kind switch
    {
        LedgerEventKind.Reserved => Quantity,
        LedgerEventKind.Shipped or LedgerEventKind.Released or LedgerEventKind.Expired => -Quantity,
        _ => 0,
    };
}
