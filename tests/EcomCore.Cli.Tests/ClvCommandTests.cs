using System.Globalization;
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
        Assert.Equal(["ann", "bob", "cas", "eve", "joe"], answer.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.All(answer.OutputLines.Skip(1), line => Assert.All(line.Split(',')[1..3], cell => Assert.True(double.Parse(cell, CultureInfo.InvariantCulture) >= 0)));

        Assert.Equal("Order lines without a customer, skipped: 1.", answer.ErrorLines[0]);
        var parameters = JsonDocument.Parse(answer.ErrorLines[^1]).RootElement;
        Assert.Equal("bgnbd", parameters.GetProperty("model").GetString());
        Assert.Equal(5, parameters.GetProperty("customers").GetInt32());
        Assert.Equal(["r", "alpha", "a", "b"], parameters.GetProperty("parameters").EnumerateObject().Select(item => item.Name));
    }

    [Theory]
    [InlineData("bgnbd")]
    [InlineData("mbgnbd")]
    [InlineData("paretonbd")]
    public void Every_model_runs_in_weeks_and_in_days_alike(string model)
    {
        var weeks = Run(Orders, "--model", model, "--output", "-");
        var days = Run(Orders, "--model", model, "--unit", "days", "--output", "-");

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
    [InlineData("--unit", "years", "--unit: expected weeks or days; found 'years'")]
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

    private EcomAnswer Run(string orders, params string[] options) =>
        EcomRunner.Run(["clv", "--orders", _folder.Write("orders.csv", orders), "--calibration-end", "2025-03-31", "--horizon-days", "28", .. options]);
}
