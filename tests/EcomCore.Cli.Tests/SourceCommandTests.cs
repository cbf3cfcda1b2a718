namespace EcomCore.Cli.Tests;

public sealed class SourceCommandTests : IDisposable
{
    private const string Stock = "warehouse,sku,available\nHZ,shirt,5\nGZ,shirt,2\nGZ,socks,9\nCD,shirt,3\nCD,socks,3\n";
    private const string Costs = "order_id,warehouse,fixed_cost,unit_cost\n*,HZ,5,0.5\n*,GZ,6,0.4\n*,CD,9,0.3\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Orders_are_served_in_their_order_from_one_stock()
    {
        var answer = Run("order_id,sku,quantity\n7,shirt,3\n8,shirt,6\n7,socks,3\n9,socks,10\n9,hat,1\n");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(
            ["order_id,warehouse,sku,quantity", "7,CD,shirt,3", "7,CD,socks,3", "8,GZ,shirt,2", "8,HZ,shirt,4", "9,GZ,socks,9", "9,*,socks,1", "9,*,hat,1"],
            answer.OutputLines);
        Assert.Equal("Ordered, but without a row in the stock: 'hat'.", Assert.Single(answer.ErrorLines));
    }

    [Fact]
    public void Whole_orders_and_a_limit_of_shipments()
    {
        const string Lines = "order_id,sku,quantity\n1,shirt,11\n2,shirt,9\n3,shirt,8\n";

        Assert.Equal(
            ["1,*,shirt,11", "2,*,shirt,9", "3,CD,shirt,3", "3,HZ,shirt,5"], Run(Lines, Costs, "--whole-orders", "--max-shipments", "2").OutputLines.Skip(1));
        Assert.Equal(
            ["1,HZ,shirt,5", "1,*,shirt,6", "2,CD,shirt,3", "2,*,shirt,6", "3,GZ,shirt,2", "3,*,shirt,6"], Run(Lines, Costs, "--max-shipments", "1").OutputLines.Skip(1));
        Assert.Equal(["1,GZ,shirt,2", "1,*,shirt,9"], Run(Lines, Costs, "--exclude", "HZ", "--exclude", "CD").OutputLines.Skip(1).Take(2));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2.5")]
    [InlineData("1e2")]
    [InlineData("99999999999")]
    [InlineData("99999999999999999999")]
    public void A_limit_of_shipments_outside_its_range_is_told_with_the_range(string limit)
    {
        var answer = Run("order_id,sku,quantity\n7,shirt,1\n", Costs, "--max-shipments", limit);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal($"--max-shipments: expected a whole number from 1 to 2147483647, found '{limit}'", answer.ErrorLines[0]);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public void An_order_may_have_costs_of_its_own_and_ranks_decide_between_equals()
    {
        var costs = "warehouse,order_id,unit_cost,fixed_cost,rank\nHZ,*,0,5,9\nGZ,*,0,5,2\nHZ,2,0,4.99,9\n";
        var answer = Run("order_id,sku,quantity\n1,shirt,1\n2,shirt,1\n", costs, "--exclude", "CD");

        Assert.Equal(["1,GZ,shirt,1", "2,HZ,shirt,1"], answer.OutputLines.Skip(1));
        Assert.Empty(answer.Error);
    }

    [Fact]
    public void A_warehouse_that_only_one_file_names_is_a_bad_line()
    {
        var answer = Run("order_id,sku,quantity\n1,shirt,1\n", "order_id,warehouse,fixed_cost,unit_cost\n*,HZ,5,0.5\n*,Gz,6,0.4\n7,Gz,6,0.4\n");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "stock.csv:3: warehouse: expected a warehouse of the costs file, or one that --exclude leaves out, found 'GZ'",
                "stock.csv:5: warehouse: expected a warehouse of the costs file, or one that --exclude leaves out, found 'CD'",
                "costs.csv:3: warehouse: expected a warehouse of the stock file, or one that --exclude leaves out, found 'Gz'",
            ],
            answer.ErrorLines);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public void Costs_for_an_order_that_is_not_there_are_told() => Assert.Equal(
        "With costs of their own, but without lines: '8'.",
        Assert.Single(Run("order_id,sku,quantity\n7,shirt,1\n", Costs + "8,HZ,1,1\n").ErrorLines));

    [Fact]
    public void A_row_that_comes_again_is_told_when_the_first_one_is_at_fault()
    {
        var answer = EcomRunner.Run(
            "source",
            "--orders",
            _folder.Write("lines.csv", "order_id,sku,quantity\n1,a,1\n"),
            "--stock",
            _folder.Write("stock.csv", "warehouse,sku,available\nW,a,x\nW,a,1\n"),
            "--costs",
            _folder.Write("costs.csv", "order_id,warehouse,fixed_cost,unit_cost\n*,W,x,1\n*,W,1,1\n"));

        Assert.Equal(
            [
                "stock.csv:2: available: expected a whole number, found 'x'",
                "stock.csv:3: sku: the item has a row for this warehouse already, found 'a'",
                "costs.csv:2: fixed_cost: expected an amount of money, found 'x'",
                "costs.csv:3: warehouse: the warehouse has a row for order * already, found 'W'",
            ],
            answer.ErrorLines);
    }

    [Fact]
    public void Every_bad_line_is_told_and_nothing_is_written()
    {
        var output = _folder.Write("shipments.csv", "kept");
        var answer = EcomRunner.Run(
            "source",
            "--orders",
            _folder.Write("lines.csv", "order_id,sku,quantity\n1,a,0\n*,a,1\n2,,x\n3,a,1000000000000000\n3,a,1\n"),
            "--stock",
            _folder.Write("stock.csv", "warehouse,sku,available\nW,a,-1\n,a,1\nW,b,1\nW,b,2\nW,c,9223372036854775808\n*,c,1\n"),
            "--costs",
            _folder.Write("costs.csv", "order_id,warehouse,fixed_cost,unit_cost,rank\n*,W,-1,x,a\n*,V,1,1,\n*,V,2,2,\n,W,1000000001,0,\n"),
            "--output",
            output);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "stock.csv:2: available: expected 0 or more, found '-1'",
                "stock.csv:3: warehouse: expected a name, found ''",
                "stock.csv:5: sku: the item has a row for this warehouse already, found 'b'",
                "stock.csv:6: available: expected a whole number, found '9223372036854775808'",
                "stock.csv:7: warehouse: expected a name, found '*'",
                "costs.csv:2: fixed_cost: expected 0 or more, found '-1'",
                "costs.csv:2: unit_cost: expected an amount of money, found 'x'",
                "costs.csv:2: rank: expected a whole number, found 'a'",
                "costs.csv:3: warehouse: expected a warehouse of the stock file, or one that --exclude leaves out, found 'V'",
                "costs.csv:4: warehouse: the warehouse has a row for order * already, found 'V'",
                "costs.csv:5: order_id: expected a text, found nothing",
                "costs.csv:5: fixed_cost: expected at most 1000000000, found '1000000001'",
                "lines.csv:2: quantity: expected 1 to 1000000000000000, found '0'",
                "lines.csv:3: order_id: expected an order's name other than *, which stands for all orders, found '*'",
                "lines.csv:4: sku: expected a text, found nothing",
                "lines.csv:4: quantity: expected a whole number, found 'x'",
                "lines.csv:6: quantity: expected at most 1000000000000000 units in an order, found '1'",
            ],
            answer.ErrorLines);
        Assert.Equal("kept", File.ReadAllText(output));
    }

    private EcomAnswer Run(string lines, string costs = Costs, params string[] options) => EcomRunner.Run(
        [
            "source", "--orders", _folder.Write("lines.csv", lines), "--stock", _folder.Write("stock.csv", Stock), "--costs", _folder.Write("costs.csv", costs),
            "--output", "-", .. options,
        ]);
}
