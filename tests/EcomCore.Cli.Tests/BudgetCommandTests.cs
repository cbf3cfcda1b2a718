using System.Globalization;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

public sealed class BudgetCommandTests : IDisposable
{
    private const string SquareRoots =
        """
        channel,curve,scale,half_saturation,shape,floor,cap
        a,power,10,,0.5,,
        b,power,20,,0.5,,
        c,power,30,,0.5,,

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Amounts_shares_and_responses_come_in_input_order()
    {
        var answer = Run(SquareRoots, "--total", "1600", "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("channel,amount,share,response,marginal_response", answer.OutputLines[0]);
        Assert.Equal(["a,114.29,0.07143125", "b,457.14,0.2857125", "c,1028.57,0.64285625"], answer.OutputLines.Skip(1).Select(Start));
        var note = Assert.Single(answer.ErrorLines);
        Assert.StartsWith("Proven: no plan is better by more than ", note, StringComparison.Ordinal);

        // The marginal response of each: 10 * 0.5 / sqrt(114.29).
        Assert.EndsWith(" One more unit of budget would bring about 0.4677.", note, StringComparison.Ordinal);

        static string Start(string line) => string.Join(',', line.Split(',')[..3]);
    }

    [Fact]
    public void Response_and_marginal_response_are_the_curve_at_the_amount()
    {
        var cells = Run(SquareRoots, "--total", "1400", "--output", "-").OutputLines[3].Split(',');

        Assert.Equal("900.00", cells[1]);
        Assert.Equal(900, double.Parse(cells[3], CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(0.5, double.Parse(cells[4], CultureInfo.InvariantCulture), 1e-12);
    }

    [Fact]
    public void Floors_and_caps_are_kept()
    {
        var answer = Run(
            "cap,floor,channel,curve,scale,shape\n,300,a,power,10,0.5\n,,b,power,20,0.5\n700,,c,power,30,0.5\n", "--total", "1400", "--output", "-");

        Assert.Equal(["300.00", "400.00", "700.00"], answer.OutputLines.Skip(1).Select(line => line.Split(',')[1]));
    }

    [Fact]
    public void Every_kind_of_curve_is_read()
    {
        var answer = Run(
            """
            channel,curve,scale,half_saturation,shape,floor,cap,stage,weight,margin,current
            a,linear,0.5,,,,,mature,,,
            b,log,40,50,,,,growing,1.5,0.3,10
            c,power,10,,0.5,,,new,,,
            d,exponential,90,100,,,,,,,
            e,hill,80,100,2,,,,,,

            """,
            "--total",
            "500",
            "--output",
            "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(500m, answer.OutputLines.Skip(1).Sum(line => decimal.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Profit_leaves_what_does_not_pay_and_says_so()
    {
        var answer = Run("channel,curve,scale,shape,margin\na,power,40,0.5,0.5\n", "--total", "1000", "--objective", "profit", "--output", "-");

        Assert.StartsWith("a,100.00,0.1,400,", answer.OutputLines[1], StringComparison.Ordinal);
        Assert.Equal(["Unspent: 900.00 of 1000.00."], answer.ErrorLines.SkipLast(1));
    }

    [Fact]
    public void A_target_return_is_kept()
    {
        var answer = Run(
            "channel,curve,scale,half_saturation,shape\na,hill,1000,100,1\n", "--total", "1000", "--objective", "target-roas", "--target", "4", "--output", "-");

        Assert.StartsWith("a,150.00,0.15,600,", answer.OutputLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_no_spend_reaches_is_said()
    {
        var answer = Run("channel,curve,scale\na,linear,2\n", "--total", "100", "--objective", "target-roas", "--target", "4", "--output", "-");

        Assert.Equal(["Unspent: 100.00 of 100.00.", "Nothing is spent: no spend was found that keeps the target."], answer.ErrorLines.SkipLast(1));
    }

    [Fact]
    public void Money_that_caps_cannot_hold_stays_unspent()
    {
        var answer = Run("channel,curve,scale,cap\na,linear,2,70\n", "--total", "100", "--output", "-");

        Assert.StartsWith("a,70.00,0.7,140,2", answer.OutputLines[1], StringComparison.Ordinal);
        Assert.Equal(["Unspent: 30.00 of 100.00."], answer.ErrorLines.SkipLast(1));
    }

    [Fact]
    public void Floors_above_the_total_are_an_input_error()
    {
        var answer = Run("channel,curve,scale,floor\na,linear,2,70\nb,linear,1,40\n", "--total", "100", "--output", _folder.PathOf("o.csv"));

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(["channels.csv: The floors add up to 110.00, above the total 100.00."], answer.ErrorLines);
        Assert.False(File.Exists(_folder.PathOf("o.csv")));
    }

    [Fact]
    public void Every_bad_cell_is_told()
    {
        var answer = Run(
            """
            channel,curve,scale,half_saturation,shape,floor,cap,stage,weight,margin
            a,quadratic,1,1,1,,,,,
            a,hill,x,,0,,,,,
            ,linear,-1,,,,,,,
            d,linear,1,,,5,4,old,-1,many
            e,linear,1,,,5,4,,,

            """,
            "--total",
            "100");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "channels.csv:2: curve: expected one of linear, log, power, exponential, hill, logistic, found 'quadratic'",
                "channels.csv:3: channel: the channel appears twice, found 'a'",
                "channels.csv:3: scale: expected a number, found 'x'",
                "channels.csv:3: half_saturation: expected a number, found ''",
                "channels.csv:3: shape: expected 0.01 to 100, found '0'",
                "channels.csv:4: channel: expected a text, found nothing",
                "channels.csv:4: scale: expected 0 to 1E+100, found '-1'",
                "channels.csv:5: weight: expected 0 to 1000000, found '-1'",
                "channels.csv:5: margin: expected a number, found 'many'",
                "channels.csv:5: stage: expected one of mature, growing, new, found 'old'",
                "channels.csv:6: cap: expected at least the floor, 5, found '4'",
            ],
            answer.ErrorLines);
    }

    [Fact]
    public void A_target_cost_and_the_least_spend_are_reached()
    {
        const string Hill = "channel,curve,scale,half_saturation,shape\na,hill,100,500,1\n";

        // 100 / (x + 500) = 1 / 10 at 500; 100 x / (x + 500) = 50 at 500.
        var cpa = Run(Hill, "--total", "10000", "--objective", "target-cpa", "--target", "10", "--output", "-");
        var least = Run(Hill, "--total", "10000", "--objective", "least-spend", "--target", "50", "--output", "-");
        var tooMuch = Run(Hill, "--total", "10", "--objective", "least-spend", "--target", "50", "--output", "-");

        Assert.StartsWith("a,500.00,", cpa.OutputLines[1], StringComparison.Ordinal);
        Assert.StartsWith("a,500.00,", least.OutputLines[1], StringComparison.Ordinal);
        Assert.Equal(2, tooMuch.ExitCode);
        Assert.Contains("The response asked for is 50; the total of 10.00 does not bring it.", tooMuch.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Least_spends_if_any_and_steps_are_kept()
    {
        var answer = Run(
            "channel,curve,scale,shape,minimum,step\na,power,10,0.5,600,\nb,power,20,0.5,,100\nc,power,30,0.5,,100\n", "--total", "1300", "--output", "-");
        var bad = Run("channel,curve,scale,step\na,linear,1,0.001\nb,linear,1,0.01\n", "--total", "100000", "--output", "-");

        Assert.Equal(["0.00", "400.00", "900.00"], answer.OutputLines.Skip(1).Select(line => line.Split(',')[1]));
        Assert.Equal(2, bad.ExitCode);
        Assert.Contains(":3: step: expected whole cents, and at most 100000 steps up to the cap or the total", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_shows_the_curves_and_the_response_by_total()
    {
        var picture = _folder.PathOf("budget.svg");
        var answer = Run(SquareRoots.Replace("a,power", "<a>,power", StringComparison.Ordinal), "--total", "1400", "--output", "-", "--picture", picture);

        var drawn = File.ReadAllText(picture);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Best response by total budget", drawn, StringComparison.Ordinal);
        Assert.Contains("&lt;a&gt;", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("<a>", drawn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--total: expected an amount from 0 to 1000000000000, found '-5'", "--total", "-5")]
    [InlineData("--total: expected an amount from 0 to 1000000000000, found '1e13'", "--total", "1e13")]
    [InlineData("--objective: expected one of response, profit, target-roas, target-cpa, least-spend; found 'fame'", "--total", "1", "--objective", "fame")]
    [InlineData("--target: expected a number from 1E-100 to 1E+100, found '0'", "--total", "1", "--objective", "target-roas", "--target", "0")]
    [InlineData("--target: expected a number, the response per unit of spend, with --objective target-roas", "--total", "1", "--objective", "target-roas")]
    [InlineData("--target: goes with --objective target-roas, target-cpa, least-spend only", "--total", "1", "--target", "3")]
    public void A_wrong_option_is_named(string expected, params string[] options)
    {
        var answer = Run(SquareRoots, options);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(expected, answer.ErrorLines[0]);
    }

    [Fact]
    public void A_file_without_channels_is_an_input_error()
    {
        var answer = Run("channel,curve,scale\n", "--total", "1");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(["channels.csv: expected at least one channel"], answer.ErrorLines);
    }

    [SharedDataFact]
    public void Certified_optima_are_reached_through_files()
    {
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/budgeting.json")));
        var record = document.RootElement.GetProperty("records").EnumerateArray().Single(item => item.GetProperty("id").GetString() == "rand-22-sshape");
        var rows = Enumerable.Range(0, record.GetProperty("n").GetInt32()).Select(i =>
            $"c{i},hill,{At("beta", i)},{At("k", i)},{At("s", i)},{At("lower", i)},{At("upper", i)}");

        var answer = Run(
            "channel,curve,scale,half_saturation,shape,floor,cap\n" + string.Join('\n', rows), "--total", record.GetProperty("budget").GetRawText(), "--output", "-");

        var response = answer.OutputLines.Skip(1).Sum(line => double.Parse(line.Split(',')[3], CultureInfo.InvariantCulture));
        var certified = record.GetProperty("objective").GetDouble();
        Assert.InRange(response, certified * (1 - 1e-8), certified * (1 + 1e-8));

        string At(string name, int i) => record.GetProperty(name)[i].GetRawText();
    }

    private EcomAnswer Run(string channels, params string[] options) =>
        EcomRunner.Run(["budget", "--channels", _folder.Write("channels.csv", channels), .. options]);
}
