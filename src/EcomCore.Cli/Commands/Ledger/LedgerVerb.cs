using System.CommandLine;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom ledger</c>: never sell it twice.</summary>
internal static class LedgerVerb
{
    public static Option<string> Store { get; } = new("--store")
    {
        Description = "Where the ledger lives: sqlite:FILE, or postgres:CONNECTION as Npgsql reads it (Host=db;Database=shop; the password best in PGPASSWORD).",
        HelpName = "STORE",
        Required = true,
    };

    public static Command Create() => new("ledger", "Reserves stock for orders so that nothing is sold twice, and explains every number.")
    {
        LedgerApplyCommand.Create(), LedgerShowCommand.Create(), LedgerAuditCommand.Create(), LedgerVerifyCommand.Create(), LedgerReconcileCommand.Create(),
    };
}
