using System.CommandLine;
using EcomCore.Cli.Plan;
using NodaTime;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom plan</c>: a store folder in, the week's plan out.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var store = new Argument<string>("STORE_DIR") { Description = "The store's folder: store.json, orders.csv, stock.csv, posts.csv ..." };
        store.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] } option, ..])
            {
                result.AddError($"Unrecognized option '{option.Value}'.");
            }
        });
        var output = new Option<string>("--out")
        {
            Description = "Folder for report.html and the CSV files; made when missing.",
            HelpName = "DIR",
            Required = true,
        };
        var asOf = new Option<LocalDate?>("--as-of")
        {
            Description = "Last day that is known; store.json's when not given.",
            HelpName = "DATE",
            CustomParser = result => DateOption.Parse(result, "--as-of"),
        };
        var language = new Option<string>("--language")
        {
            Description = "Language of the report.",
            DefaultValueFactory = _ => "en",
        };
        language.AcceptOnlyFromAmong("en", "zh");
        var command = new Command("plan", "The week's plan of a store: what sells, what to send where, what to buy, customers, budget, alerts.")
        {
            store,
            output,
            asOf,
            language,
        };
        return command.Does(
            "ecom plan docs/sample-store --out out",
            (parsed, run) => Run(parsed.GetRequiredValue(store), parsed.GetRequiredValue(output), parsed.GetValue(asOf), parsed.GetRequiredValue(language), run),
            CommandShape.WritesFolder);
    }

    private static int Run(string folder, string output, LocalDate? asOf, string language, CommandRun run)
    {
        if (!Directory.Exists(folder))
        {
            run.Complaints.AddOption("STORE_DIR", $"no such folder: '{folder}'");
            return run.Refuse();
        }

        var store = new StoreReader(folder, run).Read(asOf);
        if (store is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        if (store.Notes.LaterOrderLines > 0)
        {
            run.Note($"{store.Notes.LaterOrderLines} order lines after {store.Settings.AsOf:uuuu-MM-dd} were left out.");
        }

        var plan = WeekPlan.Of(store, Labels.Of(language), run);
        PlanFolder.Write(output, plan, run.SpreadsheetSafe);
        foreach (var file in plan.FileNames)
        {
            run.Say(Path.Combine(output, file));
        }

        return ExitCode.Done;
    }
}
