using Orleans.Concurrency;
using Orleans.Transactions.Abstractions;

namespace EcomCore.LedgerLoad;

[Reentrant]
public sealed class BoughtItem([TransactionalState("units", GrainTable.Name)] ITransactionalState<BoughtItem.Units> state) : Grain, IBoughtItem
{
    public Task Receive(long units) => state.PerformUpdate(own => own.OnHand += units);

    public Task Hold(long units) => state.PerformUpdate(own =>
    {
        if (own.OnHand - own.Reserved < units)
        {
            throw new InvalidOperationException("Sold out.");
        }

        own.Reserved += units;
    });

    [GenerateSerializer]
    public sealed class Units
    {
        [Id(0)]
        public long OnHand { get; set; }

        [Id(1)]
        public long Reserved { get; set; }
    }
}
