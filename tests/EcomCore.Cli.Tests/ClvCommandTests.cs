using System.Globalization;
using System.Text;
using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

public sealed class ClvCommandTests : IDisposable
{
    private const string Orders =
        """
        customer_id,ordered_at,amount
        ann,2025-01-01,10
        ann,2025-01-15,20
        ann,2025-01-15,5
        ann,2025-02-19,30
        bob,2025-01-02,8
        bob,2025-03-28,6
        dan,2025-01-02,5
        dan,2025-01-30,-5
        fay,2025-01-06,21
        fay,2025-01-13,21
        cas,2025-01-03,9
        cas,2025-03-07,14
        eve,2025-01-20,7
        joe,2025-01-21,7
        joe,2025-01-28,11
        joe,2025-02-04,12
        joe,2025-03-04,13
        ann,2025-04-09,10
        ,2025-02-01,3
        zoe,2025-05-01,3

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Customers_come_with_expectations_and_the_parameters_go_to_standard_error()
    {
        var answer = Run(Orders, "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("customer_id,expected_purchases,alive_probability,expected_value", answer.OutputLines[0]);
        Assert.Equal(["ann", "bob", "dan", "fay", "cas", "eve", "joe"], answer.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.All(answer.OutputLines.Skip(1), line => Assert.All(line.Split(',')[1..3], cell => Assert.True(double.Parse(cell, CultureInfo.InvariantCulture) >= 0)));

        Assert.Equal(
            ["Order lines without a customer, skipped: 1.", "Order lines after 2025-04-28, the end of the horizon, left out: 1."], answer.ErrorLines.Take(2));
        Assert.Contains("Customers whose purchases brought no money (all sent back, or free), expected_value 0: 1.", answer.ErrorLines);
        Assert.EndsWith(",0", answer.OutputLines.Single(line => line.StartsWith("dan,", StringComparison.Ordinal)), StringComparison.Ordinal);
        var parameters = JsonDocument.Parse(answer.ErrorLines[^1]).RootElement;
        Assert.Equal("bgnbd", parameters.GetProperty("model").GetString());
        Assert.Equal(7, parameters.GetProperty("customers").GetInt32());
        Assert.Equal(["r", "alpha", "a", "b"], parameters.GetProperty("parameters").EnumerateObject().Select(item => item.Name));
    }

    [Theory]
    [InlineData("bgnbd")]
    [InlineData("mbgnbd")]
    [InlineData("paretonbd")]
    public void Every_model_runs_in_weeks_and_in_days_alike(string model)
    {
        var orders = ManyOrders();
        var weeks = Run(orders, "--model", model, "--output", "-");
        var days = Run(orders, "--model", model, "--unit", "days", "--output", "-");

        Assert.Equal(0, weeks.ExitCode);
        foreach (var (left, right) in weeks.OutputLines.Zip(days.OutputLines).Skip(1))
        {
            var (a, b) = (left.Split(','), right.Split(','));
            Assert.Equal(a[0], b[0]);
            Assert.Equal(double.Parse(a[1], CultureInfo.InvariantCulture), double.Parse(b[1], CultureInfo.InvariantCulture), 1e-4);
        }
    }

    [Fact]
    public void Discounting_takes_value_and_leaves_purchases()
    {
        var plain = Run(Orders, "--output", "-").OutputLines[1].Split(',');
        var discounted = Run(Orders, "--discount-rate", "0.2", "--output", "-").OutputLines[1].Split(',');

        Assert.Equal(plain[..3], discounted[..3]);
        Assert.True(double.Parse(discounted[3], CultureInfo.InvariantCulture) < double.Parse(plain[3], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Parameters_and_picture_go_to_files()
    {
        var (parameters, picture) = (_folder.PathOf("p.json"), _folder.PathOf("clv.svg"));

        var answer = Run(Orders, "--parameters", parameters, "--picture", picture, "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("weeks", JsonDocument.Parse(File.ReadAllText(parameters)).RootElement.GetProperty("unit").GetString());
        Assert.StartsWith("<svg", File.ReadAllText(picture), StringComparison.Ordinal);
    }

    [Fact]
    public void Customers_who_never_came_back_are_refused_and_nothing_is_written()
    {
        var output = _folder.Write("clv.csv", "kept");

        var answer = Run("customer_id,ordered_at,amount\na,2025-01-01,1\nb,2025-01-02,1\n", "--output", output);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("orders.csv: No customer bought a second time, so nothing tells how often customers come back.", Assert.Single(answer.ErrorLines));
        Assert.Equal("kept", File.ReadAllText(output));
    }

    [Fact]
    public void Customers_of_the_horizon_are_counted_and_left_out()
    {
        var answer = Run(Orders.Replace("zoe,2025-05-01", "zoe,2025-04-02", StringComparison.Ordinal), "--output", "-");

        Assert.Contains("Customers who first bought after 2025-03-31, left out: 1.", answer.ErrorLines);
        Assert.DoesNotContain(answer.OutputLines, line => line.StartsWith("zoe", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_ends_before_the_horizon_is_not_compared_with()
    {
        var picture = _folder.PathOf("clv.svg");
        Assert.Equal(0, Run(Orders.Replace("zoe,2025-05-01,3\n", string.Empty, StringComparison.Ordinal), "--picture", picture, "--output", "-").ExitCode);

        var svg = File.ReadAllText(picture);
        Assert.Contains("the file ends on 2025-04-09, too early to compare", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("in the file", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_rows_does_not_reach_the_parameters()
    {
        var lines = Orders.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] shuffled = [lines[0], .. lines.Skip(1).Reverse()];

        Assert.Equal(Run(Orders, "--output", "-").ErrorLines[^1], Run(string.Join('\n', shuffled) + "\n", "--output", "-").ErrorLines[^1]);
    }

    [Fact]
    public void When_the_picture_cannot_be_written_nothing_is()
    {
        var (output, parameters) = (_folder.Write("clv.csv", "kept"), _folder.Write("p.json", "kept"));
        var picture = Path.Combine(_folder.PathOf("locked"), "x.svg");
        Directory.CreateDirectory(_folder.PathOf("locked"));
        Directory.CreateSymbolicLink(picture, _folder.PathOf("locked/missing/x.svg"));

        var answer = Run(Orders, "--picture", picture, "--parameters", parameters, "--output", output);

        Assert.NotEqual(0, answer.ExitCode);
        Assert.Equal(("kept", "kept"), (File.ReadAllText(output), File.ReadAllText(parameters)));
    }

    [Theory]
    [InlineData("a,2025-01-01,1\na,2025-01-08,2\nb,2025-01-01,3\nb,2025-02-01,3\n", "Fewer customers bought a second time than the model has parameters.")]
    public void Too_few_customers_are_refused(string lines, string expected)
    {
        var answer = Run("customer_id,ordered_at,amount\n" + lines, "--output", "-");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("orders.csv: " + expected, Assert.Single(answer.ErrorLines));
    }

    [Fact]
    public void Free_orders_and_tiny_money_have_no_value_and_say_so()
    {
        var free = string.Join('\n', Orders.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : line[..(line.LastIndexOf(',') + 1)] + "1e-22"));
        var answer = Run(free, "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("No expected_value: No customer has a repeat purchase that brought money.", answer.ErrorLines);
    }

    [Fact]
    public void The_help_shows_defaults_that_may_be_typed()
    {
        var help = EcomRunner.Run("clv", "--help").Output;

        Assert.Contains("[default: bgnbd]", help, StringComparison.Ordinal);
        Assert.Contains("[default: weeks]", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_line_is_told()
    {
        var answer = Run("customer_id,ordered_at,amount\na,yesterday,1\nb,2025-01-02,NaN\n", "--output", "-");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "orders.csv:2: ordered_at: expected a date such as 2025-04-01, found 'yesterday'",
                "orders.csv:3: amount: expected an amount of money, found 'NaN'",
            ],
            answer.ErrorLines);
    }

    [Theory]
    [InlineData("--model", "x", "--model: expected one of bgnbd, mbgnbd, paretonbd; found 'x'")]
    [InlineData("--unit", "years", "--unit: expected one of weeks, days; found 'years'")]
    [InlineData("--discount-rate", "2", "--discount-rate: expected 0 to 1, found '2'")]
    [InlineData("--parameters", "/nowhere/at/all/p.json", "--parameters: no such folder for '/nowhere/at/all/p.json'")]
    public void A_wrong_option_is_named(string option, string value, string expected)
    {
        var answer = Run(Orders, option, value);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(expected, answer.ErrorLines[0]);
    }

    [SharedDataFact]
    public void Real_orders_with_returns_and_guests_are_read()
    {
        var answer = EcomRunner.Run(
            "clv", "--orders", SharedData.PathOf("data/store-uk-retail/orders.csv"), "--calibration-end", "2011-06-30", "--horizon-days", "162",
            "--parameters", _folder.PathOf("p.json"), "--output", _folder.PathOf("clv.csv"));

        Assert.Equal(0, answer.ExitCode);
        var rows = File.ReadLines(_folder.PathOf("clv.csv")).Skip(1).Select(line => line.Split(',')).ToList();

        // Customers with a purchase up to the day, counted in the file independently.
        Assert.Equal(5043, rows.Count);
        Assert.All(rows, cells => Assert.InRange(double.Parse(cells[2], CultureInfo.InvariantCulture), 0, 1));
        Assert.Equal("Order lines without a customer, skipped: 235287.", answer.ErrorLines[0]);
    }

    /// <summary>Orders of 150 customers who buy at rates of their own and stop after one purchase in seven: few parameters are sure of less.</summary>
    private static string ManyOrders()
    {
        var random = new Random(7);
        var text = new StringBuilder("customer_id,ordered_at,amount\n");
        for (var customer = 0; customer < 150; customer++)
        {
            var mean = -20 * Math.Log(1 - random.NextDouble()) - (20 * Math.Log(1 - random.NextDouble()));
            for (double day = random.Next(40); day < 89; day += 1 - (mean * Math.Log(1 - random.NextDouble())))
            {
                var date = new DateOnly(2025, 1, 1).AddDays((int)day);
                text.Append(CultureInfo.InvariantCulture, $"c{customer},{date:yyyy-MM-dd},{random.Next(5, 50)}\n");
                day += random.Next(7) == 0 ? 1000 : 0;
            }
        }

        return text.ToString();
    }

    private EcomAnswer Run(string orders, params string[] options) =>
        EcomRunner.Run(["clv", "--orders", _folder.Write("orders.csv", orders), "--calibration-end", "2025-03-31", "--horizon-days", "28", .. options]);
}
