using System.Globalization;

namespace EcomCore.Cli.Tests;

public sealed class SurgeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_period_is_judged_in_input_order()
    {
        var answer = Run(Weeks("tent", 40, week => week >= 38 ? 300 : 100 + (week * 7 % 11)) + Weeks("rope", 3, _ => 5), "weekly", "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("keyword,ds,volume,expected,score,alert", answer.OutputLines[0]);
        Assert.StartsWith("tent,2024-01-01,100,", answer.OutputLines[1], StringComparison.Ordinal);
        var last = answer.OutputLines[40].Split(',');
        Assert.Equal(["tent", "2024-09-30", "300", "true"], [last[0], last[1], last[2], last[5]]);
        Assert.InRange(double.Parse(last[3], CultureInfo.InvariantCulture), 95, 130);
        Assert.Equal(["rope,2024-01-01,5", "rope,2024-01-08,5", "rope,2024-01-15,5"], answer.OutputLines.Skip(41).Select(line => string.Join(',', line.Split(',').Take(3))));
        Assert.All(answer.OutputLines.Skip(1).Take(37), line => Assert.EndsWith(",false", line, StringComparison.Ordinal));
        Assert.StartsWith("tent: alert open since 2024-09-23; at most 2.", answer.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal("Keywords with less than two years, judged without a season: 2.", answer.ErrorLines[1]);
    }

    [Fact]
    public void A_rise_from_nothing_is_told_in_searches()
    {
        var answer = Run(Weeks("tent", 40, week => week == 39 ? 50 : 0), "weekly", "--output", "-");

        Assert.StartsWith("tent: alert open since 2024-09-30; at most 50 where nothing was expected, score 12", answer.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_yearly_peak_of_months_is_no_alert()
    {
        var rows = string.Concat(Enumerable.Range(0, 48).Select(month => FormattableString.Invariant(
            $"tent,{new DateOnly(2021, 1, 1).AddMonths(month):yyyy-MM-dd},{(month % 12 == 10 ? 5000 : 1000) + (month * 37 % 101) + (month == 41 ? 4000 : 0)}\n")));
        var answer = Run("keyword,ds,volume\n" + rows, "monthly", "--output", "-");

        var alerts = answer.OutputLines.Skip(1).Where(line => line.EndsWith(",true", StringComparison.Ordinal)).Select(line => line.Split(',')[1]).ToArray();
        Assert.Equal("2024-06-01", alerts[0]);
        Assert.DoesNotContain("2024-11-01", alerts);
        Assert.Equal(string.Empty, answer.Error);
    }

    [Fact]
    public void Every_bad_line_is_reported_and_nothing_written()
    {
        var output = _folder.PathOf("out.csv");
        var answer = Run("keyword,ds,volume\ntent,2024-01-01,1\ntent,2024-01-01,2\ntent,2024-01-10,3\ntent,2024-01-15,-4\ntent,2024-01-22,many\n", "weekly", "--output", output);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("volumes.csv:5: volume: expected 0 or more, found '-4' (series 'tent')", answer.ErrorLines);
        Assert.Contains("volumes.csv:6: volume: expected a number (empty, NA or NaN where missing), found 'many' (series 'tent')", answer.ErrorLines);
        Assert.Contains(answer.ErrorLines, line => line.StartsWith("volumes.csv:3: ds: ", StringComparison.Ordinal));
        Assert.Contains(answer.ErrorLines, line => line.StartsWith("volumes.csv:4: ds: ", StringComparison.Ordinal));
        Assert.False(File.Exists(output));
    }

    [Theory]
    [InlineData("--frequency", "daily", "--frequency: expected one of weekly, monthly; found 'daily'")]
    [InlineData("--open", "0", "--open: expected a number from 1 to 20, found '0'")]
    [InlineData("--close", "x", "--close: expected a number from 0 to 20, found 'x'")]
    public void A_wrong_option_is_named_with_what_is_available(string option, string value, string message)
    {
        string[] options = option == "--frequency" ? [] : [option, value];
        var answer = Run("keyword,ds,volume\n", option == "--frequency" ? value : "weekly", options);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(message, answer.ErrorLines[0]);
    }

    [Fact]
    public void An_alert_cannot_close_above_where_it_opens()
    {
        var answer = Run(Weeks("tent", 3, _ => 5), "weekly", "--open", "2", "--close", "2.5");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("--close: expected at most the score that opens, 2; found 2.5", answer.ErrorLines[0]);
    }

    [Fact]
    public void A_picture_shows_the_keyword_as_text()
    {
        var picture = _folder.PathOf("surge.svg");
        var answer = Run(Weeks("<tent>", 40, week => week >= 38 ? 300 : 100 + (week * 7 % 11)), "weekly", "--output", "-", "--picture", picture);

        Assert.Equal(0, answer.ExitCode);
        var drawn = File.ReadAllText(picture);
        Assert.StartsWith("<svg", drawn, StringComparison.Ordinal);
        Assert.Contains("&lt;tent&gt;", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("<tent>", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var rows = Weeks("tent", 120, week => week * 37 % 101);
        Assert.Equal(Run(rows, "weekly", "--calendar", "cn", "--output", "-").Output, Run(rows, "weekly", "--calendar", "cn", "--output", "-").Output);
    }

    private static string Weeks(string keyword, int count, Func<int, int> volume) =>
        (keyword == "rope" ? string.Empty : "keyword,ds,volume\n") + string.Concat(Enumerable.Range(0, count).Select(week => FormattableString.Invariant(
            $"{keyword},{new DateOnly(2024, 1, 1).AddDays(7 * week):yyyy-MM-dd},{volume(week)}\n")));

    private EcomAnswer Run(string rows, string frequency, params string[] options) =>
        EcomRunner.Run(["surge", "--input", _folder.Write("volumes.csv", rows), "--frequency", frequency, .. options]);

    [Fact]
    public void The_calendar_counts_for_months_too()
    {
        // Three times the searches in the month that holds most of Spring Festival's window: January 2020, February 2021 and 2022, January 2023, February 2024, January 2025.
        int[] high = [0, 13, 25, 36, 49, 60];
        var rows = "keyword,ds,volume\n" + string.Concat(Enumerable.Range(0, 62).Select(month => FormattableString.Invariant(
            $"snacks,{new DateOnly(2020, 1, 1).AddMonths(month):yyyy-MM-dd},{(high.Contains(month) ? 3000 : 1000) + (month * 37 % 101)}\n")));
        double January2025(params string[] options) => double.Parse(Run(rows, "monthly", [.. options, "--output", "-"]).OutputLines[61].Split(',')[3], CultureInfo.InvariantCulture);

        Assert.True(January2025("--calendar", "cn") > 1.3 * January2025());
    }

    [Fact]
    public void The_unit_says_whether_chance_counts()
    {
        var rows = Weeks("tent", 40, week => week == 39 ? 12 : 4);

        Assert.EndsWith(",false", Run(rows, "weekly", "--unit", "count", "--output", "-").OutputLines[40], StringComparison.Ordinal);
        Assert.EndsWith(",true", Run(rows, "weekly", "--unit", "index", "--output", "-").OutputLines[40], StringComparison.Ordinal);
        Assert.Equal("--unit: expected one of auto, count, index; found 'x'", Run(rows, "weekly", "--unit", "x").ErrorLines[0]);
    }

    [Fact]
    public void A_keyword_of_missing_volumes_alone_is_refused()
    {
        var answer = Run("keyword,ds,volume\ntent,2024-01-01,NA\n", "weekly");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(["volumes.csv:2: volume: expected a number in one row at least, found missing ones only (series 'tent')"], answer.ErrorLines);
    }
}
