namespace EcomCore.Cli.Tests;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Measures_come_one_row_per_series()
    {
        // Forecasts 11 and 15 for 15 and 9: bias 100 (-4 + 6) / 24.
        var answer = Run("unique_id,ds,y\nA,1,10\nA,2,12\nA,3,11\nA,4,15\nA,5,9\n", "--horizon", "1", "--windows", "2");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("unique_id,model,smape,mase,rmsse,bias,coverage80,coverage95", answer.OutputLines[0]);
        var cells = answer.OutputLines[1].Split(',');
        Assert.Equal(["A", "Naive"], cells[..2]);
        Assert.StartsWith("40.38", cells[2], StringComparison.Ordinal);
        Assert.StartsWith("2.619", cells[3], StringComparison.Ordinal);
        Assert.StartsWith("8.333", cells[5], StringComparison.Ordinal);
        Assert.Equal(string.Empty, answer.Error);
    }

    [Fact]
    public void Series_too_short_for_all_windows_are_counted_and_undefined_measures_left_empty()
    {
        var answer = Run("unique_id,ds,y\nA,1,10\n", "--horizon", "1");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("A,naive,,,,,,", answer.OutputLines[1]);
        Assert.Equal(["Series too short for all 3 windows: 1."], answer.ErrorLines);
    }

    [Fact]
    public void A_number_of_windows_out_of_range_is_refused()
    {
        var answer = Run("unique_id,ds,y\nA,1,10\n", "--horizon", "1", "--windows", "0");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("--windows: expected a whole number from 1 to 10000, found '0'", answer.ErrorLines[0]);
    }

    private EcomAnswer Run(string rows, params string[] options) =>
        EcomRunner.Run(["backtest", "--input", _folder.Write("series.csv", rows), "--frequency", "yearly", "--model", "naive", "--output", "-", .. options]);

    [Fact]
    public void Coverage_is_of_the_levels_asked_for()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(t => FormattableString.Invariant($"A,{t},{100 + (t * 37 % 23)}\n")));
        var answer = Run("unique_id,ds,y\n" + rows, "--horizon", "1", "--windows", "20", "--levels", "50,99.9");

        Assert.Equal("unique_id,model,smape,mase,rmsse,bias,coverage50,coverage99.9", answer.OutputLines[0]);
        Assert.Equal("100", answer.OutputLines[1].Split(',')[7]);
    }
}
