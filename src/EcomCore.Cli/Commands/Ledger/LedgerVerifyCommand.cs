using System.CommandLine;
using System.Globalization;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom ledger verify</c>: whether the journal, the snapshot and the balances agree.</summary>
internal static class LedgerVerifyCommand
{
    public static Command Create() =>
        new Command("verify", "Folds the whole journal again and compares; ends with 0 when all agrees, with 1 and the findings when not.")
        {
            LedgerVerb.Store,
        }
        .Does("ecom ledger verify --store sqlite:ledger.db", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        using var store = LedgerStore.OpenToRead(parsed.GetRequiredValue(LedgerVerb.Store), run);
        if (store is null)
        {
            return run.Refuse();
        }

        var found = store.Ledger.Verify(run.Cancellation).AsTask().GetAwaiter().GetResult();
        using var rows = run.Table("finding");
        foreach (var finding in found.Findings)
        {
            rows.Add(finding);
        }

        if (!found.IsSound || run.OutputPath is not null)
        {
            rows.Commit();
        }

        run.Note(string.Create(
            CultureInfo.InvariantCulture, $"{(found.IsSound ? "sound" : "NOT sound")}: {found.Items} items, {found.OpenOrders} open orders, {found.Events} events."));
        return found.IsSound ? ExitCode.Done : ExitCode.Failed;
    }
}
