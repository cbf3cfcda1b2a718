using NodaTime;

namespace EcomCore.Inventory.Orleans;

/// <summary>A command between machines.</summary>
[GenerateSerializer]
[Immutable]
internal struct WireCommand
{
    [Id(0)]
    public byte Kind;

    [Id(1)]
    public string? CommandId;

    [Id(2)]
    public long AtTicks;

    /// <summary>The lines; null when there is one, which stands in the next fields.</summary>
    [Id(3)]
    public WireLine[]? Lines;

    [Id(4)]
    public WireLine Line;

    [Id(5)]
    public string? OrderId;

    [Id(6)]
    public string? Channel;

    [Id(7)]
    public string? Reason;

    /// <summary>Ticks to live, or the ticks of the day that is planned.</summary>
    [Id(8)]
    public long? SpanTicks;

    [Id(9)]
    public byte Policy;
}

/// <summary>A line between machines.</summary>
[GenerateSerializer]
[Immutable]
internal struct WireLine
{
    [Id(0)]
    public string? Sku;

    [Id(1)]
    public long Quantity;

    [Id(2)]
    public string? Channel;
}

[RegisterConverter]
internal sealed class LedgerCommandConverter : IConverter<LedgerCommand, WireCommand>
{
    public LedgerCommand ConvertFromSurrogate(in WireCommand surrogate)
    {
        var kind = (LedgerCommandKind)surrogate.Kind;
        var isPlan = kind == LedgerCommandKind.PlanReceipt;
        LedgerLine[] lines = surrogate.Lines is null ? (surrogate.Line.Sku is null ? [] : [LineOf(surrogate.Line)]) : Array.ConvertAll(surrogate.Lines, LineOf);
        return LedgerCommand.Of(
            kind,
            new CommandId(surrogate.CommandId!),
            Instant.FromUnixTimeTicks(surrogate.AtTicks),
            lines,
            surrogate.OrderId,
            surrogate.Channel,
            isPlan || surrogate.SpanTicks is null ? null : Duration.FromTicks(surrogate.SpanTicks.Value),
            surrogate.Reason,
            isPlan ? Instant.FromUnixTimeTicks(surrogate.SpanTicks ?? 0) : null,
            (BackorderPolicy)surrogate.Policy);
    }

    public WireCommand ConvertToSurrogate(in LedgerCommand value) => new()
    {
        Kind = (byte)value.Kind,
        CommandId = value.Id.Text,
        AtTicks = value.At.ToUnixTimeTicks(),
        Lines = value.LineCount > 1 ? [.. SagaSteps.LinesOf(value).Select(LineOf)] : null,
        Line = value.LineCount == 1 ? LineOf(value.Line(0)) : default,
        OrderId = value.OrderId,
        Channel = value.Channel,
        Reason = value.Reason,
        SpanTicks = value.Due?.ToUnixTimeTicks() ?? value.TimeToLive?.BclCompatibleTicks,
        Policy = (byte)value.Backorder,
    };

    private static LedgerLine LineOf(WireLine line) => new(line.Sku!, line.Quantity, line.Channel);

    private static WireLine LineOf(LedgerLine line) => new() { Sku = line.Sku, Quantity = line.Quantity, Channel = line.Channel };
}
