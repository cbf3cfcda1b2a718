using Orleans.Concurrency;
using Orleans.Transactions.Abstractions;

namespace EcomCore.LedgerLoad;

/// <summary>An item under Orleans transactions: two numbers; neither command ids nor ends nor orders, so that its state stays small.</summary>
[GenerateSerializer]
public sealed class StockRow
{
    [Id(0)]
    public long OnHand { get; set; }

    [Id(1)]
    public long Reserved { get; set; }
}

public interface ITransactionalItem : IGrainWithStringKey
{
    [Transaction(TransactionOption.CreateOrJoin)]
    Task Receive(long units);

    [Transaction(TransactionOption.CreateOrJoin)]
    Task Reserve(long units);
}

public interface ITransactionalOrder : IGrainWithIntegerKey
{
    [Transaction(TransactionOption.Create)]
    Task Reserve(string first, string second);
}

[Reentrant]
public sealed class TransactionalItem([TransactionalState("stock", RowStorage.Name)] ITransactionalState<StockRow> state) : Grain, ITransactionalItem
{
    public Task Receive(long units) => state.PerformUpdate(row => row.OnHand += units);

    public Task Reserve(long units) => state.PerformUpdate(row =>
        row.Reserved = row.OnHand - row.Reserved >= units ? row.Reserved + units : throw new InvalidOperationException("Too few."));
}

/// <summary>Reserves at two items, or at none. Always in the same order, so that two orders cannot wait for each other.</summary>
[StatelessWorker]
[Reentrant]
public sealed class TransactionalOrder(IGrainFactory grains) : Grain, ITransactionalOrder
{
    public async Task Reserve(string first, string second)
    {
        var (low, high) = string.CompareOrdinal(first, second) < 0 ? (first, second) : (second, first);
        await grains.GetGrain<ITransactionalItem>(low).Reserve(1);
        await grains.GetGrain<ITransactionalItem>(high).Reserve(1);
    }
}
