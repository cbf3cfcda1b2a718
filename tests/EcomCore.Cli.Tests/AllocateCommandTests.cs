using System.Globalization;

namespace EcomCore.Cli.Tests;

public sealed class AllocateCommandTests : IDisposable
{
    private const string Stock = "sku,available\nA,1200\nB,10\nC,7\nD,5\n";

    private const string Demand =
        """
        sku,channel,demand,floor,cap,weight
        A,Amazon,1000,250,,
        B,Amazon,4,,,
        A,AliExpress,300,100,120,1
        A,Own shop,200,,,1.5
        B,"Taobao, main",1,,,2
        D,Amazon,0,,,

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_come_in_input_order_and_what_is_left_at_the_end()
    {
        var answer = Run(Stock, Demand);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(
            [
                "sku,channel,allocated",
                "A,Amazon,831",
                "B,Amazon,7",
                "A,AliExpress,120",
                "A,Own shop,249",
                "B,\"Taobao, main\",3",
                "D,Amazon,0",
                "C,*,7",
                "D,*,5",
            ],
            answer.OutputLines);
    }

    [Fact]
    public void A_policy_chooses_method_rounding_and_reserve()
    {
        var policy = _folder.Write(
            "policy.json",
            """{ "method": "priority", "rounding": "jefferson", "reserve_units": 2, "reserve_percent": 0.5, "demand_model": "normal" }""");

        var answer = Run("sku,available\nA,1000\n", "channel,sku,demand,tier,lot\nx,A,600,2,1\ny,A,300,1,12\n", "--policy", policy);

        Assert.Equal(["sku,channel,allocated", "A,x,600", "A,y,300", "A,*,100"], answer.OutputLines);
        Assert.Equal(["A,x,595", "A,y,300", "A,*,5"], Run(
            "sku,available\nA,900\n", "channel,sku,demand,tier,lot\nx,A,600,2,1\ny,A,300,1,12\n", "--policy", policy).OutputLines.Skip(1));
    }

    [Fact]
    public void Expected_profit_weighs_margin_and_doubt()
    {
        var policy = _folder.Write("policy.json", """{ "method": "expected-profit", "demand_model": "poisson", "holding_cost": 2 }""");

        // The sure margin first; the rest of the stock would cost more to hold than it brings.
        var answer = Run("sku,available\nA,40\n", "sku,channel,demand,margin,stddev,cap\nA,x,10,5,,\nA,y,4,20,9,6\nA,z,3,0,,\n", "--policy", policy);

        Assert.Equal(["sku,channel,allocated", "A,x,12", "A,y,6", "A,z,0", "A,*,22"], answer.OutputLines);
        Assert.Equal(
            ["demand.csv:2: margin: expected 0 or more, found '-1'", "demand.csv:2: stddev: expected a number, found 'x'"],
            Run("sku,available\nA,40\n", "sku,channel,demand,margin,stddev\nA,x,10,-1,x\n").ErrorLines);
    }

    [Fact]
    public void Expected_profit_asks_for_the_columns_it_divides_by()
    {
        const string Plain = "sku,channel,demand\nA,x,10\n";
        var normal = _folder.Write("normal.json", """{ "method": "expected-profit" }""");
        var poisson = _folder.Write("poisson.json", """{ "method": "expected-profit", "demand_model": "poisson" }""");

        var answer = Run("sku,available\nA,40\n", Plain, "--policy", normal);
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "demand.csv:1: margin: the column is missing; the method expected-profit divides by it",
                "demand.csv:1: stddev: the column is missing; the method expected-profit divides by it",
            ],
            answer.ErrorLines);
        Assert.Equal(
            "demand.csv:1: margin: the column is missing; the method expected-profit divides by it",
            Assert.Single(Run("sku,available\nA,40\n", Plain, "--policy", poisson).ErrorLines));
        Assert.Equal(
            ["demand.csv:2: margin: expected a number, found ''", "demand.csv:3: stddev: expected a number, found ''"],
            Run("sku,available\nA,40\n", "sku,channel,demand,margin,stddev\nA,x,10,,2\nA,y,10,5,\n", "--policy", normal).ErrorLines);
        Assert.Equal(0, Run("sku,available\nA,40\n", "sku,channel,demand,margin\nA,x,10,5\n", "--policy", poisson).ExitCode);
    }

    [Fact]
    public void Names_that_differ_by_spaces_are_not_two_channels() => Assert.Equal(
        ["demand.csv:3: channel: expected a name without spaces around it, found 'x '", "demand.csv:4: channel: expected a name, found nothing"],
        Run("sku,available\nA,40\n", "sku,channel,demand\nA,x,1\nA,x ,1\nA,\" \",1\n").ErrorLines);

    [Fact]
    public void A_row_that_comes_again_is_told_when_the_first_one_is_at_fault() => Assert.Equal(
        ["demand.csv:2: demand: expected a number, found 'much'", "demand.csv:3: channel: the item has a row for this channel already, found 'x'"],
        Run("sku,available\nA,40\n", "sku,channel,demand\nA,x,much\nA,x,1\n").ErrorLines);

    [Fact]
    public void Rows_say_why_when_asked_to()
    {
        var policy = _folder.Write("policy.json", """{ "reserve_units": 3 }""");
        var answer = Run(
            "sku,available\nA,62\nB,0\nC,23\nD,8\n",
            "sku,channel,demand,floor,cap,lot\nA,box,70,,,24\nC,x,100,15,,\nA,shop,30,,,\nC,y,1,,0,\nB,x,4,,,\nC,z,1,,,\nD,x,0,2,,\n",
            "--explain",
            "--cover-days",
            "7",
            "--policy",
            policy);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(
            [
                "sku,channel,allocated,days_of_cover,because",
                "A,box,24,2.4,lot",
                "C,x,20,1.4,reserve",
                "A,shop,15,3.5,lot-ahead",
                "C,y,0,0,cap",
                "B,x,0,0,share",
                "C,z,0,0,share",
                "D,x,2,,no-demand",
                "A,*,23,,lot",
                "C,*,3,,reserve",
                "D,*,6,,no-demand",
            ],
            answer.OutputLines);
    }

    [Fact]
    public void Reasons_of_expected_profit_and_of_tiers_have_names()
    {
        string[] Because(string method, string stock, string demand) =>
            [.. Run(stock, demand, "--explain", "--policy", _folder.Write("policy.json", $$"""{ "method": "{{method}}", "holding_cost": 2 }"""))
                .OutputLines.Skip(1).Select(line => line.Split(',')[4])];

        Assert.Equal(
            ["profit", "profit"],
            Because("expected-profit", "sku,available\nA,900\n", "sku,channel,demand,margin,stddev\nA,x,100,8,20\n"));
        Assert.Equal(
            ["tier", "cap", "shortage", "floor"],
            [
                .. Because("priority", "sku,available\nA,10\n", "sku,channel,demand,tier\nA,x,9,2\nA,y,10,1\n"),
                .. Because("fair-share", "sku,available\nA,10\n", "sku,channel,demand,tier,floor\nA,x,9,2,9\nA,y,10,1,6\n"),
            ]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("7.5")]
    [InlineData("week")]
    public void Days_of_cover_are_counted_over_a_whole_number_of_days(string days)
    {
        var answer = Run(Stock, Demand, "--explain", "--cover-days", days);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal($"--cover-days: expected a whole number from 1 to 36500, found '{days}'", answer.ErrorLines[0]);
    }

    [Fact]
    public void Days_of_cover_that_nothing_would_show_are_a_slip()
    {
        var answer = Run(Stock, Demand, "--cover-days", "14");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("--cover-days: expected together with --explain, which counts in them", answer.ErrorLines[0]);
    }

    [Fact]
    public void A_lot_larger_than_the_stock_is_told()
    {
        // B is left with less than a lot, as lots go; A never gets one.
        var answer = Run("sku,available\nA,60\nB,60\n", "sku,channel,demand,lot\nA,container,9000,1000\nA,shop,30,\nB,box,70,24\nB,shop,30,\n");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["A,container,0", "A,shop,2", "B,box,24", "B,shop,15", "A,*,58", "B,*,21"], answer.OutputLines.Skip(1));
        Assert.Equal("A: 58 units are left: the next lot, 1000 units for 'container', is larger.", Assert.Single(answer.ErrorLines));

        var many = Run(
            "sku,available\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"s{i},60\n")),
            "sku,channel,demand,lot\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"s{i},container,9000,1000\n")));
        Assert.Equal(6, many.ErrorLines.Count);
        Assert.Equal("... and 3 more items wait for a lot larger than their stock.", many.ErrorLines[^1]);
    }

    [Fact]
    public void Every_bad_line_is_told_and_nothing_is_written()
    {
        var output = _folder.Write("allocation.csv", "kept");
        var answer = EcomRunner.Run(
            "allocate",
            "--stock",
            _folder.Write("stock.csv", "sku,available\nA,-1\nB,1.5\nA,3\n,4\n"),
            "--demand",
            _folder.Write(
                "demand.csv",
                "sku,channel,demand,floor,cap,weight,lot,tier\nA,x,NaN,-1,-1,inf,0,a\nZ,x,1,,,,,\nA,x,1,,,,,\nA,x,2,,,,,\nA,*,1,,,,,\nA,,1,,,,,\nB,x,1,5,4,,,\nB,y,1e200,,,1e200,,\n"),
            "--policy",
            _folder.Write("policy.json", """{ "method": "fair", "rounding": 1, "reserve_units": -1, "reserve_percent": 101, "colour": "red" }"""),
            "--output",
            output);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "policy.json: $.method: expected one of fair-share, priority, expected-profit, found 'fair'",
                "policy.json: $.rounding: expected a text, found 1",
                "policy.json: $.reserve_units: expected a whole number from 0 to 9223372036854775807, found -1",
                "policy.json: $.reserve_percent: expected a number from 0 to 100, found 101",
                "policy.json: $.colour: unknown property",
                "stock.csv:2: available: expected 0 or more, found '-1'",
                "stock.csv:3: available: expected a whole number, found '1.5'",
                "stock.csv:4: sku: the item has a row already, found 'A'",
                "stock.csv:5: sku: expected a text, found nothing",
                "demand.csv:2: demand: expected a number, found 'NaN'",
                "demand.csv:2: floor: expected 0 or more, found '-1'",
                "demand.csv:2: cap: expected 0 or more, found '-1'",
                "demand.csv:2: weight: expected a number, found 'inf'",
                "demand.csv:2: tier: expected a whole number, found 'a'",
                "demand.csv:2: lot: expected 1 or more, found '0'",
                "demand.csv:3: sku: expected an item of the stock file, found 'Z'",
                "demand.csv:4: channel: the item has a row for this channel already, found 'x'",
                "demand.csv:5: channel: the item has a row for this channel already, found 'x'",
                "demand.csv:6: channel: expected a name other than *, which stands for unallocated stock, found '*'",
                "demand.csv:7: channel: expected a name, found nothing",
                "... and 2 more.",
            ],
            answer.ErrorLines);
        Assert.Equal("kept", File.ReadAllText(output));
    }

    [Theory]
    [InlineData("B,x,1,5,4,", "demand.csv:2: floor: expected at most the cap 4, found '5'")]
    [InlineData("B,x,1e200,,,1e200", "demand.csv:2: weight: expected a weight whose product with the demand is below 1.8E308, found '1e200'")]
    public void Cells_that_clash_are_told(string row, string expected)
    {
        var answer = Run("sku,available\nB,1\n", $"sku,channel,demand,floor,cap,weight\n{row}\n");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(expected, Assert.Single(answer.ErrorLines));
        Assert.Empty(answer.Output);
    }

    [Fact]
    public void Nothing_is_lost_at_the_end_of_the_range()
    {
        var answer = Run("sku,available\nA,9223372036854775807\n", "sku,channel,demand\nA,x,1e300\nA,y,1e300\nA,z,1e-300\n");

        Assert.Equal(["A,x,4611686018427387904", "A,y,4611686018427387903", "A,z,0"], answer.OutputLines.Skip(1));
    }

    [Fact]
    public void Nothing_to_divide_gives_a_header() =>
        Assert.Equal(["sku,channel,allocated"], Run("sku,available\n", "sku,channel,demand\n").OutputLines);

    [Fact]
    public void A_name_that_a_spreadsheet_would_run_is_guarded_on_demand() =>
        Assert.Equal("A,'=cmd(),1", Run("sku,available\nA,1\n", "sku,channel,demand\nA,=cmd(),1\n", "--spreadsheet-safe").OutputLines[1]);

    [Fact]
    public void A_cancelled_run_leaves_no_file()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var output = _folder.PathOf("allocation.csv");

        var answer = EcomRunner.Run(
            source.Token,
            "allocate",
            "--stock",
            _folder.Write("stock.csv", Stock),
            "--demand",
            _folder.Write("demand.csv", Demand),
            "--output",
            output);

        Assert.Equal(130, answer.ExitCode);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void Interleaved_and_grouped_rows_give_the_same_units()
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 400)
            .Select(i => (Sku: $"k{i % 50}", Line: FormattableString.Invariant($"k{i % 50},c{i / 50},{random.Next(300)},{random.Next(10)}"))).ToArray();
        var stock = "sku,available\n" + string.Concat(Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"k{i},{i * 40}\n")));

        var interleaved = Run(stock, "sku,channel,demand,floor\n" + string.Join('\n', rows.Select(r => r.Line)));
        var grouped = Run(stock, "sku,channel,demand,floor\n" + string.Join('\n', rows.OrderBy(r => r.Sku, StringComparer.Ordinal).Select(r => r.Line)));

        Assert.Equal(interleaved.OutputLines.Order(StringComparer.Ordinal), grouped.OutputLines.Order(StringComparer.Ordinal));
        Assert.Equal(
            Enumerable.Range(0, 50).Sum(i => i * 40L),
            interleaved.OutputLines.Skip(1).Sum(line => long.Parse(line.Split(',')[2], CultureInfo.InvariantCulture)));
    }

    private EcomAnswer Run(string stock, string demand, params string[] options) => EcomRunner.Run(
        ["allocate", "--stock", _folder.Write("stock.csv", stock), "--demand", _folder.Write("demand.csv", demand), "--output", "-", .. options]);
}
