using System.CommandLine;
using System.Globalization;
using EcomCore.Cli.Commands.Pictures;
using EcomCore.Cli.Tables;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom forecast</c>: how much will sell.</summary>
internal static class ForecastCommand
{
    private const int MostNotes = 20;

    public static Command Create() =>
        new Command("forecast", "Forecasts demand series with intervals.")
        {
            SeriesOptions.Input, SeriesOptions.Frequency, SeriesOptions.Horizon, SeriesOptions.Levels, SeriesOptions.Model, SeriesOptions.Calendar,
            CommonOptions.Picture,
        }
        .Does("ecom forecast --input series.csv --frequency monthly --horizon 12 --levels 80,95 --calendar cn --output forecast.csv", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var calendar = SeriesOptions.CalendarOf(parsed.GetRequiredValue(SeriesOptions.Calendar), run);
        var series = SeriesTable.Read(parsed.GetRequiredValue(SeriesOptions.Input), parsed.GetRequiredValue(SeriesOptions.Frequency), run);
        if (calendar is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        var levels = SeriesOptions.LevelsOf(parsed);
        var forecaster = SeriesOptions.ModelOf(parsed);
        var forecasts = forecaster.ForecastAll(
            series, parsed.GetRequiredValue(SeriesOptions.Horizon), levels, calendar, progress: new SeriesProgress(run), cancellationToken: run.Cancellation);
        Write(forecasts, levels, run);
        run.Draw(() => ForecastPicture.Of(series, forecasts, forecaster, calendar));
        Note(forecasts, run);
        return ExitCode.Done;
    }

    private static void Write(IReadOnlyList<Forecast> forecasts, double[] levels, CommandRun run)
    {
        using var rows = run.Table(
        [
            "unique_id", "ds", "mean",
            .. levels.SelectMany(level => new[] { FormattableString.Invariant($"lo{level}"), FormattableString.Invariant($"hi{level}") }),
            "model",
        ]);
        var cells = new Cell[4 + (2 * levels.Length)];
        foreach (var forecast in forecasts)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            for (var step = 0; step < forecast.Horizon; step++)
            {
                cells[0] = forecast.Name;
                cells[1] = forecast.Frequency == SeriesFrequency.Index ? forecast.PeriodIndex(step) : forecast.PeriodStart(step);
                cells[2] = forecast.Mean[step];
                for (var i = 0; i < levels.Length; i++)
                {
                    var interval = forecast.Interval(step, levels[i]);
                    cells[3 + (2 * i)] = interval.Lower;
                    cells[4 + (2 * i)] = interval.Upper;
                }

                cells[^1] = forecast.Model;
                rows.Add(cells);
            }
        }

        rows.Commit();
    }

    /// <summary>Says each note once, with the number of series it is about.</summary>
    private static void Note(IReadOnlyList<Forecast> forecasts, CommandRun run)
    {
        var notes = forecasts.SelectMany(forecast => forecast.Notes.Select(note => (Note: note, forecast.Name)))
            .GroupBy(item => item.Note, StringComparer.Ordinal)
            .ToList();
        foreach (var note in notes.Take(MostNotes))
        {
            run.Note(note.Count() == 1
                ? $"{ShownName.Of(note.First().Name)}: {note.Key}"
                : string.Create(CultureInfo.InvariantCulture, $"{note.Count()} series: {note.Key}"));
        }

        if (notes.Count > MostNotes)
        {
            run.Note(string.Create(CultureInfo.InvariantCulture, $"... and {notes.Count - MostNotes} other notes."));
        }
    }
}
