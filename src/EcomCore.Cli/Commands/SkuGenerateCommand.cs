using System.CommandLine;
using System.Globalization;
using EcomCore.Cli.Tables;
using EcomCore.Sku;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom sku generate</c>: a new code for every product.</summary>
internal static class SkuGenerateCommand
{
    private const string CodeColumn = "code";
    private const int ProgressEvery = 4096;

    private static readonly Option<string> Input = CommonOptions.Input(
        "--input", "Products: a column per segment of the schema. Literals and check characters are filled in, the serial too when its cell is empty or missing.");

    private static readonly Option<long> SerialFrom = new("--serial-from")
    {
        Description = "The first serial number to give; the next run goes on after the last one.",
        HelpName = "N",
        CustomParser = result => WholeOption.Parse(result, "--serial-from", 0, long.MaxValue),
        DefaultValueFactory = _ => 1,
    };

    public static Command Create() =>
        new Command("generate", "Writes the products with a column code. A code that two products would share is refused.")
        {
            SkuCommand.Schema, Input, SerialFrom,
        }
        .Does("ecom sku generate --schema docs/sample-codes/schema.json --input docs/sample-codes/products.csv --output coded.csv", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var path = parsed.GetRequiredValue(Input);
        var schema = SkuSchemaFile.Read(parsed.GetRequiredValue(SkuCommand.Schema), run);
        using var products = schema is null ? null : Open(path, schema, run);
        if (schema is null || products is null)
        {
            return run.Refuse();
        }

        var header = products.Header;
        if (header.Contains(CodeColumn, StringComparer.Ordinal))
        {
            run.Complaints.Add(path, 1, CodeColumn, "the column is there already");
            return run.Refuse();
        }

        var serials = new InMemorySerialCounter(parsed.GetRequiredValue(SerialFrom));
        using var rows = run.Table([.. header, CodeColumn]);
        if (Write(products, header.Count, schema, serials, rows, run, out var largest) is > 0 and var without)
        {
            var given = serials.Next - parsed.GetRequiredValue(SerialFrom);
            run.Complaints.Add(path, string.Create(CultureInfo.InvariantCulture, $"{given + without} serial numbers were needed, {given} are possible"));
        }

        if (run.Complaints.Any)
        {
            return run.Refuse();
        }

        rows.Commit();
        NoteNextSerial(schema, Math.Max(serials.Next, largest + 1), run);
        return ExitCode.Done;
    }

    /// <summary>Column i of the table is segment i; the segments that a code cannot be made without come first and are required.</summary>
    private static CsvTable? Open(string path, SkuSchema schema, CommandRun run)
    {
        var optional = schema.Segments.Where(IsOptional).Select(segment => segment.Name).ToArray();
        var required = schema.Segments.Where(segment => !IsOptional(segment)).Select(segment => segment.Name).ToArray();
        return run.Open(path, required, optional);
    }

    private static bool IsOptional(SkuSegment segment) => segment is LiteralSegment or SerialSegment or CheckSegment || segment.MinLength == 0;

    /// <summary>Writes the products, and returns how many found no serial number left.</summary>
    private static long Write(CsvTable products, int width, SkuSchema schema, InMemorySerialCounter serials, ResultTable rows, CommandRun run, out long largest)
    {
        largest = -1;
        var serial = schema.Segments.FirstOrDefault(segment => segment is SerialSegment)?.Name;
        var columns = ColumnsOf(schema);
        var values = new string?[columns.Length];
        var cells = new Cell[width + 1];
        var lines = new Dictionary<SkuCode, long>();
        var without = 0L;
        while (products.Read())
        {
            for (var i = 0; i < columns.Length; i++)
            {
                values[i] = products.Text(columns[i]);
            }

            var report = schema.Compose(values, serials);
            if (!report.IsValid)
            {
                Complain(products, columns, schema, report);
                without += report.Findings.Any(finding => finding.Kind == SkuFindingKind.CapacityExhausted) ? 1 : 0;
                continue;
            }

            if (!lines.TryAdd(report.Code, products.Line))
            {
                products.Refuse(columns[0], string.Create(CultureInfo.InvariantCulture, $"the code {report.Text} is that of line {lines[report.Code]}"));
                continue;
            }

            largest = serial is null ? largest : Math.Max(largest, report.Code.Number(serial));
            for (var i = 0; i < width; i++)
            {
                cells[i] = products.CellAt(i);
            }

            cells[width] = report.Text;
            rows.Add(cells);
            if (rows.Rows % ProgressEvery == 0)
            {
                run.Progress("products", rows.Rows);
            }
        }

        return without;
    }

    /// <summary>For each segment its column in the order that <see cref="Open"/> asked for.</summary>
    private static int[] ColumnsOf(SkuSchema schema)
    {
        var required = schema.Segments.Count(segment => !IsOptional(segment));
        var columns = new int[schema.Segments.Count];
        for (int i = 0, fixedSoFar = 0, optionalSoFar = 0; i < columns.Length; i++)
        {
            columns[i] = IsOptional(schema.Segments[i]) ? required + optionalSoFar++ : fixedSoFar++;
        }

        return columns;
    }

    private static void Complain(CsvTable products, int[] columns, SkuSchema schema, SkuReport report)
    {
        foreach (var finding in report.Findings.DistinctBy(finding => (finding.Segment, finding.Expected, finding.Found)))
        {
            var column = columns[schema.IndexOf(finding.Segment!)];
            if (finding.Suggestion is { } meant)
            {
                products.Refuse(column, $"expected {finding.Expected}, found '{finding.Found}'; did you mean '{meant}'?");
            }
            else if (finding.Found.Length == 0)
            {
                products.Refuse(column, $"expected {finding.Expected}, found nothing");
            }
            else
            {
                products.Refuse(column, $"expected {finding.Expected}", finding.Found);
            }
        }
    }

    /// <summary>Behind every number of the file, whether it was given or taken.</summary>
    private static void NoteNextSerial(SkuSchema schema, long next, CommandRun run)
    {
        if (schema.Segments.Any(segment => segment is SerialSegment))
        {
            run.Note(string.Create(CultureInfo.InvariantCulture, $"Next serial: {next}."));
        }
    }
}
