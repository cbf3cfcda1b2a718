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
                "Scores that no customer has, for equal values stay together: recency 3, 5; frequency 2, 3, 4, 5; monetary 3, 4, 5.",
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
                "Scores that no customer has, for equal values stay together: frequency 2; monetary 2.",
                "Rule 1 of the scheme (=Recent) and Rule 2 of the scheme (Never) share 2 score cells (2-1-1, 2-1-2); the first decides.",
                "Rule 2 of the scheme (Never) never decides: earlier rules cover its scores.",
                "No rule covers 4 score cells (1-1-1, 1-1-2, 1-2-1, 1-2-2) of 8; customers there are Unassigned.",
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
        Assert.Contains("Segments by recency and frequency, 2025-10-01", svg, StringComparison.Ordinal);
        Assert.Contains("33.3%", svg, StringComparison.Ordinal);
        Assert.Contains("Sizes of the segments", svg, StringComparison.Ordinal);
        Assert.Contains("2025-09-22 to 2025-10-01", svg, StringComparison.Ordinal);
        Assert.Contains("2025-03 (1)", svg, StringComparison.Ordinal);
        Assert.Contains("2025-09 (2)", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void How_the_rules_lie_over_the_scores_is_told()
    {
        var scheme = _folder.Write("s.json", """
            { "name": "s", "segments": [ { "name": "A", "r": [2,2] }, { "name": "B", "f": [2,2], "m": [1,2] }, { "name": "C", "r": [2,2], "f": [1,1] }, { "name": "D", "m": [3,9] } ] }
            """);

        Assert.Equal(
            [
                "Rule 1 of the scheme (A) and Rule 2 of the scheme (B) share 2 score cells (2-2-1, 2-2-2); the first decides.",
                "Rule 1 of the scheme (A) and Rule 3 of the scheme (C) share 2 score cells (2-1-1, 2-1-2); the first decides.",
                "Rule 3 of the scheme (C) never decides: earlier rules cover its scores.",
                "Rule 4 of the scheme (D) never decides: it asks for scores that do not exist; there are r 1 to 2, f 1 to 2, m 1 to 2.",
                "No rule covers 2 score cells (1-1-1, 1-1-2) of 8; customers there are Unassigned.",
            ],
            Run(Orders, "--scheme", scheme, "--bins", "2", "--output", "-").ErrorLines.Where(line => line.Contains("ule ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_eight_classes_say_what_they_compare_with() =>
        Assert.Contains(
            "Scheme eight: a score is high from recency 2 (the mean), frequency 1 (the mean), monetary 1.6667 (the mean).",
            Run(Orders, "--bins", "3", "--scheme", "eight", "--output", "-").ErrorLines);

    [Theory]
    [InlineData("2025-10-01", "--since: expected a day before --as-of")]
    [InlineData("2026-12-01", "--since: expected a day before --as-of")]
    [InlineData("9999-12-31", "--since: expected a date such as 2025-04-01 before the year 9000, found '9999-12-31'")]
    public void An_earlier_day_that_is_not_earlier_is_refused(string since, string expected)
    {
        var answer = Run(Orders, "--since", since, "--picture", _folder.PathOf("x.svg"), "--output", "-");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(expected, answer.ErrorLines[0]);
    }

    [Fact]
    public void An_earlier_day_without_a_picture_is_refused() =>
        Assert.Equal("--since: only the picture shows moves; expected --picture too", Run(Orders, "--since", "2025-09-01", "--output", "-").ErrorLines[0]);

    [Fact]
    public void The_help_shows_defaults_that_may_be_typed()
    {
        var help = EcomRunner.Run("rfm", "--help").Output;

        Assert.Contains("[default: quantile]", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Quantile", help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_of_the_year_one_is_drawn_too()
    {
        var picture = _folder.PathOf("old.svg");

        var answer = Run("customer_id,ordered_at,amount\na,0001-01-01,10\nb,2025-09-30,1\n", "--picture", picture, "--output", _folder.PathOf("old.csv"));

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("2025-09 (1)", File.ReadAllText(picture), StringComparison.Ordinal);
    }

    [Fact]
    public void Segments_called_as_the_picture_calls_others_are_drawn()
    {
        var scheme = _folder.Write("ny.json", """{ "name": "ny", "segments": [ { "name": "Not yet", "r": [1,1] }, { "name": "No longer", "r": [2,2] }, { "name": "Unassigned", "r": [3,4] } ] }""");

        Assert.Equal(0, Run(Orders, "--scheme", scheme, "--since", "2025-09-22", "--picture", _folder.PathOf("ny.svg"), "--output", "-").ExitCode);
    }

    [Fact]
    public void A_quantity_below_zero_beside_an_amount_is_a_return()
    {
        const string Header = "customer_id,ordered_at,amount,quantity\na,2025-09-30,10,1\n";

        Assert.Equal("a,1,1,7,1,1,1,111,Lost", Run(Header + "a,2025-09-30,-3,-1\n", "--output", "-").OutputLines[1]);
        Assert.Equal("a,1,1,10,1,1,1,111,Lost", Run(Header + "a,2025-09-30,0,-1\n", "--output", "-").OutputLines[1]);
        Assert.Equal("orders.csv:3: amount: expected 0 or less beside a quantity below 0, found '3'", Run(Header + "a,2025-09-30,3,-1\n", "--output", "-").ErrorLines[0]);
    }

    [Fact]
    public void One_long_id_leaves_the_other_columns_their_room()
    {
        var output = Run($"customer_id,ordered_at,amount\n{new string('x', 100_000)},2025-09-30,12.5\n").Output;

        Assert.Contains(new string('x', 57) + "...", output, StringComparison.Ordinal);
        Assert.Contains("12.5", output, StringComparison.Ordinal);
        Assert.Contains("Lost", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Spaces_around_ids_do_not_make_other_customers()
    {
        var answer = Run("customer_id,ordered_at,amount,order_id\na,2025-09-30,1,7\n a ,2025-09-30,2, 7 \n", "--output", "-");

        Assert.Equal("a,1,1,3,1,1,1,111,Lost", answer.OutputLines[1]);
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
            ["Order lines without a customer, skipped: 235287.", "Customers with returns and no purchase, left out: 61."], answer.ErrorLines.Take(2));
    }

    [Fact]
    public void A_return_that_adds_money_is_a_bad_line()
    {
        var answer = Run("customer_id,ordered_at,quantity,unit_price\na,2025-09-01,-2,-10\na,2025-09-01,1,5\n", "--output", "-");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("orders.csv:2: unit_price: expected 0 or more beside a quantity below 0, found '-10'", answer.Error, StringComparison.Ordinal);
    }

    private EcomAnswer Run(string orders, params string[] options) =>
        EcomRunner.Run(["rfm", "--orders", _folder.Write("orders.csv", orders), "--as-of", "2025-10-01", .. options]);
}
