using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EcomCore.Cli.Commands.Pictures;
using EcomCore.Cli.Tables;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom surge</c>: which searches rise beyond season and chance.</summary>
internal static class SurgeCommand
{
    private const int MostNotes = 20;

    private static readonly string[] Columns = ["keyword", "ds", "volume", "expected", "score", "alert"];

    private static readonly SurgeOptions Defaults = new();

    private static readonly Option<string> Input = CommonOptions.Input(
        "--input", "Search volumes: keyword, ds (first day of the week or month, or a whole number), volume (empty, NA or NaN where missing).");

    private static readonly Option<SeriesFrequency> Frequency = new("--frequency")
    {
        Description = "Length of a period: weekly or monthly.",
        HelpName = "FREQUENCY",
        Required = true,
        CustomParser = ParseFrequency,
    };

    private static readonly Option<double> Open = Limit("--open", "Score that opens an alert, 1 to 20.", Defaults.OpenScore, 1, 20);

    private static readonly Option<double> Close = Limit("--close", "Score below which an alert closes after two periods, 0 to the score that opens.", Defaults.CloseScore, 0, 20);

    private static readonly Option<VolumeUnit> Unit = new("--unit")
    {
        Description = "What the volumes are: count (searches), index (no unit, such as 0 to 100), or auto (count where the first two years are whole numbers). [default: auto]",
        HelpName = "UNIT",
        CustomParser = ParseUnit,
    };

    public static Command Create() =>
        new Command("surge", "Finds rises of search volume that are neither season nor chance.")
        {
            Input, Frequency, SeriesOptions.Calendar, Unit, Open, Close, CommonOptions.Picture,
        }
        .Does("ecom surge --input volumes.csv --frequency weekly --calendar cn --output alerts.csv --picture alerts.svg", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var (open, close) = (parsed.GetValue(Open), parsed.GetValue(Close));
        if (close > open)
        {
            run.Complaints.AddOption("--close", string.Create(CultureInfo.InvariantCulture, $"expected at most the score that opens, {open}; found {close}"));
            return run.Refuse();
        }

        var calendar = SeriesOptions.CalendarOf(parsed.GetRequiredValue(SeriesOptions.Calendar), run);
        var volumes = SeriesTable.ReadVolumes(parsed.GetRequiredValue(Input), parsed.GetRequiredValue(Frequency), run);
        if (calendar is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        var detector = new SurgeDetector(new SurgeOptions { OpenScore = open, CloseScore = close, Unit = parsed.GetValue(Unit) });
        var reports = detector.DetectAll(volumes, calendar, progress: new SeriesProgress(run), cancellationToken: run.Cancellation);
        Write(reports, run);
        run.Draw(() => SurgePicture.Of(reports));
        Note(reports, run);
        return ExitCode.Done;
    }

    private static void Write(IReadOnlyList<SurgeReport> reports, CommandRun run)
    {
        using var rows = run.Table(Columns);
        foreach (var report in reports)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            for (var t = 0; t < report.Points.Count; t++)
            {
                var point = report.Points[t];
                rows.Add(report.Series.Name, PeriodOf(report, t), point.Volume, point.Expected, point.Score, point.Alert);
            }
        }

        rows.Commit();
    }

    private static Cell PeriodOf(SurgeReport report, int t) => report.Series.IsDated ? report.Series.PeriodStart(t) : report.Series.FirstIndex + t;

    /// <summary>Says which alerts are open now.</summary>
    private static void Note(IReadOnlyList<SurgeReport> reports, CommandRun run)
    {
        var open = reports.Where(report => report.IsOpen).OrderByDescending(report => report.Alerts[^1].PeakScore).ToList();
        foreach (var report in open.Take(MostNotes))
        {
            var alert = report.Alerts[^1];
            var most = double.IsPositiveInfinity(alert.PeakLift)
                ? string.Create(CultureInfo.InvariantCulture, $"at most {report.Points[alert.Peak].Volume:G6} where nothing was expected")
                : string.Create(CultureInfo.InvariantCulture, $"at most {alert.PeakLift:F1} times the expected volume");
            run.Note(string.Create(CultureInfo.InvariantCulture,
                $"{ShownName.Of(report.Series.Name)}: alert open since {PeriodOf(report, alert.First).Text}; {most}, score {alert.PeakScore:F1}."));
        }

        if (open.Count > MostNotes)
        {
            run.Note(string.Create(CultureInfo.InvariantCulture, $"... and {open.Count - MostNotes} other open alerts."));
        }

        var unseasoned = reports.Count(report => !report.HasSeason);
        if (unseasoned > 0)
        {
            run.Note(string.Create(CultureInfo.InvariantCulture, $"Keywords with less than two years, judged without a season: {unseasoned}."));
        }
    }

    private static Option<double> Limit(string name, string description, double preset, double least, double most) => new(name)
    {
        Description = description,
        HelpName = "SCORE",
        CustomParser = result => ParseScore(result, name, least, most),
        DefaultValueFactory = _ => preset,
    };

    private static double ParseScore(ArgumentResult result, string option, double least, double most)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        result.AddError(FormattableString.Invariant($"{option}: expected a number from {least} to {most}, found '{text}'"));
        return least;
    }

    private static SeriesFrequency ParseFrequency(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "weekly":
                return SeriesFrequency.Weekly;
            case "monthly":
                return SeriesFrequency.Monthly;
            default:
                result.AddError($"--frequency: expected one of weekly, monthly; found '{result.Tokens[0].Value}'");
                return default;
        }
    }

    private static VolumeUnit ParseUnit(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "auto":
                return VolumeUnit.Automatic;
            case "count":
                return VolumeUnit.Count;
            case "index":
                return VolumeUnit.Index;
            default:
                result.AddError($"--unit: expected one of auto, count, index; found '{result.Tokens[0].Value}'");
                return default;
        }
    }
}
