using EcomCore.Cli.Report;
using EcomCore.Cli.Tables;
using EcomCore.Risk;
using NodaTime;

namespace EcomCore.Cli.Plan;

/// <summary>What is going wrong: incidents in the posts, and product codes that do not follow the schema.</summary>
internal static class AlertsChapter
{
    private const int ShownIncidents = 12;
    private const int ShownCodes = 10;
    private const string Open = "open";
    private const string Passed = "deadline passed";

    private static readonly string[] IncidentColumns =
        ["rule", "platform", "level", "opened_at", "count", "window", "deadline", "department", "action", "post_ids", "status"];

    private static readonly string[] CodeColumns = ["code", "lines", "units", "normalized", "error", "position", "message"];

    public static Chapter? Of(Store store, Labels labels)
    {
        if (store.Posts is null)
        {
            return null;
        }

        var words = labels.Alerts;
        var end = store.Settings.AsOf.PlusDays(1).AtStartOfDayInZone(store.Settings.Zone).ToInstant();
        var incidents = IncidentLog.Of(store.Rules, store.Posts.Matched);
        var file = IncidentFile(incidents, end);
        var codes = CodeFile(store.Codes);
        var open = incidents.Count(incident => incident.OpenedAt + incident.Rule.Deadline >= end);
        var badCodes = store.Codes.Uses.Count(use => use.Findings.Count > 0);
        var view = new ChapterView(
            "alerts",
            words.Title,
            words.Question,
            [
                new KeyFigure(words.Posts, Figures.Whole(store.Posts.Count)),
                new KeyFigure(words.Incidents, Figures.Whole(incidents.Count)),
                new KeyFigure(words.Open, Figures.Whole(open), words.OpenNote),
                new KeyFigure(words.BadCodes, Figures.Whole(badCodes)),
            ],
            [
                incidents.Count == 0 ? new TextView(words.NoIncidents) : Incidents(file, store.Settings.Zone, labels),
                .. badCodes == 0 ? Array.Empty<BlockView>() : [Codes(codes, labels)],
            ]);
        return new Chapter(view, [file, codes]);
    }

    private static TableView Incidents(CsvFile file, DateTimeZone zone, Labels labels)
    {
        var words = labels.Alerts;
        var latest = Enumerable.Range(0, file.Rows.Count).Reverse().Take(ShownIncidents).ToList();
        var everywhere = new Dictionary<string, string>(StringComparer.Ordinal) { [string.Empty] = words.AllPlatforms };
        ShownColumn[] columns =
        [
            ShownColumn.Named(words.Rule, "rule", words.Rules),
            ShownColumn.Named(words.Platform, "platform", everywhere),
            ShownColumn.Whole(words.Level, "level"),
            ShownColumn.Time(words.OpenedAt, "opened_at", zone),
            ShownColumn.Whole(words.Count, "count"),
            ShownColumn.Time(words.Deadline, "deadline", zone),
            ShownColumn.Named(words.Department, "department", words.Departments),
            ShownColumn.Named(words.Action, "action", words.Actions),
        ];
        return TableOf.Rows(words.Table, file, latest, columns, Figures.Fill(labels.Rows, latest.Count, file.Rows.Count, file.Name));
    }

    private static TableView Codes(CsvFile file, Labels labels)
    {
        var words = labels.Alerts;
        var shown = FirstOfEachCode(file).Take(ShownCodes).ToList();
        ShownColumn[] columns =
        [
            ShownColumn.Text(words.Code, "code"),
            ShownColumn.Whole(words.Lines, "lines"),
            ShownColumn.Text(words.Normalized, "normalized"),
            .. Problem(words),
        ];
        return TableOf.Rows(words.CodesTable, file, shown, columns, Figures.Fill(labels.Rows, shown.Count, file.Rows.Count, file.Name));
    }

    private static ShownColumn[] Problem(AlertLabels words) => words.Problems.Count == 0
        ? [ShownColumn.Text(words.Problem, "message")]
        : [ShownColumn.Named(words.Problem, "error", words.Problems), ShownColumn.Whole(words.Position, "position")];

    private static CsvFile IncidentFile(IReadOnlyList<Incident> incidents, Instant end) => new(
        "incidents.csv",
        IncidentColumns,
        [
            .. incidents.Select(incident => (Cell[])
            [
                incident.Rule.Id,
                incident.Platform,
                incident.Rule.Level,
                incident.OpenedAt,
                incident.Count,
                incident.Rule.Window.ToString(),
                incident.OpenedAt + incident.Rule.Deadline,
                incident.Department,
                incident.Action,
                string.Join(' ', incident.PostIds),
                incident.OpenedAt + incident.Rule.Deadline >= end ? Open : Passed,
            ]),
        ]);

    private static IEnumerable<int> FirstOfEachCode(CsvFile file) =>
        Enumerable.Range(0, file.Rows.Count).Where(row => row == 0 || file[row, "code"].Text != file[row - 1, "code"].Text);

    // One row per finding; the codes on most lines first.
    private static CsvFile CodeFile(CodeBook codes) => new(
        "sku-issues.csv",
        CodeColumns,
        [
            .. codes.Uses.Where(use => use.Findings.Count > 0).OrderByDescending(use => use.Lines).ThenBy(use => use.Text, StringComparer.Ordinal)
                .SelectMany(use => use.Findings.Select(finding => (Cell[])
                    [use.Text, use.Lines, use.Units, use.Item, finding.Code, finding.Position, finding.Message])),
        ]);
}
