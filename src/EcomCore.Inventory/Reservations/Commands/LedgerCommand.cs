using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace EcomCore.Inventory;

/// <summary>One wish to the ledger: made by a factory, checked by <see cref="Check"/>, answered by an <see cref="IStockLedger"/>.</summary>
/// <remarks>
/// Immutable. The factories never throw for what a user may have typed (an empty id, a quantity of 0): the ledger answers such a command with
/// <see cref="LedgerStatus.Invalid"/> and the reason. Times are kept to 100 nanoseconds.
/// </remarks>
public readonly partial struct LedgerCommand
{
    private readonly LedgerLine _first;
    private readonly LedgerLine[]? _lines;
    private readonly long _span;

    // Numbers in bytes: commands are copied often, and the place of a handle makes none of them larger.
    private readonly byte _kind;
    private readonly byte _backorder;
    private readonly bool _isSingle;

    // Of a command made with a handle: the hash of its item, and one more than the row where it may stand, so that 0 is none.
    private readonly ulong _skuHash;
    private readonly int _skuPlace;

    private LedgerCommand(LedgerCommandKind kind, CommandId id, Instant at, LedgerLine[]? lines, LedgerLine first, int count)
    {
        _kind = Byte((int)kind);
        Id = id;
        AtTicks = at.ToUnixTimeTicks();
        _lines = lines;
        _first = first;
        _isSingle = lines is null && count == 1;
        _span = Ticks.None;
    }

    /// <summary>Gets what is asked for.</summary>
    public LedgerCommandKind Kind => (LedgerCommandKind)_kind;

    /// <summary>Gets the name of the command. The same name with the same content is the same command.</summary>
    public CommandId Id { get; }

    /// <summary>Gets when the command was given. It is not part of the content: a command sent again later is still the same.</summary>
    public Instant At => Instant.FromUnixTimeTicks(AtTicks);

    /// <summary>Gets the order; null where the command is about stock.</summary>
    public string? OrderId { get; private init; }

    /// <summary>Gets the sales channel; null where none was given.</summary>
    public string? Channel { get; private init; }

    /// <summary>Gets why stock is adjusted or moved; null where none was given.</summary>
    public string? Reason { get; private init; }

    /// <summary>Gets the policy that <see cref="LedgerCommandKind.SetBackorder"/> sets.</summary>
    public BackorderPolicy Backorder
    {
        get => (BackorderPolicy)_backorder;
        private init => _backorder = Byte((int)value);
    }

    /// <summary>Gets how long a reservation lives; null means without end.</summary>
    public Duration? TimeToLive =>
        Kind is LedgerCommandKind.Reserve or LedgerCommandKind.Extend && _span != Ticks.None ? Duration.FromTicks(_span) : null;

    /// <summary>Gets the day of a planned receipt; null elsewhere.</summary>
    public Instant? Due => Kind is LedgerCommandKind.PlanReceipt ? Instant.FromUnixTimeTicks(_span) : null;

    /// <summary>Gets how many lines there are.</summary>
    public int LineCount => _lines is null ? (_isSingle ? 1 : 0) : _lines.Length;

    internal long AtTicks { get; }

    /// <summary>Gets where the item of the only line may stand, by the handle that the command was made with; negative without one.</summary>
    internal int SkuRow
    {
        get => _skuPlace - 1;
        private init => _skuPlace = value + 1;
    }

    /// <summary>Gets the hash of that item; used only where there is a row.</summary>
    internal ulong SkuHash
    {
        get => _skuHash;
        private init => _skuHash = value;
    }

    internal string? FirstSku => LineCount == 0 ? null : _lines is null ? _first.Sku : _lines[0].Sku;

    // Ticks of a time to live, or of the day of a planned receipt.
    internal long SpanTicks
    {
        get => _span;
        private init => _span = value;
    }

    /// <summary>A line without a copy of it; <paramref name="index"/> is below <see cref="LineCount"/>.</summary>
    [UnscopedRef]
    internal ref readonly LedgerLine LineAt(int index) => ref _lines is null ? ref _first : ref _lines[index];

    /// <summary>Gets a line.</summary>
    /// <param name="index">From 0, below <see cref="LineCount"/>.</param>
    /// <returns>The line as it was given; lines of the same item are not yet added up.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside the lines.</exception>
    public LedgerLine Line(int index)
    {
        if ((uint)index >= (uint)LineCount)
        {
            Guard.Between(index, 0, LineCount - 1);
        }

        return _lines is null ? _first : _lines[index];
    }

    /// <summary>Finds a number that stands for the content: kind, order, channel, lines, time to live, reason; not the id and not the time.</summary>
    /// <returns>64 bits, the same on every machine and in every version. Equal contents have equal numbers; different contents have different ones
    /// but for a chance of one in 2^64.</returns>
    public long Fingerprint() => CommandFingerprint.Of(this);

    /// <summary>Finds what is wrong with the command as such, whatever the stock.</summary>
    /// <returns><see cref="LedgerReason.None"/>, or the first fault.</returns>
    public LedgerReason Check() => CommandCheck.Of(this);

    /// <summary>Says what the command is, for logs.</summary>
    /// <returns>Id, kind, order and number of lines.</returns>
    public override string ToString() => FormattableString.Invariant($"{Id}: {Kind} {OrderId ?? (LineCount == 1 ? _first.Sku : string.Empty)}");

    // What no enumeration has stays something that none has.
    private static byte Byte(int value) => value is >= byte.MinValue and < byte.MaxValue ? (byte)value : byte.MaxValue;

    internal bool IsOfOrder => Kind is LedgerCommandKind.Reserve or LedgerCommandKind.Extend or LedgerCommandKind.Confirm
        or LedgerCommandKind.Release or LedgerCommandKind.Return;
}
