using System.Globalization;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

public sealed class ForecastCommandTests : IDisposable
{
    private const string Months =
        """
        unique_id,ds,y
        B,2025-01-01,10
        A,2025-01-31,5
        B,2025-02-01,12
        B,2025-04-01,11
        A,2025-02-28,NA
        A,2025-03-15,7

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Series_come_in_input_order_with_dates_means_and_intervals()
    {
        var answer = Run(Months, "monthly", "--model", "naive", "--horizon", "2", "--levels", "95", "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["unique_id,ds,mean,lo95,hi95,model", "B,2025-05-01,11"], [answer.OutputLines[0], answer.OutputLines[1][..15]]);
        Assert.Equal(["B,2025-05-01", "B,2025-06-01", "A,2025-04-01", "A,2025-05-01"], answer.OutputLines.Skip(1).Select(line => string.Join(',', line.Split(',').Take(2))));
        Assert.All(answer.OutputLines.Skip(1), line => Assert.EndsWith(",Naive", line, StringComparison.Ordinal));
        Assert.Contains("B: 1 of 4 values are missing.", answer.ErrorLines);
    }

    [Fact]
    public void A_whole_number_continues_as_a_whole_number()
    {
        var answer = Run("unique_id,ds,y\nA,41,5\nA,42,6\n", "quarterly", "--model", "snaive", "--horizon", "2", "--output", "-");

        Assert.Equal("unique_id,ds,mean,lo80,hi80,lo95,hi95,model", answer.OutputLines[0]);
        Assert.StartsWith("A,43,6,", answer.OutputLines[1], StringComparison.Ordinal);
        Assert.StartsWith("A,44,6,", answer.OutputLines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("ets")]
    [InlineData("theta")]
    [InlineData("arima")]
    [InlineData("ces")]
    [InlineData("naive")]
    [InlineData("snaive")]
    [InlineData("mstl")]
    [InlineData("croston")]
    [InlineData("sba")]
    [InlineData("tsb")]
    [InlineData("combination")]
    [InlineData("dotm")]
    [InlineData("harmonic")]
    public void Every_model_forecasts_near_a_steady_demand(string model)
    {
        var rows = Enumerable.Range(0, 36).Select(month => FormattableString.Invariant($"A,{new DateOnly(2022, 1, 1).AddMonths(month):yyyy-MM-dd},{100 + (month * 7 % 5)}"));
        var answer = Run("unique_id,ds,y\n" + string.Join('\n', rows) + "\n", "monthly", "--model", model, "--horizon", "2", "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.InRange(double.Parse(answer.OutputLines[1].Split(',')[2], CultureInfo.InvariantCulture), 90, 110);
        Assert.StartsWith("A,2025-01-01,", answer.OutputLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_line_is_reported_and_nothing_written()
    {
        var output = _folder.PathOf("out.csv");
        var answer = Run(
            "unique_id,ds,y\nA,2025-01-01,1\nA,2025-01-01,2\nA,tomorrow,3\nA,2025-03-01,x\n,2025-04-01,1\nA,7,1\n", "monthly", "--horizon", "1", "--output", output);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "series.csv:3: ds: expected a later period than the row before, found the same one again (2025-01-01) (series 'A')",
                "series.csv:4: ds: expected a date such as 2025-04-01 or a whole number, found 'tomorrow' (series 'A')",
                "series.csv:5: y: expected a number (empty, NA or NaN where missing), found 'x' (series 'A')",
                "series.csv:6: unique_id: expected a text, found nothing",
                "series.csv:7: ds: expected a date as in the rows before, found an index (series 'A')",
            ],
            answer.ErrorLines);
        Assert.False(File.Exists(output));
    }

    [Theory]
    [InlineData("--model", "prophet", "--model: expected one of auto, ets, theta, otm, dotm, arima, ces, mean, drift, naive, snaive, stl, mstl, harmonic, croston, sba, tsb, adida, imapa, combination; found 'prophet'")]
    [InlineData("--horizon", "0", "--horizon: expected a whole number from 1 to 2000, found '0'")]
    [InlineData("--levels", "80,120", "--levels: expected different percentages above 0 and below 100 such as 80,95; found '80,120'")]
    public void A_wrong_option_is_named_with_what_is_available(string option, string value, string message)
    {
        string[] options = option == "--horizon" ? [option, value] : ["--horizon", "1", option, value];
        var answer = Run(Months, "monthly", options);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(message, answer.ErrorLines[0]);
    }

    [Fact]
    public void A_calendar_file_is_checked_line_by_line()
    {
        var calendar = _folder.Write("events.txt", "# ours\nBrand day: fixed 02-31\n");
        var answer = Run(Months, "monthly", "--horizon", "1", "--calendar", calendar);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(["events.txt:2: day: expected a whole number from 1 to 29, found '31'"], answer.ErrorLines);
    }

    [Fact]
    public void Events_of_a_calendar_file_lift_their_weeks()
    {
        var calendar = _folder.Write("events.txt", "Brand day: fixed 09-09\n");
        var rows = Enumerable.Range(0, 130).Select(week => FormattableString.Invariant(
            $"A,{new DateOnly(2023, 1, 2).AddDays(7 * week):yyyy-MM-dd},{(week is 35 or 88 ? 300 : 100 + (week % 3))}"));
        var answer = Run("unique_id,ds,y\n" + string.Join('\n', rows) + "\n", "weekly", "--horizon", "20", "--calendar", calendar, "--output", "-");

        var means = answer.OutputLines.Skip(1).ToDictionary(line => line.Split(',')[1], line => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture));
        Assert.InRange(means["2025-09-08"], 280, 320);
        Assert.InRange(means["2025-09-01"], 95, 107);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes() =>
        Assert.Equal(Run(Months, "monthly", "--horizon", "6", "--output", "-").Output, Run(Months, "monthly", "--horizon", "6", "--output", "-").Output);

    [Fact]
    public void A_picture_shows_fit_components_and_forecast()
    {
        var picture = _folder.PathOf("forecast.svg");
        var rows = Enumerable.Range(0, 130).Select(week => FormattableString.Invariant($"<A>,{new DateOnly(2023, 1, 2).AddDays(7 * week):yyyy-MM-dd},{100 + (week * 37 % 23)}"));
        var answer = Run("unique_id,ds,y\n" + string.Join('\n', rows) + "\n", "weekly", "--model", "stl", "--horizon", "8", "--output", "-", "--picture", picture);

        Assert.Equal(0, answer.ExitCode);
        var drawn = File.ReadAllText(picture);
        foreach (var text in new[] { "&lt;A&gt;: demand, fit and forecast", "&lt;A&gt;: trend", "&lt;A&gt;: season", "&lt;A&gt;: what is left" })
        {
            Assert.Contains(text, drawn, StringComparison.Ordinal);
        }
    }

    [SharedDataFact]
    public void Every_series_of_a_real_file_is_forecast()
    {
        var output = _folder.PathOf("f.csv");
        var answer = EcomRunner.Run(
            "forecast", "--input", SharedData.PathOf("data/forecasting/m3_yearly_train.csv"), "--frequency", "yearly", "--horizon", "6", "--output", output);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(1 + (323 * 6), File.ReadAllLines(output).Length);
    }

    [Fact]
    public void Missing_values_may_be_empty_NA_or_NaN_in_any_letters()
    {
        var rows = string.Concat(Enumerable.Range(0, 24).Select(month => FormattableString.Invariant($"A,{new DateOnly(2022, 1, 1).AddMonths(month):yyyy-MM-dd},{month switch { 3 => "", 5 => "NA", 7 => "NaN", 9 => "nan", _ => "10" }}\n")));
        var answer = Run("unique_id,ds,y\n" + rows, "monthly", "--horizon", "1", "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("A: 4 of 24 values are missing.", answer.ErrorLines);
    }

    [Fact]
    public void A_series_is_not_missing_alone_where_a_value_could_not_be_read()
    {
        var answer = Run("unique_id,ds,y\nA,2025-01-01,NA\nA,2025-02-01,many\nA,9999-11-01,3\n", "monthly", "--horizon", "1");

        Assert.Equal(
            ["series.csv:3: y: expected a number (empty, NA or NaN where missing), found 'many' (series 'A')", "series.csv:4: ds: expected a date before the year 9000, found '9999-11-01' (series 'A')"],
            answer.ErrorLines);
    }

    [Fact]
    public void A_long_name_is_cut_in_notes()
    {
        var answer = Run($"unique_id,ds,y\n{new string('x', 5000)},2025-01-01,5\n", "monthly", "--horizon", "1", "--output", _folder.PathOf("out.csv"));

        Assert.Equal(0, answer.ExitCode);
        Assert.All(answer.ErrorLines, line => Assert.StartsWith(new string('x', 60) + "...: ", line, StringComparison.Ordinal));
        Assert.Contains(answer.ErrorLines, line => line.Contains("Only one value", StringComparison.Ordinal));
        Assert.True(answer.Error.Length < 500);
    }

    private EcomAnswer Run(string rows, string frequency, params string[] options) =>
        EcomRunner.Run(["forecast", "--input", _folder.Write("series.csv", rows), "--frequency", frequency, .. options]);

    [Theory]
    [InlineData("forecast")]
    [InlineData("backtest")]
    public void A_series_of_missing_values_alone_is_refused_with_its_name(string command)
    {
        var input = _folder.Write("series.csv", "unique_id,ds,y\nA,2025-01-01,1\nB,2025-01-01,NA\nA,2025-02-01,2\nB,2025-02-01,\n");
        var answer = EcomRunner.Run(command, "--input", input, "--frequency", "monthly", "--horizon", "1", "--output", "-");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(["series.csv:3: y: expected a number in one row at least, found missing ones only (series 'B')"], answer.ErrorLines);
        Assert.Equal(string.Empty, answer.Output);
    }

    [Theory]
    [InlineData("forecast")]
    [InlineData("backtest")]
    public void The_help_shows_defaults_as_they_are_typed(string command)
    {
        var help = EcomRunner.Run(command, "--help").Output;

        Assert.Contains("[default: 80,95]", help, StringComparison.Ordinal);
        Assert.Contains("[default: auto]", help, StringComparison.Ordinal);
        Assert.DoesNotContain("EcomCore", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_bad_lines_the_first_twenty_are_shown_in_order()
    {
        // B stands in every second line and is read after A.
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"{(i % 2 == 0 ? "A" : "B")},2025-01-01,1\n"));
        var answer = Run("unique_id,ds,y\n" + rows, "monthly", "--horizon", "1");

        Assert.Equal(Enumerable.Range(4, 20).Select(line => $"series.csv:{line}:"), answer.ErrorLines.Take(20).Select(line => line.Split(' ')[0]));
        Assert.Equal("... and 8 more.", answer.ErrorLines[20]);
    }
}
