using NodaTime;

namespace EcomCore.Inventory;

/// <summary>What became of a command, and why.</summary>
public readonly record struct LedgerAnswer
{
    /// <summary>Gets how the command ended.</summary>
    public LedgerStatus Status { get; init; }

    /// <summary>Gets how it ended the first time; the same as <see cref="Status"/> unless that is <see cref="LedgerStatus.Repeated"/>.</summary>
    public LedgerStatus FirstStatus { get; init; }

    /// <summary>Gets why.</summary>
    public LedgerReason Reason { get; init; }

    /// <summary>Gets the item that decided: of a refused command the first that fell short; null where no item did.</summary>
    public string? Sku { get; init; }

    /// <summary>Gets the units asked of that item, its lines added up; 0 where no item decided.</summary>
    public long Asked { get; init; }

    /// <summary>Gets the units of that item which the command could have had when it was refused, or which are left when it was done.</summary>
    public long Available { get; init; }

    /// <summary>Gets the units on hand of that item.</summary>
    public long OnHand { get; init; }

    /// <summary>Gets the units of that item which orders hold, those promised without stock left out.</summary>
    public long HeldByOrders { get; init; }

    /// <summary>Gets the units of that item which its buffer and the quotas of other channels keep back.</summary>
    public long HeldBack { get; init; }

    /// <summary>Gets when units that were promised before they are there will have come in; null without such units, or without a planned receipt.</summary>
    public Instant? PromisedAt
    {
        get => Ticks.ToInstant(PromisedTicks == 0 ? Ticks.None : PromisedTicks);
        init => PromisedTicks = value?.ToUnixTimeTicks() ?? 0;
    }

    /// <summary>Gets the number of the last event that the command caused; 0 when it changed nothing.</summary>
    public long Sequence { get; init; }

    /// <summary>Gets whether the command is done, now or when it came first.</summary>
    public bool IsDone => FirstStatus == LedgerStatus.Done;

    // 0 stands for none, so that the default value has no promise.
    internal long PromisedTicks { get; init; }

    /// <summary>Makes an answer to a command that makes no sense.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The answer.</returns>
    public static LedgerAnswer Invalid(LedgerReason reason) => new() { Status = LedgerStatus.Invalid, FirstStatus = LedgerStatus.Invalid, Reason = reason };

    /// <summary>Makes an answer to a command that is not done.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The answer.</returns>
    public static LedgerAnswer Refused(LedgerReason reason) => new() { Status = LedgerStatus.Refused, FirstStatus = LedgerStatus.Refused, Reason = reason };

    /// <summary>Makes the answer to the same command that came again.</summary>
    /// <returns>This answer with <see cref="LedgerStatus.Repeated"/>.</returns>
    public LedgerAnswer Again() => this with { Status = LedgerStatus.Repeated };

    /// <summary>Says in a sentence what became of the command.</summary>
    /// <returns>Such as <c>Refused, Insufficient: TB-01-M-2504 asked 5, available 2 (on hand 10, held by orders 7, held back 1)</c>.</returns>
    public override string ToString()
    {
        var status = Status == LedgerStatus.Repeated ? FormattableString.Invariant($"{Status} ({FirstStatus})") : Status.ToString();
        var reason = Reason == LedgerReason.None ? status : FormattableString.Invariant($"{status}, {Reason}");
        return Sku is null
            ? reason
            : FormattableString.Invariant(
                $"{reason}: {Sku} asked {Asked}, available {Available} (on hand {OnHand}, held by orders {HeldByOrders}, held back {HeldBack})");
    }
}
