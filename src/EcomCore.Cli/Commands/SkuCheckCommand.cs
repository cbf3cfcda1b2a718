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
            "Says of every code whether it is valid, the one code it can only mean, and what is wrong: the first error with its position (characters from 0), and every error in words.")
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

        using var rows = run.Table(Columns);
        while (codes.Read())
        {
            Add(rows, codes.Line, schema.Validate(codes.Text(Code)));
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

    private static void Add(ResultTable rows, long line, SkuReport report)
    {
        if (report.IsValid)
        {
            rows.Add(line, report.Text, true, report.Canonical, Cell.Empty, Cell.Empty, Cell.Empty);
            return;
        }

        var first = report.Findings[0];
        rows.Add(
            line, report.Text, false, report.Canonical, first.Code, first.Position, string.Join("; ", report.Findings.Select(finding => finding.Message)));
    }
}
