using System.CommandLine;
using EcomCore.Cli.Plan;
using EcomCore.Cli.Tables;
using EcomCore.Risk;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom risk</c>: what is going wrong.</summary>
internal static class RiskCommand
{
    private const int ProgressEvery = 1024;

    private static readonly string[] IncidentColumns =
        ["rule", "platform", "level", "opened_at", "count", "window", "deadline", "department", "action", "post_ids"];

    private static readonly string[] MatchColumns = ["post_id", "keyword", "start", "length", "category"];

    private static readonly Option<string> Rules = CommonOptions.Input("--rules", "Categories of keywords and the rules over them, as JSON.");

    private static readonly Option<string> Posts = CommonOptions.Input(
        "--posts", "Posts: post_id, platform, posted_at, text, and author, product and reach where they are known.");

    private static readonly Option<string?> Matches = new("--matches")
    {
        Description = "Where every match goes: a CSV file, or - for standard output. Matches of one category do not overlap, those of different categories may.",
        HelpName = "FILE",
    };

    public static Command Create() =>
        new Command("risk", "Finds keywords in posts and opens incidents where they come too thick. The ids of an incident's posts are separated by blanks; a blank in an id is written %20.")
        {
            Rules, Posts, Matches,
        }
        .Does("ecom risk --rules docs/sample-store/rules.json --posts docs/sample-store/posts.csv --output incidents.csv", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var matchesPath = parsed.GetValue(Matches);
        if (matchesPath is not null && matchesPath != "-" && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(matchesPath))))
        {
            run.Complaints.AddOption("--matches", $"no such folder for '{matchesPath}'");
        }

        CheckPaths(parsed, run);
        var rules = Load(parsed.GetRequiredValue(Rules), run);

        // Without good rules the posts are read all the same, for their bad lines.
        var posts = Read(parsed.GetRequiredValue(Posts), rules is null ? null : new PostMatcher(rules), run);
        if (rules is null || posts is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        using var incidentRows = run.Table(IncidentColumns);
        using var matchRows = matchesPath is null ? null : run.TableAt(matchesPath, MatchColumns);
        WriteIncidents(IncidentLog.Of(rules, posts, seen => run.Progress("posts with a match", seen)), incidentRows);
        if (matchRows is not null)
        {
            WriteMatches(posts, matchRows, run);
        }

        incidentRows.Commit(besides: matchRows);
        return ExitCode.Done;
    }

    /// <summary>No two tables may go to one place, and none over what is read.</summary>
    private static void CheckPaths(ParseResult parsed, CommandRun run)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, path) in new[]
        {
            ("--rules", parsed.GetRequiredValue(Rules)), ("--posts", parsed.GetRequiredValue(Posts)), ("--output", run.OutputPath), ("--matches", parsed.GetValue(Matches)),
        })
        {
            var isWritten = option is "--output" or "--matches";
            var place = path is null or "-" or "" ? (isWritten ? path : null) : Path.GetFullPath(path);
            if (place is not null && !places.TryAdd(place, option) && isWritten)
            {
                run.Complaints.AddOption(option, $"'{path}' is already the place of {places[place]}");
            }
        }
    }

    private static RiskRules? Load(string path, CommandRun run)
    {
        if (run.ReadText(path) is not { } json)
        {
            return null;
        }

        _ = RiskRules.TryLoad(json, out var rules, out var faults);
        foreach (var fault in faults)
        {
            run.Complaints.Add(path, fault.ToString());
        }

        return rules;
    }

    /// <summary>The posts with a match in order of time, of one time in the file's order; of several with one id the first.</summary>
    /// <remarks>Texts are searched as they go by: only posts with a match stay in memory. Null when the file cannot be read.</remarks>
    private static IReadOnlyList<MatchedPost>? Read(string path, PostMatcher? matcher, CommandRun run)
    {
        using var table = PostTable.Open(path, run.Zone, run.Complaints);
        if (table is null)
        {
            return null;
        }

        var posts = new List<MatchedPost>();
        var read = 0L;
        foreach (var post in table.Posts())
        {
            if (matcher?.Match(post) is { HasMatch: true } matched)
            {
                posts.Add(matched);
            }

            if (++read % ProgressEvery == 0)
            {
                run.Progress("posts", read);
            }
        }

        // The sort is stable. A repeated id goes by the earliest, wherever it stands in the file.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. posts.OrderBy(post => post.PostedAt).Where(post => seen.Add(post.Id))];
    }

    private static void WriteIncidents(IReadOnlyList<Incident> incidents, ResultTable rows)
    {
        foreach (var incident in incidents)
        {
            rows.Add(
                incident.Rule.Id,
                incident.Platform,
                incident.Level,
                incident.OpenedAt,
                incident.Count,
                incident.Rule.Window.ToString(),
                incident.Deadline,
                incident.Department,
                incident.Action,
                string.Join(' ', incident.PostIds.Select(Listed)));
        }
    }

    /// <summary>An id as it stands in a list that is separated by blanks: blanks, control characters and % as in a URI.</summary>
    private static string Listed(string id) =>
        id.Any(IsEscaped) ? string.Concat(id.Select(c => IsEscaped(c) ? Uri.HexEscape(c) : c.ToString())) : id;

    private static bool IsEscaped(char c) => c is '%' or ' ' || char.IsControl(c);

    private static void WriteMatches(IReadOnlyList<MatchedPost> posts, ResultTable rows, CommandRun run)
    {
        foreach (var post in posts)
        {
            foreach (var match in post.Matches)
            {
                rows.Add(post.Id, match.Keyword, match.Start, match.Length, match.Category);
            }

            run.Progress("matches", rows.Rows);
        }
    }
}
