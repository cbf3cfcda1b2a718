using NodaTime;

namespace EcomCore.Inventory.Orleans;

/// <summary>What questions are answered with, between machines.</summary>
[GenerateSerializer]
[Immutable]
internal struct WireStock
{
    [Id(0)]
    public string Sku;

    [Id(1)]
    public long OnHand;

    [Id(2)]
    public long Reserved;

    [Id(3)]
    public long Backordered;

    [Id(4)]
    public long Buffer;

    [Id(5)]
    public long SetAside;

    [Id(6)]
    public long Available;
}

[RegisterConverter]
internal sealed class StockPositionConverter : IConverter<StockPosition, WireStock>
{
    public StockPosition ConvertFromSurrogate(in WireStock surrogate) => new(
        surrogate.Sku, surrogate.OnHand, surrogate.Reserved, surrogate.Backordered, surrogate.Buffer, surrogate.SetAside, surrogate.Available);

    public WireStock ConvertToSurrogate(in StockPosition value) => new()
    {
        Sku = value.Sku,
        OnHand = value.OnHand,
        Reserved = value.Reserved,
        Backordered = value.Backordered,
        Buffer = value.Buffer,
        SetAside = value.SetAside,
        Available = value.Available,
    };
}

/// <summary>An order: as a snapshot that holds nothing else.</summary>
[GenerateSerializer]
[Immutable]
internal struct WireOrder
{
    [Id(0)]
    public byte[] Bytes;
}

[RegisterConverter]
internal sealed class OrderPositionConverter : IConverter<OrderPosition, WireOrder>
{
    public OrderPosition ConvertFromSurrogate(in WireOrder surrogate) => LedgerCodec.DecodeSnapshot(surrogate.Bytes).OpenOrders[0];

    public WireOrder ConvertToSurrogate(in OrderPosition value) => new() { Bytes = LedgerCodec.Encode(new LedgerSnapshot(0, null, [], [value], [], [])) };
}

/// <summary>An event: as a journal that holds nothing else.</summary>
[GenerateSerializer]
[Immutable]
internal struct WireEvent
{
    [Id(0)]
    public byte[] Bytes;
}

[RegisterConverter]
internal sealed class LedgerEventConverter : IConverter<LedgerEvent, WireEvent>
{
    public LedgerEvent ConvertFromSurrogate(in WireEvent surrogate)
    {
        var journal = new LedgerJournal();
        LedgerCodec.Decode(surrogate.Bytes, journal);
        return journal.Events[0];
    }

    public WireEvent ConvertToSurrogate(in LedgerEvent value)
    {
        var journal = new LedgerJournal();
        journal.Events.Add(value);
        return new() { Bytes = LedgerCodec.Encode(journal) };
    }
}

/// <summary>Who holds units of an item.</summary>
[GenerateSerializer]
[Immutable]
internal struct WireHolder
{
    [Id(0)]
    public string OrderId;

    [Id(1)]
    public string? Channel;

    [Id(2)]
    public long Units;

    [Id(3)]
    public long Backordered;

    [Id(4)]
    public long? UntilTicks;
}

[RegisterConverter]
internal sealed class StockHolderConverter : IConverter<StockHolder, WireHolder>
{
    public StockHolder ConvertFromSurrogate(in WireHolder surrogate) => new(
        surrogate.OrderId, surrogate.Channel, surrogate.Units, surrogate.Backordered, surrogate.UntilTicks is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null);

    public WireHolder ConvertToSurrogate(in StockHolder value) => new()
    {
        OrderId = value.OrderId,
        Channel = value.Channel,
        Units = value.Units,
        Backordered = value.Backordered,
        UntilTicks = value.Until?.ToUnixTimeTicks(),
    };
}

/// <summary>From when on how much can be promised.</summary>
[GenerateSerializer]
[Immutable]
internal struct WirePromise
{
    [Id(0)]
    public long? FromTicks;

    [Id(1)]
    public long Units;
}

[RegisterConverter]
internal sealed class PromisePointConverter : IConverter<PromisePoint, WirePromise>
{
    public PromisePoint ConvertFromSurrogate(in WirePromise surrogate) =>
        new(surrogate.FromTicks is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null, surrogate.Units);

    public WirePromise ConvertToSurrogate(in PromisePoint value) => new() { FromTicks = value.From?.ToUnixTimeTicks(), Units = value.Units };
}

/// <summary>Whether an item's numbers agree.</summary>
[GenerateSerializer]
[Immutable]
internal struct WireVerification
{
    [Id(0)]
    public long Items;

    [Id(1)]
    public long OpenOrders;

    [Id(2)]
    public long Events;

    [Id(3)]
    public string[] Findings;
}

[RegisterConverter]
internal sealed class LedgerVerificationConverter : IConverter<LedgerVerification, WireVerification>
{
    public LedgerVerification ConvertFromSurrogate(in WireVerification surrogate) =>
        new(surrogate.Items, surrogate.OpenOrders, surrogate.Events, surrogate.Findings);

    public WireVerification ConvertToSurrogate(in LedgerVerification value) =>
        new() { Items = value.Items, OpenOrders = value.OpenOrders, Events = value.Events, Findings = [.. value.Findings] };
}
