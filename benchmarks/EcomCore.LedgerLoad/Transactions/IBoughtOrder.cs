namespace EcomCore.LedgerLoad;

/// <summary>An order that holds its items and is written down in one transaction of Orleans.</summary>
public interface IBoughtOrder : IGrainWithStringKey
{
    [Transaction(TransactionOption.Create)]
    Task Reserve(string[] items, DateTime until);

    /// <summary>The same without writing the order down: nothing could be confirmed or released afterwards.</summary>
    [Transaction(TransactionOption.Create)]
    Task HoldOnly(string[] items);
}
