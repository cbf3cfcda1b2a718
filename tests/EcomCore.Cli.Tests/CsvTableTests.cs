using EcomCore.Cli.Tables;
using NodaTime;

namespace EcomCore.Cli.Tests;

public sealed class CsvTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Complaints _complaints = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_are_found_in_any_order_and_unknown_ones_ignored()
    {
        using var table = Open("extra,quantity,sku\nx,3,A1\n", ["sku", "quantity"]);

        Assert.True(table!.Read());
        Assert.Equal("A1", table.Text(0));
        Assert.True(table.TryWhole(1, out var quantity));
        Assert.Equal(3, quantity);
        Assert.False(table.Read());
        Assert.False(_complaints.Any);
    }

    [Fact]
    public void A_bad_cell_is_reported_with_file_line_and_column()
    {
        using var table = Open("sku,quantity\nA,1\nB,x\n", ["sku", "quantity"]);
        table!.Read();
        table.Read();

        Assert.False(table.TryWhole(1, out _));
        Assert.Equal("data.csv:3: quantity: expected a whole number, found 'x'", Reported());
    }

    [Fact]
    public void A_row_of_one_quoted_empty_cell_is_no_blank_line()
    {
        using var table = Open("code\n\"\"\n\nTB\n", ["code"])!;
        var rows = new List<(long, string)>();
        while (table.Read())
        {
            rows.Add((table.Line, table.Text(0)));
        }

        Assert.Equal([(2, ""), (4, "TB")], rows);
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_breaks_and_blank_lines()
    {
        using var table = Open("sku,quantity\n\"a\nb\",1\n\nC,x\n", ["sku", "quantity"]);
        table!.Read();
        table.Read();

        Assert.Equal(5, table.Line);
    }

    [Fact]
    public void A_missing_column_and_a_doubled_one_are_complaints()
    {
        Assert.Null(Open("sku,sku\nA,B\n", ["sku", "quantity"]));
        Assert.Equal("data.csv:1: sku: the column appears twice\ndata.csv:1: quantity: the column is missing", Reported());
    }

    [Theory]
    [InlineData("SKU\nA\n", "data.csv:1: sku: the column is missing; found 'SKU', expected it in small letters and without spaces around it")]
    [InlineData("id, sku \n1,A\n", "data.csv:1: sku: the column is missing; found 'sku', expected it in small letters and without spaces around it")]
    [InlineData("id;sku\n1;A\n", "data.csv:1: sku: the column is missing; the cells are separated by semicolons, expected commas")]
    [InlineData("id\tsku\n1\tA\n", "data.csv:1: sku: the column is missing; the cells are separated by tabs, expected commas")]
    [InlineData("id;sku,code\n1,A\n", "data.csv:1: sku: the column is missing")]
    public void A_header_that_was_meant_otherwise_is_told(string text, string expected)
    {
        Assert.Null(Open(text, ["sku"]));
        Assert.Equal(expected, Reported());
    }

    [Fact]
    public void A_row_with_the_wrong_number_of_cells_is_a_complaint_and_reading_goes_on()
    {
        using var table = Open("sku,quantity\nA\nB,2\n", ["sku", "quantity"]);

        Assert.True(table!.Read());
        Assert.Equal("B", table.Text(0));
        Assert.Equal("data.csv:2: expected 2 cells as in the header, found 1", Reported());
    }

    [Theory]
    [InlineData("", "data.csv: the file is empty; expected a header row")]
    [InlineData("sku,quantity\n\"A,1\n", "data.csv:2: A quoted field at the end of the input ends without a closing quote.")]
    public void A_file_that_is_no_table_is_a_complaint(string text, string expected)
    {
        using var table = Open(text, ["sku"]);
        while (table?.Read() == true)
        {
        }

        Assert.Equal(expected, Reported());
    }

    [Fact]
    public void A_missing_file_and_bytes_that_are_not_utf8_are_complaints()
    {
        Assert.Null(CsvTable.Open(_folder.PathOf("none.csv"), ["sku"], [], DateTimeZone.Utc, _complaints));
        File.WriteAllBytes(_folder.PathOf("latin.csv"), [.. "sku\n"u8, 0xE9, (byte)'\n']);
        using var table = CsvTable.Open(_folder.PathOf("latin.csv"), ["sku"], [], DateTimeZone.Utc, _complaints);
        while (table?.Read() == true)
        {
        }

        Assert.Equal("none.csv: no such file\nlatin.csv: not valid UTF-8", Reported());
    }

    [Fact]
    public void Only_the_first_twenty_complaints_are_shown_and_the_rest_counted()
    {
        using var table = Open("n\n" + string.Concat(Enumerable.Repeat("x\n", 25)), ["n"]);
        while (table!.Read())
        {
            table.TryWhole(0, out _);
        }

        var lines = Reported().Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.Equal("... and 5 more.", lines[^1]);
    }

    [Theory]
    [InlineData("2025-04-01", "2025-03-31T16:00:00Z")]
    [InlineData("2025-04-01T08:30:00", "2025-04-01T00:30:00Z")]
    [InlineData("2025-04-01T08:30:00+02:00", "2025-04-01T06:30:00Z")]
    [InlineData("2025-04-01T08:30:00Z", "2025-04-01T08:30:00Z")]
    public void A_time_without_offset_is_in_the_zone(string text, string expected)
    {
        var shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        Assert.True(IsoTime.TryParse(text, shanghai, out var time));
        Assert.Equal(expected, time.ToInstant().ToString());
    }

    [Theory]
    [InlineData("2025-13-01")]
    [InlineData("01/04/2025")]
    [InlineData("2025-02-29")]
    [InlineData("")]
    public void A_date_of_another_form_is_refused(string text) =>
        Assert.False(IsoTime.TryParse(text, DateTimeZone.Utc, out _));

    private CsvTable? Open(string text, string[] required) =>
        CsvTable.Open(_folder.Write("data.csv", text), required, [], DateTimeZone.Utc, _complaints);

    private string Reported()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        _complaints.WriteTo(writer);
        return writer.ToString().TrimEnd('\n');
    }
}
