using Orleans.Concurrency;
using Orleans.Serialization;

namespace EcomCore.Inventory.Orleans;

/// <summary>
/// Coordinates commands of several items. The row of an order is changed by compare-and-swap, so that of two coordinators, one of them given up for dead,
/// only one goes on; every step at an item is done at most once. So a command may be taken up by anyone at any moment.
/// </summary>
[Reentrant]
internal sealed partial class OrderGrain(LedgerRuntime runtime, IGrainFactory grains, Serializer<OrderRecord> serializer) : Grain, IOrderGrain
{
    private const uint Shards = 256;
    private const int MostTries = 20;

    private readonly KeyedLock _orders = new();

    public static long ShardOf(string key) => ItemKey.HashOf(key) % Shards;

    /// <summary>The row of a command: that of its order, or one of its own, whose name no order can have.</summary>
    public static string RowOf(in LedgerCommand command) => command.OrderId ?? "\u0001" + command.Id.Text;

    public async Task<LedgerAnswer> Apply(LedgerCommand command)
    {
        var fault = runtime.FaultOf(command);
        if (fault != LedgerReason.None)
        {
            return LedgerAnswer.Invalid(fault);
        }

        if (runtime.IsFull)
        {
            return LedgerAnswer.Refused(LedgerReason.Overloaded);
        }

        var key = RowOf(command);
        runtime.Waits(1);
        try
        {
            return await _orders.Run(key, () => Handle(key, command));
        }
        finally
        {
            runtime.Waits(-1);
        }
    }

    public Task<OrderPosition?> OrderOf(string orderId) => _orders.Run(orderId, async () =>
    {
        var known = await Settled(orderId);
        if (known is null)
        {
            return null;
        }

        var positions = await Positions(known.Row);
        return OrderView.Of(orderId, known.Record.IsCancelled, known.Record.HoldsNothing ? [] : positions, Current(known, positions));
    });

    public Task Resume(string orderId) => _orders.Run(orderId, async () => await Settled(orderId) is not null);

    private async Task<LedgerAnswer> Handle(string key, LedgerCommand command)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var known = await Settled(key) ?? new KnownOrder(new OrderRow(key, 0, false, [], null), new OrderRecord());
            if (known.Record.TryRepeat(command, out var first))
            {
                return first;
            }

            if (await Recall(known, command) is { Status: not LedgerStatus.None } recalled)
            {
                return recalled;
            }

            // Empty when somebody else has changed the order meanwhile: then all is looked at again.
            var answer = command.Kind switch
            {
                LedgerCommandKind.Reserve => await Reserve(known, command),
                _ when command.OrderId is null => await ChangeStock(known, command),
                _ => await Follow(known, command),
            };
            if (answer is { } given)
            {
                return given;
            }
        }

        throw new ClusterLedgerException($"'{key}' is changed by too many at once; send the command again.");
    }

    /// <summary>What is known of an order, with nothing half done; null when nothing is known.</summary>
    private async Task<KnownOrder?> Settled(string key)
    {
        while (true)
        {
            if (await runtime.Orders.Read(key) is not { } row)
            {
                return null;
            }

            var known = new KnownOrder(row, row.Body is null ? new OrderRecord() : serializer.Deserialize(row.Body)!);
            if (known.Record.Saga is null)
            {
                return known;
            }

            await Complete(known);
        }
    }

    private async Task<OrderPosition?[]> Positions(OrderRow row, long epoch = 0) =>
        await Task.WhenAll(row.Parts.Select(part => Item(part).OrderOf(row.OrderId, epoch)));

    /// <summary>What an item answered before the order came to several, or before the item was split.</summary>
    private async Task<LedgerAnswer> Recall(KnownOrder known, LedgerCommand command)
    {
        if (command.OrderId is null || (command.Kind != LedgerCommandKind.Reserve && IsPassedOn(known)))
        {
            // The row of a command about stock says all; the one item of an order looks itself.
            return default;
        }

        var answers = await Task.WhenAll(known.Row.Parts.Select(part => Item(part).Step(StepKind.Recall, SagaSteps.PartOf(command, part), 0, 0)));

        // What was undone because it took too long may be tried again.
        return answers.FirstOrDefault(answer => answer.Status != LedgerStatus.None && answer.Reason != LedgerReason.Overloaded);
    }

    /// <summary>Whether one item alone decides what becomes of the order.</summary>
    private static bool IsPassedOn(KnownOrder known) => known.Row.Parts.Count == 1 && !known.Record.HoldsNothing;

    private IItemGrain Item(string key) => grains.GetGrain<IItemGrain>(key);

    /// <summary>Stores what is known.</summary>
    /// <returns>As it is stored now; null when somebody else has changed it.</returns>
    private async Task<KnownOrder?> Store(KnownOrder known)
    {
        var row = known.Row with { IsPending = known.Record.Saga is not null, Body = serializer.SerializeToArray(known.Record) };
        return await runtime.Orders.TryChange(row) ? known with { Row = row with { Version = row.Version + 1 } } : null;
    }

    /// <summary>Remembers an answer that nothing else remembers.</summary>
    private async Task<LedgerAnswer?> Remember(KnownOrder known, LedgerCommand command, LedgerAnswer answer)
    {
        known.Record.Remember(command, answer);
        return await Store(known) is null ? null : answer;
    }

    private async Task<LedgerAnswer?> Begin(KnownOrder known, Saga saga)
    {
        known.Record.Saga = saga;
        return await Store(known) is { } stored ? await Complete(stored) : null;
    }
}
