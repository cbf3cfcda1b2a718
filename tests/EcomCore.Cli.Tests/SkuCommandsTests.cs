using EcomCore.SampleData;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

public sealed class SkuCommandsTests : IDisposable
{
    private const string FourLayer =
        """
        { "name": "four", "separator": "-", "segments": [
          { "name": "platform", "kind": "choice", "values": { "TB": "Taobao", "DD": "Pinduoduo" } },
          { "name": "category", "kind": "choice", "values": { "01": "apparel", "02": "electronics" } },
          { "name": "size", "kind": "choice", "values": { "S": "small", "M": "medium", "L": "large" } },
          { "name": "launched", "kind": "yearMonth", "pivot": 70 } ] }
        """;

    private const string WithSerial =
        """
        { "name": "serial", "separator": "-", "segments": [
          { "kind": "literal", "text": "X" },
          { "name": "size", "kind": "choice", "values": { "S": "small", "M": "medium" } },
          { "name": "serial", "kind": "serial", "width": 2 },
          { "name": "check", "kind": "check", "scheme": "mod37-36" } ] }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_code_is_judged_with_its_canonical_spelling_and_its_errors()
    {
        var answer = Check(FourLayer, "note,code\na,TB-01-M-2504\nb,tb-1-M-2504\nc,\"TB-01-X-2513\"\nd,\n");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(
            [
                "line,code,valid,normalized,error,position,message",
                "2,TB-01-M-2504,true,TB-01-M-2504,,,",
                "3,tb-1-M-2504,false,TB-01-M-2504,wrong-case,0,\"platform: expected one of TB, DD, found 'tb' at 0; did you mean 'TB'?; category: expected one of 01, 02, found '1' at 3; did you mean '01'?\"",
                "4,TB-01-X-2513,false,,unknown-value,6,\"size: expected one of S, M, L, found 'X' at 6; launched: expected a month from 01 to 12, found '13' at 10\"",
                "5,,false,,empty,0,\"expected a code of four, found nothing at 0\"",
            ],
            answer.OutputLines);
        Assert.Empty(answer.Error);
    }

    [Fact]
    public void What_a_spreadsheet_did_is_undone_where_one_code_fits_and_told_where_several_do()
    {
        const string Rack = """{ "name": "rack", "separator": "-", "segments": [ { "name": "rack", "kind": "number", "width": 2, "min": 1, "max": 40 }, { "name": "shelf", "kind": "number", "width": 2, "min": 1, "max": 12 } ] }""";
        var rows = Check(Rack, "code\n20-Jan\n2-Jan\n").OutputLines;
        Assert.StartsWith("2,20-Jan,false,20-01,date,", rows[1], StringComparison.Ordinal);
        Assert.EndsWith("; a spreadsheet took the code for a date: 20-Jan\"", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("3,2-Jan,false,,date,", rows[2], StringComparison.Ordinal);
        Assert.EndsWith("; several codes fit: 01-02, 02-01\"", rows[2], StringComparison.Ordinal);

        const string Number = """{ "name": "n", "separator": "", "segments": [ { "name": "n", "kind": "number", "width": 6 } ] }""";
        Assert.Equal(
            ["2504,false,002504", "2.504E+03,false,002504", "2504.0,false,002504", "2.50E+03,false,"],
            Check(Number, "code\n2504\n2.504E+03\n2504.0\n2.50E+03\n").OutputLines.Skip(1).Select(line => string.Join(',', line.Split(',')[1..4])));
    }

    [Fact]
    public void Damaged_codes_of_an_export_are_never_valid_and_never_repaired_to_another_code()
    {
        var rows = CodeExport.Rows(4000, 0.5, seed: 7).ToList();
        var export = _folder.Write("export.csv", "code\n" + string.Join('\n', rows.Select(row => $"\"{row.Code.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n");
        var schema = _folder.Write("schema.json", CodeExport.Schema.ToJson());
        var answer = EcomRunner.Run("sku", "check", "--schema", schema, "--input", export, "--output", "-");

        var judged = answer.OutputLines.Skip(1).ToList();
        Assert.Equal(rows.Count, judged.Count);
        foreach (var (row, line) in rows.Zip(judged))
        {
            var isValid = line.Contains(",true,", StringComparison.Ordinal);
            var isRepaired = line.Contains($",false,{row.Original},", StringComparison.Ordinal);
            switch (row.Damage)
            {
                case null:
                    Assert.True(isValid, line);
                    break;
                case { CanBeUndone: true }:
                    Assert.True(isRepaired, line);
                    break;
                default:
                    // MOD 37,36 misses a swap in 650; with this seed it misses none.
                    Assert.True(!isValid && line.Contains(",false,,", StringComparison.Ordinal), line);
                    break;
            }
        }
    }

    [Fact]
    public void Codes_that_no_schema_knows_are_no_bad_lines()
    {
        var answer = Check(FourLayer, "code\n" + new string('T', 100_000) + "\n=cmd()\n😀\n");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["too-long", "unknown-value", "unknown-value"], answer.OutputLines.Skip(1).Select(line => line.Split(',')[4]));
    }

    [Fact]
    public void Every_fault_of_the_schema_is_told_with_its_path()
    {
        var answer = Check("""{ "name": "x", "separator": "-", "colour": 1, "segments": [ { "name": "a", "kind": "number", "width": 0 } ] }""", "code\nA\n");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            ["schema.json: $.segments[0].width: expected 1 to 18, found 0", "schema.json: $.colour: unknown property"], answer.ErrorLines);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public void A_missing_column_is_told() =>
        Assert.Equal("input.csv:1: code: the column is missing", Assert.Single(Check(FourLayer, "sku\nTB-01-M-2504\n").ErrorLines));

    [Fact]
    public void Products_get_a_code_with_serial_and_check_behind_their_columns()
    {
        var answer = Generate(WithSerial, "size,product\nS,\"Shirt, blue\"\nM,Shoe\n", "--serial-from", "8");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["size,product,code", "S,\"Shirt, blue\",X-S-08-1", "M,Shoe,X-M-09-A"], answer.OutputLines);
        Assert.Equal("Next serial: 10.", Assert.Single(answer.ErrorLines));
    }

    [Fact]
    public void A_serial_that_is_given_is_kept() =>
        Assert.Equal("7,S,X-S-07-3", Generate(WithSerial, "serial,size\n7,S\n").OutputLines[1]);

    [Fact]
    public void Every_value_that_does_not_fit_is_told_and_nothing_is_written()
    {
        var output = _folder.Write("coded.csv", "kept");
        var answer = Generate(
            FourLayer,
            "platform,category,size,launched\nJD,1,S,2504\nTB,01,,2025-04\nTB,01,M,2504\nTB,01,M,2025-04\n",
            "--output",
            output);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "input.csv:2: platform: expected one of TB, DD, found 'JD'",
                "input.csv:2: category: expected one of 01, 02, found '1'; did you mean '01'?",
                "input.csv:3: size: expected one of S, M, L, found nothing",
                "input.csv:5: platform: the code TB-01-M-2504 is that of line 4",
            ],
            answer.ErrorLines);
        Assert.Equal("kept", File.ReadAllText(output));
    }

    [Fact]
    public void A_serial_that_runs_out_is_told_at_its_line()
    {
        var answer = Generate(WithSerial, "size\nS\nM\n", "--serial-from", "99");
        Assert.Equal(
            [
                "input.csv:3: serial: expected a serial number up to 99, found 'next number 100'",
                "input.csv: 2 serial numbers were needed, 1 are possible",
            ],
            answer.ErrorLines);
    }

    [Theory]
    [InlineData("size,code\nS,A\n", "input.csv:1: code: the column is there already")]
    [InlineData("product\nShirt\n", "input.csv:1: size: the column is missing")]
    public void A_column_that_is_missing_or_taken_is_told(string products, string expected) =>
        Assert.Equal(expected, Assert.Single(Generate(WithSerial, products).ErrorLines));

    [Fact]
    public void A_wrong_first_serial_is_named() =>
        Assert.Equal("--serial-from: expected a whole number from 0 to 9223372036854775807, found '-1'", Generate(WithSerial, "size\nS\n", "--serial-from", "-1").ErrorLines[0]);

    [Fact]
    public void Generated_codes_are_valid_codes()
    {
        var coded = _folder.PathOf("coded.csv");
        Assert.Equal(0, Generate(WithSerial, "size\nS\nM\nS\n", "--output", coded).ExitCode);

        var answer = EcomRunner.Run("sku", "check", "--schema", _folder.PathOf("schema.json"), "--input", coded, "--output", "-");
        Assert.All(answer.OutputLines.Skip(1), line => Assert.Contains(",true,", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_samples_of_the_help_run()
    {
        var samples = Path.Combine(Repository.Root, "docs", "sample-codes");
        var check = EcomRunner.Run("sku", "check", "--schema", Path.Combine(samples, "schema.json"), "--input", Path.Combine(samples, "codes.csv"), "--output", "-");
        Assert.Equal(
            ["true", "true", "false", "false", "false", "false", "false"], check.OutputLines.Skip(1).Select(line => line.Split(',')[2]));
        var generate = EcomRunner.Run(
            "sku", "generate", "--schema", Path.Combine(samples, "schema.json"), "--input", Path.Combine(samples, "products.csv"), "--output", "-");
        Assert.EndsWith(",TB-01-M-2504-0001-Y", generate.OutputLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_serial_lies_behind_those_that_the_file_gives()
    {
        var samples = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sample-codes", "schema.json"));

        var answer = Generate(samples, "platform,category,size,launched,serial\nTB,01,M,2504,2\nTB,01,M,2504,\n");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Next serial: 3.", answer.Error, StringComparison.Ordinal);
    }

    private EcomAnswer Check(string schema, string codes) =>
        EcomRunner.Run("sku", "check", "--schema", _folder.Write("schema.json", schema), "--input", _folder.Write("input.csv", codes), "--output", "-");

    private EcomAnswer Generate(string schema, string products, params string[] options) =>
        EcomRunner.Run(
            ["sku", "generate", "--schema", _folder.Write("schema.json", schema), "--input", _folder.Write("input.csv", products),
             .. options.Contains("--output") ? options : [.. options, "--output", "-"]]);
}
