using Orleans.Concurrency;
using Orleans.Transactions.Abstractions;

namespace EcomCore.LedgerLoad;

[Reentrant]
public sealed class BoughtOrder([TransactionalState("order", GrainTable.Name)] ITransactionalState<BoughtOrder.Order> state) : Grain, IBoughtOrder
{
    public async Task Reserve(string[] items, DateTime until)
    {
        await state.PerformUpdate(own => (own.Items, own.Until) = ([.. items], until));
        await HoldOnly(items);
    }

    // In one order for all, so that two orders do not wait for each other in a circle until one gives up.
    public async Task HoldOnly(string[] items)
    {
        foreach (var item in items.Order(StringComparer.Ordinal))
        {
            await GrainFactory.GetGrain<IBoughtItem>(item).Hold(1);
        }
    }

    [GenerateSerializer]
    public sealed class Order
    {
        [Id(0)]
        public List<string> Items { get; set; } = [];

        [Id(1)]
        public DateTime Until { get; set; }
    }
}
