using System.CommandLine;
using EcomCore.Inventory;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom ledger show</c>: the numbers of every item.</summary>
internal static class LedgerShowCommand
{
    private static readonly string[] Columns = ["sku", "on_hand", "reserved", "buffer", "available"];

    private static readonly Option<string?> Sku = new("--sku") { Description = "Only this item.", HelpName = "SKU" };

    public static Command Create() =>
        new Command("show", "Shows what is on hand, reserved, kept back and available, as of the last commit.")
        {
            LedgerVerb.Store, Sku,
        }
        .Does("ecom ledger show --store sqlite:ledger.db", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        using var store = LedgerStore.OpenToRead(parsed.GetRequiredValue(LedgerVerb.Store), run);
        if (store is null)
        {
            return run.Refuse();
        }

        IReadOnlyList<StockPosition> stock = parsed.GetValue(Sku) is { } sku
            ? [store.Ledger.StockOf(sku, run.Cancellation).AsTask().GetAwaiter().GetResult()]
            : store.Ledger.AllStock(run.Cancellation).AsTask().GetAwaiter().GetResult();
        using var rows = run.Table(Columns);
        foreach (var position in stock)
        {
            rows.Add(position.Sku, position.OnHand, position.Reserved, position.Buffer, position.Available);
        }

        rows.Commit();
        return ExitCode.Done;
    }
}
