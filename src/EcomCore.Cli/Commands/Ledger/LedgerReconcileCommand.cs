using System.CommandLine;
using System.Globalization;
using EcomCore.Cli.Tables;
using EcomCore.Inventory;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom ledger reconcile</c>: differences to a count, as commands that settle them.</summary>
internal static class LedgerReconcileCommand
{
    private static readonly string[] Columns = ["command_id", "at", "kind", "sku", "quantity", "reason", "on_hand", "counted", "missing"];

    private static readonly Option<string> Counted = CommonOptions.Input("--counted", "What was counted, or what a marketplace reports: sku, counted.");

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "Begins the command ids; settling a count of the same name again changes nothing. Without it: count-, the time, and the number of the ledger's last event.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> At = new("--at")
    {
        Description = "When it was counted. Without it: the latest time the ledger was given.",
        HelpName = "TIME",
    };

    public static Command Create() =>
        new Command("reconcile", "Compares the ledger with a count; the rows can be given to 'ledger apply'. missing: units that orders hold beyond the count.")
        {
            LedgerVerb.Store, Counted, Name, At,
        }
        .Does("ecom ledger reconcile --store sqlite:ledger.db --counted counts.csv --output adjust.csv", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var counted = CountTable.Read(parsed.GetRequiredValue(Counted), run.Complaints);
        ZonedDateTime given = default;
        if (parsed.GetValue(At) is { } text && !IsoTime.TryParse(text, run.Zone, out given))
        {
            run.Complaints.AddOption("--at", $"expected a time such as 2025-04-01T08:30:00+08:00, found '{text}'");
        }

        using var store = run.Complaints.Any ? null : LedgerStore.OpenToRead(parsed.GetRequiredValue(LedgerVerb.Store), run);
        if (store is null || counted is null)
        {
            return run.Refuse();
        }

        var at = parsed.GetValue(At) is not null
            ? given.ToInstant()
            : store.Ledger.LatestTime(run.Cancellation).AsTask().GetAwaiter().GetResult() ?? NodaConstants.UnixEpoch;
        var name = parsed.GetValue(Name) is { Length: > 0 } chosen ? chosen : NameOf(at, store.LatestSequence(run.Cancellation).AsTask().GetAwaiter().GetResult());
        var stock = store.Ledger.AllStock(run.Cancellation).AsTask().GetAwaiter().GetResult();
        Write(StockReconciliation.Compare(stock, counted, name, at), name, at, run);
        return ExitCode.Done;
    }

    // The ledger's last event is part of the name: until something changes, the same count is the same command, and a later count is another one.
    private static string NameOf(Instant at, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"count-{InstantPattern.ExtendedIso.Format(at)}-{sequence}");

    private static void Write(IReadOnlyList<StockDifference> differences, string name, Instant at, CommandRun run)
    {
        using var rows = run.Table(Columns);
        foreach (var difference in differences)
        {
            rows.Add(
                difference.Command?.Id.Text ?? $"{name}:{difference.Sku}",
                at,
                "adjust",
                difference.Sku,
                difference.Command?.Line(0).Quantity ?? 0,
                name,
                difference.OnHand,
                difference.Counted,
                difference.Missing);
        }

        rows.Commit();
    }
}
