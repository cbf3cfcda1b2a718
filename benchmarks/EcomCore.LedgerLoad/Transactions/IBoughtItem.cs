namespace EcomCore.LedgerLoad;

/// <summary>An item whose units are held in transactions of Orleans.</summary>
public interface IBoughtItem : IGrainWithStringKey
{
    [Transaction(TransactionOption.CreateOrJoin)]
    Task Receive(long units);

    [Transaction(TransactionOption.CreateOrJoin)]
    Task Hold(long units);
}
