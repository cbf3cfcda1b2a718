using System.Globalization;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

public sealed class RiskCommandTests : IDisposable
{
    private const string Rules =
        """
        { "zone": "Asia/Shanghai",
          "matching": { "fold": ["case", "width", "traditional", "zero-width"], "max_gap": 3, "negation": true },
          "categories": [ { "id": "quality", "keywords": ["杂质", "假冒产品"], "exclude": ["无杂质配方"] },
                          { "id": "competitor", "keywords": ["模仿"] } ],
          "rules": [ { "id": "quality-24h", "category": "quality", "scope": "all", "window": "24h", "at_least": 3, "count": "posts",
                       "level": 2, "department": "quality", "action": "urgent quality inspection", "deadline": "24h" },
                     { "id": "competitor-day", "category": "competitor", "scope": "platform", "window": "day", "more_than": 1, "count": "posts",
                       "level": 3, "department": "marketing", "action": "analyse the last month", "deadline": "2d" } ] }
        """;

    private const string Posts =
        """
        post_id,platform,posted_at,text
        4,jd,2025-04-01T12:00:00+08:00,"全是模仿, 模仿"
        1,jd,2025-04-01T08:30:00+08:00,里面有雜質
        2,taobao,2025-04-01T10:00:00+08:00,假 冒-产*品！
        3,taobao,2025-04-02T08:29:59+08:00,"又是杂质，杂质"
        3,taobao,2025-04-02T08:29:59+08:00,又是杂质
        5,jd,2025-04-01T23:59:59+08:00,模仿
        6,jd,2025-04-01T09:00:00+08:00,没有杂质
        7,jd,2025-04-02T00:00:00+08:00,模仿

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Incidents_come_in_order_of_opening_with_all_that_must_be_done()
    {
        var answer = Run(Rules, Posts, "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(
            [
                "rule,platform,level,opened_at,count,window,deadline,department,action,post_ids",
                "competitor-day,jd,3,2025-04-01T15:59:59Z,2,day,2025-04-03T15:59:59Z,marketing,analyse the last month,4 5",
                "quality-24h,,2,2025-04-02T00:29:59Z,3,24h,2025-04-03T00:29:59Z,quality,urgent quality inspection,1 2 3",
            ],
            answer.OutputLines);
    }

    [Fact]
    public void Matches_come_in_order_of_time_with_offsets_of_the_original_text()
    {
        var matches = _folder.PathOf("matches.csv");
        Assert.Equal(0, Run(Rules, Posts, "--output", "-", "--matches", matches).ExitCode);

        Assert.Equal(
            [
                "post_id,keyword,start,length,category", "1,杂质,3,2,quality", "2,假冒产品,0,7,quality", "4,模仿,2,2,competitor", "4,模仿,6,2,competitor",
                "5,模仿,0,2,competitor", "7,模仿,0,2,competitor", "3,杂质,2,2,quality", "3,杂质,5,2,quality",
            ],
            File.ReadAllLines(matches));
    }

    [Fact]
    public void Incidents_stay_as_they_were_where_the_matches_cannot_be_written()
    {
        // A folder stands where the matches are to go: everything is written beside, and nothing appears.
        var incidents = _folder.Write("incidents.csv", "kept");
        var matches = Directory.CreateDirectory(_folder.PathOf("matches.csv")).FullName;

        Assert.NotEqual(0, Run(Rules, Posts, "--output", incidents, "--matches", matches).ExitCode);
        Assert.Equal("kept", File.ReadAllText(incidents));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(incidents)!, "*.tmp"));
    }

    [Fact]
    public void Authors_are_read_where_the_file_has_them()
    {
        const string Rule =
            """
            { "categories": [ { "id": "k", "keywords": ["bad"] } ],
              "rules": [ { "id": "r", "category": "k", "window": "1h", "at_least": 2, "count": "authors",
                           "level": 1, "department": "d", "action": "a", "deadline": "0h" } ] }
            """;
        const string Header = "post_id,platform,posted_at,text,author\n";

        Assert.Single(Run(Rule, Header + "1,p,2025-04-01,bad,ann\n2,p,2025-04-01,bad,ann\n", "--output", "-").OutputLines);
        Assert.Equal(
            "r,,1,2025-04-01T00:00:00Z,2,1h,2025-04-01T00:00:00Z,d,a,1 2",
            Run(Rule, Header + "1,p,2025-04-01,bad,ann\n2,p,2025-04-01,bad,bob\n", "--output", "-").OutputLines[1]);
    }

    [Fact]
    public void Two_tables_in_one_place_are_refused()
    {
        var same = _folder.PathOf("same.csv");
        Assert.Equal(2, Run(Rules, Posts, "--output", same, "--matches", same).ExitCode);
        Assert.False(File.Exists(same));
        Assert.Equal(2, Run(Rules, Posts, "--output", "-", "--matches", "-").ExitCode);
    }

    [Fact]
    public void A_time_without_offset_is_in_the_zone_of_the_option()
    {
        var answer = Run(
            Rules, "post_id,platform,posted_at,text\n1,jd,2025-04-01T00:00:00,模仿\n2,jd,2025-04-01T15:00:00,模仿\n", "--zone", "UTC", "--output", "-");

        Assert.StartsWith("competitor-day,jd,3,2025-04-01T15:00:00Z,", answer.OutputLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_line_is_told_and_nothing_is_written()
    {
        var output = _folder.Write("incidents.csv", "kept");
        var matches = _folder.PathOf("matches.csv");

        var answer = Run(
            Rules,
            "post_id,platform,posted_at,text\n,jd,2025-04-01,x\n2,jd,yesterday,x\n3,jd,9999-12-31,x\n4,jd,2025-04-01,模仿\n",
            "--output",
            output,
            "--matches",
            matches);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "posts.csv:2: post_id: expected a text, found nothing",
                "posts.csv:3: posted_at: expected a time such as 2025-04-01T08:30:00+08:00, found 'yesterday'",
                "posts.csv:4: posted_at: expected a time before the year 9000, found '9999-12-31'",
            ],
            answer.ErrorLines);
        Assert.Equal("kept", File.ReadAllText(output));
        Assert.False(File.Exists(matches));
    }

    [Fact]
    public void Every_fault_of_the_rules_is_told_at_once()
    {
        var answer = Run(
            """
            { "zone": "Mars", "colour": 1,
              "matching": { "fold": ["CASE"], "max_gap": 99 },
              "categories": [ { "id": "k", "keywords": ["a", ""] } ],
              "rules": [ { "id": "r", "category": "q", "window": "24", "at_least": 0, "level": 4, "department": "d", "action": "a", "deadline": "24h" } ] }
            """,
            Posts);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "rules.json: $.zone: expected the id of a time zone such as Asia/Shanghai, found 'Mars' (line 1)",
                "rules.json: $.matching.fold[0]: expected one of case, width, traditional, zero-width, compatibility, marks, found 'CASE' (line 2)",
                "rules.json: $.matching.max_gap: expected a whole number from 0 to 16, found 99 (line 2)",
                "rules.json: $.categories[0].keywords[1]: expected 1 to 1024 characters, found 0 (line 3)",
                "rules.json: $.rules[0].window: expected 'day' or a length up to 366d such as 24h, 30m or 7d, found '24' (line 4)",
                "rules.json: $.rules[0].at_least: expected a whole number from 1 to 1000000, found 0 (line 4)",
                "rules.json: $.rules[0].level: expected a whole number from 1 to 3, found 4 (line 4)",
                "rules.json: $.colour: unknown property (line 1)",
                "rules.json: $.rules[0].category: there is no category 'q' (line 4)",
            ],
            answer.ErrorLines);
    }

    [Fact]
    public void Bad_rules_do_not_hide_bad_posts()
    {
        var answer = Run("{ \"categories\": [], \"rules\": [] , \"zone\": \"Mars\" }", "post_id,platform,posted_at,text\n1,jd,yesterday,x\n");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "rules.json: $.zone: expected the id of a time zone such as Asia/Shanghai, found 'Mars' (line 1)",
                "posts.csv:2: posted_at: expected a time such as 2025-04-01T08:30:00+08:00, found 'yesterday'",
            ],
            answer.ErrorLines);
    }

    [Fact]
    public void The_ids_of_a_list_can_be_read_back()
    {
        string[] ids = ["a b", "c", "d%20e", "f\ng"];
        var answer = Run(
            Rules, "post_id,platform,posted_at,text\n" + string.Concat(ids.Select((id, i) => $"\"{id}\",jd,2025-04-01T0{i}:00:00Z,杂质\n")), "--output", "-");

        Assert.Equal("a%20b c d%2520e f%0Ag", answer.OutputLines[1].Split(',')[^1]);
        Assert.Equal(ids, answer.OutputLines[1].Split(',')[^1].Split(' ').Select(Uri.UnescapeDataString));
    }

    [Fact]
    public void A_missing_folder_for_the_matches_is_told_before_any_work()
    {
        var answer = Run(Rules, Posts, "--matches", _folder.PathOf("none/matches.csv"));

        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith("--matches: no such folder for '", answer.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_a_spreadsheet_would_run_is_guarded()
    {
        var answer = Run(Rules, Posts.Replace("\n4,", "\n=4,", StringComparison.Ordinal), "--output", "-", "--spreadsheet-safe");

        Assert.EndsWith(",'=4 5", answer.OutputLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void No_posts_give_a_header()
    {
        var answer = Run(Rules, "post_id,platform,posted_at,text\n", "--output", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Single(answer.OutputLines);
    }

    [SharedDataFact]
    public void Real_reviews_give_the_hits_of_an_independent_search_and_those_written_in_traditional_characters()
    {
        var matches = _folder.PathOf("matches.csv");
        var rules = SharedData.PathOf("data/store-uk-retail/rules.json");
        var posts = SharedData.PathOf("data/store-uk-retail/posts.csv");

        var answer = EcomRunner.Run("risk", "--rules", rules, "--posts", posts, "--output", "-", "--matches", matches);

        Assert.Equal(0, answer.ExitCode);
        var texts = File.ReadLines(posts).Skip(1).Select(line => line.Split(',', 4)).ToDictionary(cells => cells[0], cells => cells[3].Trim('"'));
        var found = File.ReadLines(matches).Skip(1).Select(line => line.Split(',')).Select(cells => (
            Keyword: cells[1],
            Text: texts[cells[0]].Substring(int.Parse(cells[2], CultureInfo.InvariantCulture), int.Parse(cells[3], CultureInfo.InvariantCulture)))).ToArray();

        // 218 is the number of plain leftmost-longest hits of an independent search of the file, category by category; the others are written otherwise.
        Assert.Equal(218, found.Count(match => match.Text == match.Keyword));
        Assert.Equal(["欺騙", "爛了", "欺騙", "壞的"], found.Where(match => match.Text != match.Keyword).Select(match => match.Text));
        Assert.Equal("quality-24h,,2,2011-10-12T05:33:36Z,3,24h,2011-10-13T05:33:36Z,quality,urgent quality inspection,p00112 p00163 p00171", answer.OutputLines[1]);
    }

    private EcomAnswer Run(string rules, string posts, params string[] options) =>
        EcomRunner.Run(["risk", "--rules", _folder.Write("rules.json", rules), "--posts", _folder.Write("posts.csv", posts), .. options]);
}
