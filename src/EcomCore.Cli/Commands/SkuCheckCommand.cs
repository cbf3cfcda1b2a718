using System.CommandLine;
using EcomCore.Cli.Tables;
using EcomCore.Sku;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom sku check</c>: which codes are right, and what is wrong with the others.</summary>
internal static class SkuCheckCommand
{
    private const int Code = 0;
    private const int ProgressEvery = 4096;

    private static readonly string[] Columns = ["line", "code", "valid", "normalized", "error", "position", "message"];

    private static readonly Option<string> Input = CommonOptions.Input("--input", "Codes: a column named code.");

    public static Command Create() =>
        new Command(
            "check",
            "Says of every code whether it is valid, the one code it can only have been before a keyboard or a spreadsheet changed it, and what is wrong: the first error with its position (characters from 0), and every error in words.")
        {
            SkuCommand.Schema, Input,
        }
        .Does("ecom sku check --schema docs/sample-codes/schema.json --input docs/sample-codes/codes.csv --output checked.csv", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var schema = SkuSchemaFile.Read(parsed.GetRequiredValue(SkuCommand.Schema), run);
        using var codes = run.Open(parsed.GetRequiredValue(Input), ["code"]);
        if (schema is null || codes is null)
        {
            return run.Refuse();
        }

        var cleaner = new SkuCleaner(schema);
        using var rows = run.Table(Columns);
        while (codes.Read())
        {
            Check(codes, schema, cleaner, rows);
            if (rows.Rows % ProgressEvery == 0)
            {
                run.Progress("codes", rows.Rows);
            }
        }

        if (run.Complaints.Any)
        {
            return run.Refuse();
        }

        rows.Commit();
        return ExitCode.Done;
    }

    private static void Check(CsvTable codes, SkuSchema schema, SkuCleaner cleaner, ResultTable rows)
    {
        if (schema.TryParse(codes.Span(Code), out _))
        {
            var code = codes.Text(Code);
            rows.Add(codes.Line, code, true, code, Cell.Empty, Cell.Empty, Cell.Empty);
            return;
        }

        var clean = cleaner.Clean(codes.Text(Code));
        var first = clean.Report.Findings[0];
        var undone = clean.Suggestions.FirstOrDefault(suggestion => suggestion.Damage != SkuDamage.Spelling);
        rows.Add(codes.Line, clean.Text, false, clean.Code, undone?.DamageCode ?? first.Code, first.Position, Explain(clean, undone));
    }

    /// <summary>Every finding; and, where a spreadsheet is at fault, which code fits and why, or which ones do.</summary>
    private static string Explain(SkuCleanUp clean, SkuSuggestion? undone)
    {
        var findings = string.Join("; ", clean.Report.Findings.Select(finding => finding.Message));
        return clean.Status switch
        {
            CleanUpStatus.Ambiguous => $"{findings}; several codes fit: {string.Join(", ", clean.Suggestions.Select(suggestion => suggestion.Code))}",
            CleanUpStatus.Repaired when undone is not null => $"{findings}; {undone.Reason}",
            _ => findings,
        };
    }
}
