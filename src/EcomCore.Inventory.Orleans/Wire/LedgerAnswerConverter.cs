using NodaTime;

namespace EcomCore.Inventory.Orleans;

/// <summary>An answer between machines.</summary>
[GenerateSerializer]
[Immutable]
internal struct WireAnswer
{
    [Id(0)]
    public byte Status;

    [Id(1)]
    public byte FirstStatus;

    [Id(2)]
    public byte Reason;

    [Id(3)]
    public string? Sku;

    [Id(4)]
    public long Asked;

    [Id(5)]
    public long Available;

    [Id(6)]
    public long OnHand;

    [Id(7)]
    public long HeldByOrders;

    [Id(8)]
    public long HeldBack;

    [Id(9)]
    public long? PromisedTicks;

    [Id(10)]
    public long Sequence;
}

[RegisterConverter]
internal sealed class LedgerAnswerConverter : IConverter<LedgerAnswer, WireAnswer>
{
    public LedgerAnswer ConvertFromSurrogate(in WireAnswer surrogate) => new()
    {
        Status = (LedgerStatus)surrogate.Status,
        FirstStatus = (LedgerStatus)surrogate.FirstStatus,
        Reason = (LedgerReason)surrogate.Reason,
        Sku = surrogate.Sku,
        Asked = surrogate.Asked,
        Available = surrogate.Available,
        OnHand = surrogate.OnHand,
        HeldByOrders = surrogate.HeldByOrders,
        HeldBack = surrogate.HeldBack,
        PromisedAt = surrogate.PromisedTicks is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null,
        Sequence = surrogate.Sequence,
    };

    public WireAnswer ConvertToSurrogate(in LedgerAnswer value) => new()
    {
        Status = (byte)value.Status,
        FirstStatus = (byte)value.FirstStatus,
        Reason = (byte)value.Reason,
        Sku = value.Sku,
        Asked = value.Asked,
        Available = value.Available,
        OnHand = value.OnHand,
        HeldByOrders = value.HeldByOrders,
        HeldBack = value.HeldBack,
        PromisedTicks = value.PromisedAt?.ToUnixTimeTicks(),
        Sequence = value.Sequence,
    };
}
