using System.CommandLine;
using System.CommandLine.Parsing;
using EcomCore.Inventory;

namespace EcomCore.Cli.Commands;

/// <summary>The command tree, and how a command line ends.</summary>
internal static class EcomCommand
{
    public static RootCommand Create() => new("Answers a marketplace seller's weekly questions from CSV files.")
    {
        SkuCommand.Create(),
        AllocateCommand.Create(),
        SafetyStockCommand.Create(),
        SourceCommand.Create(),
        ForecastCommand.Create(),
        BacktestCommand.Create(),
        SurgeCommand.Create(),
        RfmCommand.Create(),
        ClvCommand.Create(),
        BudgetCommand.Create(),
        RiskCommand.Create(),
        LedgerVerb.Create(),
        PlanCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors)
            {
                await error.WriteLineAsync(fault.Message).ConfigureAwait(false);
            }

            await error.WriteLineAsync($"See '{PathOf(parsed.CommandResult)} --help'.").ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
        catch (Exception failure) when (failure is IOException or LedgerStorageException or UnauthorizedAccessException or ArgumentException or ArithmeticException or InvalidOperationException)
        {
            await error.WriteLineAsync($"ecom: {failure.Message}").ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "ecom";
}
