using System.CommandLine;
using EcomCore.Cli.Tables;
using EcomCore.Inventory;
using NodaTime;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom ledger apply</c>: commands in, one answer each, written once it is durable.</summary>
internal static class LedgerApplyCommand
{
    // So many commands are under way at once that commits are shared, and so few that memory stays small.
    private const int Window = 4096;

    private static readonly string[] Columns = ["command_id", "status", "reason", "sku", "asked", "available"];

    private static readonly Option<string> Commands = CommonOptions.Input(
        "--commands", "What to do: command_id, at, kind, and where needed order_id, channel, sku, quantity, ttl, reason, due, policy.");

    private static readonly Option<string?> MaxAhead = new("--max-ahead")
    {
        Description = "Commands whose time is further ahead of this machine's clock are invalid, such as 1h. Without it every time is believed.",
        HelpName = "TIME",
    };

    public static Command Create() =>
        new Command("apply", "Applies commands in the order of the rows; neighbouring rows with one command_id are one command, all or nothing.")
        {
            LedgerVerb.Store, Commands, MaxAhead,
        }
        .Does("ecom ledger apply --store sqlite:ledger.db --commands commands.csv --output -", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        // The whole file is read before anything is done: a file with a bad line changes nothing.
        using var input = InputCopy.Of(parsed.GetRequiredValue(Commands), run);
        if (input is not null)
        {
            foreach (var _ in LedgerCommandTable.Read(input, run))
            {
            }
        }

        var ahead = AheadOf(parsed, run);
        if (input is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        using var store = LedgerStore.OpenToWrite(parsed.GetRequiredValue(LedgerVerb.Store), ahead, run);
        if (store is null)
        {
            return run.Refuse();
        }

        using var rows = run.Table(Columns);
        Apply(store.Ledger, input, rows, run);
        rows.Commit();
        return run.Complaints.Any ? run.Refuse() : ExitCode.Done;
    }

    private static Duration? AheadOf(ParseResult parsed, CommandRun run)
    {
        if (parsed.GetValue(MaxAhead) is not { } text)
        {
            return null;
        }

        if (!TimeToLive.TryParse(text, out var ahead) || new LedgerOptions { MaxAhead = ahead }.Faults().Count > 0)
        {
            run.Complaints.AddOption("--max-ahead", $"expected a time such as 15m, 24h or PT15M, at most 36600d, found '{text}'");
        }

        return ahead;
    }

    private static void Apply(IStockLedger ledger, InputCopy input, ResultTable rows, CommandRun run)
    {
        var underWay = new Queue<(string Id, Task<LedgerAnswer> Answer)>();
        try
        {
            foreach (var command in LedgerCommandTable.Read(input, run))
            {
                underWay.Enqueue((command.Id.Text, ledger.Apply(command, CancellationToken.None).AsTask()));
                while (underWay.Count >= Window || (underWay.Count > 0 && underWay.Peek().Answer.IsCompleted))
                {
                    WriteNext(underWay, rows);
                }

                run.Progress("commands", rows.Rows);
            }
        }
        finally
        {
            // After Ctrl+C too: what is under way gets done, so its answers are shown.
            while (underWay.Count > 0)
            {
                WriteNext(underWay, rows);
            }

            rows.Flush();
        }
    }

    private static void WriteNext(Queue<(string Id, Task<LedgerAnswer> Answer)> underWay, ResultTable rows)
    {
        var (id, task) = underWay.Dequeue();
        if (!task.IsCompleted)
        {
            rows.Flush();
        }

        var answer = task.GetAwaiter().GetResult();
        rows.Add(id, LedgerText.Of(answer.Status), LedgerText.Why(answer), answer.Sku, answer.Asked, answer.Available);
    }
}
