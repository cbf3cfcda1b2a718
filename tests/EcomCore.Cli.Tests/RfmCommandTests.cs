using System.Globalization;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

public sealed class RfmCommandTests : IDisposable
{
    private const string Orders =
        """
        order_id,customer_id,quantity,unit_price,ordered_at
        1,ann,2,10.50,2025-09-28T10:00:00
        1,ann,1,4.00,2025-09-28T10:00:00
        2,bob,1,30.00,2025-09-20
        C2,bob,-1,5.00,2025-09-25
        3,,1,9.00,2025-09-25
        4,eve,1,7.00,2025-03-01
        5,eve,1,7.00,2025-10-02
        C6,joe,-1,7.00,2025-09-02

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Customers_come_with_values_scores_and_segment()
    {
        var answer = Run(Orders, "--bins", "3", "--scheme", "eight", "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(
            [
                "customer_id,recency_days,frequency,monetary,r,f,m,score,segment",
                "ann,3,1,25.00,3,1,2,312,Important value",
                "bob,11,1,25.00,2,1,2,212,Important value",
                "eve,214,1,7.00,1,1,1,111,General keep",
            ],
            answer.OutputLines);
    }

    [Fact]
    public void What_was_left_out_is_counted_on_standard_error()
    {
        Assert.Equal(
            [
                "Order lines without a customer, skipped: 1.",
                "Order lines after 2025-10-01, left out: 1.",
                "Customers with returns and no purchase, left out: 1.",
            ],
            Run(Orders, "--output", "-").ErrorLines);
    }

    [Fact]
    public void An_amount_column_is_taken_before_quantity_and_price()
    {
        var answer = Run("amount,ordered_at,quantity,unit_price,customer_id\n12.5,2025-10-01,1,99,7\n", "--output", "-");

        Assert.Equal("7,0,1,12.5,1,1,1,111,Lost", answer.OutputLines[1]);
    }

    [Fact]
    public void A_time_with_an_offset_is_read_in_the_zone()
    {
        var answer = Run(
            "customer_id,ordered_at,amount\na,2025-09-30T20:00:00Z,1\n", "--zone", "Asia/Shanghai", "--output", "-");

        Assert.StartsWith("a,0,", answer.OutputLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_ones_own_come_from_a_file_and_their_gaps_are_told()
    {
        var scheme = _folder.Write(
            "scheme.json", """{ "name": "mine", "segments": [ { "name": "=Recent", "r": [2,2] }, { "name": "Never", "r": [2,2], "f": [1,1] } ] }""");

        var answer = Run(
            "customer_id,ordered_at,amount\na,2025-09-30,1\nb,2025-08-30,1\n", "--scheme", scheme, "--bins", "2", "--spreadsheet-safe", "--output", "-");

        Assert.EndsWith(",'=Recent", answer.OutputLines[1], StringComparison.Ordinal);
        Assert.EndsWith(",Unassigned", answer.OutputLines[2], StringComparison.Ordinal);
        Assert.Equal(
            [
                "Rule 2 of the scheme (Never) never decides: earlier rules cover its scores.",
                "4 of 8 score cells are covered by no rule, the first is 1-1-1; customers there are Unassigned.",
            ],
            answer.ErrorLines);
    }

    [Fact]
    public void Every_bad_line_and_every_fault_of_the_scheme_is_told_and_nothing_is_written()
    {
        var scheme = _folder.Write("scheme.json", """{ "name": "mine", "segments": [ { "name": "x", "r": [5,4], "q": 1 } ] }""");
        var output = _folder.Write("rfm.csv", "kept");

        var answer = Run(
            "customer_id,ordered_at,quantity,unit_price\na,yesterday,x,1\nb,2025-09-30,1000000000,1000000000000\nc,2025-09-30,1,1e16\n",
            "--scheme",
            scheme,
            "--output",
            output);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "scheme.json: $.segments[0].r: expected two scores, the lower first, from 1 to 9",
                "scheme.json: $.segments[0].q: unknown property",
                "orders.csv:2: ordered_at: expected a date such as 2025-04-01, found 'yesterday'",
                "orders.csv:2: quantity: expected a whole number, found 'x'",
                "orders.csv:3: unit_price: expected at most 1,000,000,000,000,000, found '1000000000000'",
                "orders.csv:4: unit_price: expected at most 1,000,000,000,000,000, found '1e16'",
            ],
            answer.ErrorLines);
        Assert.Equal("kept", File.ReadAllText(output));
    }

    [Theory]
    [InlineData("customer_id,ordered_at,quantity\na,2025-09-30,1\n", "orders.csv:1: amount: the column is missing; expected amount, or quantity and unit_price")]
    [InlineData("ordered_at,amount\n2025-09-30,1\n", "orders.csv:1: customer_id: the column is missing")]
    public void A_missing_column_is_told(string orders, string expected)
    {
        var answer = Run(orders, "--output", "-");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(expected, Assert.Single(answer.ErrorLines));
        Assert.Empty(answer.Output);
    }

    [Theory]
    [InlineData("--bins", "10", "--bins: expected 2 to 9, found '10'")]
    [InlineData("--bins", "x", "--bins: expected 2 to 9, found 'x'")]
    [InlineData("--method", "R", "--method: expected one of quantile, r, rank, width, kmeans; found 'R'")]
    public void A_wrong_option_is_named(string option, string value, string expected)
    {
        var answer = Run(Orders, option, value);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(expected, answer.ErrorLines[0]);
    }

    [Fact]
    public void A_wrong_day_is_named()
    {
        var answer = EcomRunner.Run("rfm", "--orders", _folder.Write("orders.csv", Orders), "--as-of", "tomorrow");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("--as-of: expected a date such as 2025-04-01, found 'tomorrow'", answer.ErrorLines[0]);
    }

    [Fact]
    public void No_rows_give_a_header()
    {
        var answer = Run("customer_id,ordered_at,amount\n", "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Single(answer.OutputLines);
    }

    [Theory]
    [InlineData("quantile")]
    [InlineData("r")]
    [InlineData("rank")]
    [InlineData("width")]
    [InlineData("kmeans")]
    public void Every_method_runs(string method) => Assert.Equal(4, Run(Orders, "--method", method, "--output", "-").OutputLines.Count);

    [Fact]
    public void A_cancelled_run_leaves_no_file()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var output = _folder.PathOf("rfm.csv");

        var answer = EcomRunner.Run(
            source.Token, "rfm", "--orders", _folder.Write("orders.csv", Orders), "--as-of", "2025-10-01", "--output", output);

        Assert.Equal(130, answer.ExitCode);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void Two_currencies_are_told()
    {
        var answer = Run("customer_id,ordered_at,amount,currency\na,2025-09-30,1,CNY\nb,2025-09-30,1,\nc,2025-09-30,1,USD\nd,2025-09-30,1,CNY\n", "--output", "-");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("orders.csv:4: currency: expected CNY as in line 2, found 'USD'", Assert.Single(answer.ErrorLines));
    }

    [Fact]
    public void A_picture_shows_the_map_the_moves_and_the_months()
    {
        var picture = _folder.PathOf("rfm.svg");

        var answer = Run(Orders, "--since", "2025-09-22", "--picture", picture, "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        var svg = File.ReadAllText(picture);
        Assert.Contains("Customers by recency and frequency, 2025-10-01", svg, StringComparison.Ordinal);
        Assert.Contains("2025-09-22 to 2025-10-01", svg, StringComparison.Ordinal);
        Assert.Contains("2025-03 (1)", svg, StringComparison.Ordinal);
        Assert.Contains("2025-09 (2)", svg, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public void Real_orders_with_returns_and_guests_are_read()
    {
        var answer = EcomRunner.Run(
            "rfm", "--orders", SharedData.PathOf("data/store-uk-retail/orders.csv"), "--as-of", "2011-12-09", "--output", _folder.PathOf("rfm.csv"));

        Assert.Equal(0, answer.ExitCode);
        var rows = File.ReadLines(_folder.PathOf("rfm.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0]);

        // Figures of an independent count over the same file, line by line with sets of order ids.
        Assert.Equal(5881, rows.Count);
        Assert.Equal(36975, rows.Values.Sum(cells => long.Parse(cells[2], CultureInfo.InvariantCulture)));
        Assert.Equal(16404700.708m, rows.Values.Sum(cells => decimal.Parse(cells[3], CultureInfo.InvariantCulture)));
        Assert.Equal(["157", "8", "1459.460"], rows["13085"][1..4]);
        Assert.Equal(["325", "12", "-64.680"], rows["12346"][1..4]);
        Assert.Equal(
            ["Order lines without a customer, skipped: 235287.", "Customers with returns and no purchase, left out: 61."], answer.ErrorLines);
    }

    private EcomAnswer Run(string orders, params string[] options) =>
        EcomRunner.Run(["rfm", "--orders", _folder.Write("orders.csv", orders), "--as-of", "2025-10-01", .. options]);
}
