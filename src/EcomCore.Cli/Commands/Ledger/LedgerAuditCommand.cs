using System.CommandLine;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom ledger audit</c>: the events that explain today's number.</summary>
internal static class LedgerAuditCommand
{
    private static readonly string[] Columns =
        ["sequence", "at", "kind", "command_id", "order_id", "channel", "quantity", "on_hand", "reserved", "reason"];

    private static readonly Option<string> Sku = new("--sku") { Description = "The item.", HelpName = "SKU", Required = true };

    public static Command Create() =>
        new Command("audit", "Lists the events of an item, with what was on hand and reserved after each.")
        {
            LedgerVerb.Store, Sku,
        }
        .Does("ecom ledger audit --store sqlite:ledger.db --sku TB-01-M-2504", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        using var store = LedgerStore.OpenToRead(parsed.GetRequiredValue(LedgerVerb.Store), run);
        if (store is null)
        {
            return run.Refuse();
        }

        var audit = store.Ledger.Audit(parsed.GetRequiredValue(Sku), run.Cancellation).AsTask().GetAwaiter().GetResult();
        using var rows = run.Table(Columns);
        var (onHand, reserved) = (audit.OpeningOnHand, audit.OpeningReserved);
        foreach (var happened in audit.Events)
        {
            onHand += happened.OnHandChange;
            reserved += happened.ReservedChange;
            rows.Add(
                happened.Sequence, happened.At, LedgerText.Of(happened.Kind), happened.CommandId, happened.OrderId, happened.Channel, happened.Quantity, onHand, reserved, happened.Note);
        }

        rows.Commit();
        return ExitCode.Done;
    }
}
