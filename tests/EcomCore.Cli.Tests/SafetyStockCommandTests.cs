using System.Globalization;

namespace EcomCore.Cli.Tests;

public sealed class SafetyStockCommandTests : IDisposable
{
    private const string Header = "sku,channel,mean,stddev,lead_time,lead_time_stddev,service_level,review_period\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Continuous_and_periodic_review_are_computed()
    {
        var answer = Run(Header + "A,Amazon,100,30,9,0,0.98,0\nB,Amazon,1000,250,2.5,0.5,0.9,\nC,JD,10,4,5,0,0.975,4\n");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("sku,channel,safety_stock,reorder_point,order_up_to", answer.OutputLines[0]);

        // The first two are textbook values computed with scipy; the third is 1.959964 * 4 * sqrt(5 + 4).
        AssertRow("A,Amazon", [184.83740195686403, 1084.837401956864, 1084.837401956864], answer.OutputLines[1]);
        AssertRow("B,Amazon", [816.8320550484126, 3316.8320550484127, 3316.8320550484127], answer.OutputLines[2]);
        AssertRow("C,JD", [23.51956781448, 73.51956781448, 113.51956781448], answer.OutputLines[3]);
    }

    [Fact]
    public void The_review_period_may_be_missing() =>
        AssertRow(
            "A,x",
            [0, 20, 20],
            Run("channel,sku,mean,stddev,lead_time,lead_time_stddev,service_level,note\nx,A,10,3,2,0,0.5,hello\n").OutputLines[1]);

    [Fact]
    public void Every_bad_line_is_told_and_nothing_is_written()
    {
        var answer = Run(Header + "A,x,1,1,1,1,0.9,1\nB,x,-1,NaN,x,1,1.5,-2\n,x,1,1,1,1,1,0\nC,x,1e308,1,10,1,0.9,0\n");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "items.csv:3: mean: expected 0 or more, found '-1'",
                "items.csv:3: stddev: expected a number, found 'NaN'",
                "items.csv:3: lead_time: expected a number, found 'x'",
                "items.csv:3: service_level: expected a probability above 0 and below 1, found '1.5'",
                "items.csv:3: review_period: expected 0 or more, found '-2'",
                "items.csv:4: sku: expected a text, found nothing",
                "items.csv:4: service_level: expected a probability above 0 and below 1, found '1'",
                "items.csv:5: mean: expected numbers whose products fit a double, found '1e308'",
            ],
            answer.ErrorLines);
        Assert.Empty(answer.Output);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-0.5")]
    [InlineData("95")]
    public void A_service_level_that_is_no_probability_between_is_refused(string level) =>
        Assert.Equal(
            $"items.csv:2: service_level: expected a probability above 0 and below 1, found '{level}'",
            Assert.Single(Run(Header + $"A,x,1,1,1,1,{level},0\n").ErrorLines));

    [Fact]
    public void Nothing_is_minus_zero() =>
        Assert.Equal("A,x,0,0,0", Run(Header + "A,x,0,0,5,0,0.3,0\n").OutputLines[1]);

    [Fact]
    public void A_pair_that_comes_again_is_told() => Assert.Equal(
        [
            "items.csv:2: mean: expected a number, found 'x'",
            "items.csv:3: channel: the item has a row for this channel already, found 'x'",
        ],
        Run(Header + "A,x,x,1,1,1,0.9,0\nA,x,1,1,1,1,0.9,0\nA,y,1,1,1,1,0.9,0\n").ErrorLines);

    private static void AssertRow(string keys, double[] expected, string row)
    {
        var cells = row.Split(',');
        Assert.Equal(keys, string.Join(',', cells[..2]));
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], double.Parse(cells[i + 2], CultureInfo.InvariantCulture), 9);
        }
    }

    private EcomAnswer Run(string items) => EcomRunner.Run("safety-stock", "--input", _folder.Write("items.csv", items), "--output", "-");
}
