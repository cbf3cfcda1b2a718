using System.CommandLine;
using System.Globalization;
using EcomCore.Cli.Tables;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom backtest</c>: how well the past would have been forecast.</summary>
internal static class BacktestCommand
{
    private static readonly Option<int> Windows = new("--windows")
    {
        Description = "Forecasts to compare per series, 1 to 10000; each starts one period before the next.",
        HelpName = "K",
        CustomParser = result => WholeOption.Parse(result, "--windows", 1, 10_000),
        DefaultValueFactory = _ => 3,
    };

    public static Command Create() =>
        new Command("backtest", "Forecasts the past of demand series with what was known then, and compares.")
        {
            SeriesOptions.Input, SeriesOptions.Frequency, SeriesOptions.Horizon, SeriesOptions.Levels, SeriesOptions.Model, SeriesOptions.Calendar, Windows,
        }
        .Does("ecom backtest --input series.csv --frequency monthly --horizon 3 --windows 6 --calendar cn", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var calendar = SeriesOptions.CalendarOf(parsed.GetRequiredValue(SeriesOptions.Calendar), run);
        var series = SeriesTable.Read(parsed.GetRequiredValue(SeriesOptions.Input), parsed.GetRequiredValue(SeriesOptions.Frequency), run);
        if (calendar is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        var levels = SeriesOptions.LevelsOf(parsed);
        var windows = parsed.GetRequiredValue(Windows);
        var reports = Backtest.RollingAll(
            SeriesOptions.ModelOf(parsed), series, parsed.GetRequiredValue(SeriesOptions.Horizon), windows, calendar,
            levels: levels, progress: new SeriesProgress(run), cancellationToken: run.Cancellation);
        Write(reports, levels, run);
        var shortened = reports.Count(report => report.Windows < windows);
        if (shortened > 0)
        {
            run.Note(string.Create(CultureInfo.InvariantCulture, $"Series too short for all {windows} windows: {shortened}."));
        }

        return ExitCode.Done;
    }

    private static void Write(IReadOnlyList<BacktestReport> reports, double[] levels, CommandRun run)
    {
        using var rows = run.Table(
            ["unique_id", "model", "smape", "mase", "rmsse", "bias", .. levels.Select(level => FormattableString.Invariant($"coverage{level}"))]);
        foreach (var report in reports)
        {
            rows.Add(
                [report.Name, report.Model, report.Smape, report.Mase, report.Rmsse, report.Bias, .. report.Coverages.Select(coverage => (Cell)coverage.Percent)]);
        }

        rows.Commit();
    }
}
