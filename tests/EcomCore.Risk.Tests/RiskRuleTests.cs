using NodaTime;

namespace EcomCore.Risk.Tests;

public sealed class RiskRuleTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 0, 0);

    [Fact]
    public void A_spike_is_high_against_the_mean_of_the_windows_before()
    {
        // Two posts an hour for four hours: nothing, for there is no spike in what has just begun; then the limit is 3 times 2 an hour.
        var monitor = Monitor("""{ "window": "1h", "at_least": 2, "spike": { "times": 3, "baseline": "4h" } }""");
        for (var i = 0; i < 8; i++)
        {
            Assert.Empty(monitor.Observe(PostAt(i * 30)));
        }

        var opened = Enumerable.Range(0, 10).Where(i => monitor.Observe(PostAt(240 + i)).Any(change => change.Kind == IncidentChangeKind.Opened));
        Assert.Equal([5], opened);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData(", \"minimum_windows\": 1", 1)]
    [InlineData(", \"minimum_windows\": 300", 4)]
    public void A_spike_is_judged_by_the_windows_since_the_first_post_when_they_are_enough(string minimum, int first)
    {
        // One post an hour, and in one hour three: three times the mean of one, however few hours there were.
        for (var hour = 0; hour < 6; hour++)
        {
            var monitor = Monitor("{ \"window\": \"1h\", \"at_least\": 2, \"spike\": { \"times\": 3, \"baseline\": \"4h\"" + minimum + " } }");
            var opened = Enumerable.Range(0, hour).Select(i => 60 * i).Concat(Enumerable.Range(0, 3).Select(i => (60 * hour) + i)).SelectMany(minute => monitor.Observe(PostAt(minute))).Count();
            Assert.Equal(hour >= first ? 1 : 0, opened);
        }
    }

    [Fact]
    public void After_an_incident_none_opens_until_it_has_cooled_down()
    {
        var monitor = Monitor("""{ "window": "1h", "at_least": 1, "cool_down": "5h" }""");
        Assert.Equal([0, 300], OpenedAt(monitor, 0, 100, 299, 300, 301));
    }

    [Fact]
    public void A_count_that_is_reset_begins_from_nothing()
    {
        var monitor = Monitor("""{ "window": "24h", "at_least": 2, "firing": "reset" }""");
        Assert.Equal([1, 3, 5], OpenedAt(monitor, 0, 1, 2, 3, 4, 5));
    }

    [Fact]
    public void An_episode_is_announced_again_after_as_many_as_the_threshold()
    {
        var monitor = Monitor("""{ "window": "24h", "at_least": 2, "firing": "every-threshold" }""");
        var changes = Enumerable.Range(0, 6).SelectMany(i => monitor.Observe(PostAt(i))).Where(change => change.Kind == IncidentChangeKind.Repeated).ToList();
        Assert.Equal([(Minute(3), "2 posts more, 4 in all"), (Minute(5), "2 posts more, 6 in all")], changes.Select(change => (change.At, change.Reason)));
    }

    [Fact]
    public void Products_are_counted_apart_where_the_rule_says_so()
    {
        var monitor = Monitor("""{ "window": "24h", "at_least": 2, "scope": "product" }""");
        monitor.Observe(PostAt(0, product: "x"));
        Assert.Empty(monitor.Observe(PostAt(1, product: "y")));
        Assert.Equal("x", Assert.Single(monitor.Observe(PostAt(2, product: "x"))).Incident.Product);
    }

    [Fact]
    public void Weights_of_categories_are_summed_post_by_post()
    {
        var monitor = Monitor("""{ "categories": ["bad", "dear"], "window": "24h", "at_least": 7, "count": "weight" }""");
        Assert.Empty(monitor.Observe(PostAt(0, "坏坏坏")));
        Assert.Empty(monitor.Observe(PostAt(1, "贵")));
        Assert.Equal("10 points in 24h, limit 7", Assert.Single(monitor.Observe(PostAt(2, "又坏又贵"))).Reason);
    }

    [Fact]
    public void Spread_raises_an_incident_at_once_and_brings_its_deadline_forward()
    {
        var monitor = Monitor("""{ "window": "24h", "at_least": 1, "level": 3, "deadline": "72h", "spread": { "platforms": 2, "reach": 1000 } }""");
        monitor.Observe(PostAt(0));
        var changes = monitor.Observe(PostAt(60, platform: "jd"));
        Assert.Equal([IncidentChangeKind.Updated, IncidentChangeKind.Escalated], changes.Select(change => change.Kind));
        Assert.Equal(("on 2 platforms", 2, Minute(60 + (24 * 60))), (changes[1].Reason, changes[1].Incident.Level, changes[1].Incident.Deadline));
        Assert.Equal(1, monitor.Observe(PostAt(61, reach: 5000))[1].Incident.Level);
        Assert.DoesNotContain(monitor.Observe(PostAt(62, reach: 5000)), change => change.Kind == IncidentChangeKind.Escalated);
    }

    [Fact]
    public void Every_rule_takes_keywords_in_its_own_way()
    {
        var rules = Rules("""{ "window": "24h", "at_least": 1, "matching": { "repeats": true, "max_gap": 1 } }""", """{ "id": "s", "window": "24h", "at_least": 1 }""");
        var monitor = new RiskMonitor(rules);
        Assert.Equal(["r"], monitor.Observe(PostAt(0, "假 假 货")).Select(change => change.Incident.Rule.Id));
        Assert.Equal(["r", "s"], monitor.Observe(PostAt(1, "假货")).Where(change => change.Kind != IncidentChangeKind.Quieted).Select(change => change.Incident.Rule.Id));
        Assert.Equal(5, Assert.Single(new PostMatcher(rules).Match(PostAt(2, "假 假 货")).Matches).Length);
    }

    [Fact]
    public void Allowed_authors_and_the_own_brand_do_not_count()
    {
        var rules = Rules("""{ "window": "24h", "at_least": 1 }""").Allowing("shop").WithOwnBrand("坏小子");
        var matcher = new PostMatcher(rules);
        Assert.Empty(matcher.Match(PostAt(0) with { Author = "shop" }).Matches);
        Assert.Empty(matcher.Match(PostAt(0, "坏小子牌")).Matches);
        Assert.Single(matcher.Match(PostAt(0, "坏小子牌坏了")).Matches);
    }

    [Fact]
    public void Nearly_the_same_text_counts_once_where_that_is_asked_for()
    {
        const string Text = "昨天刚收到的快递，打开一看里面的东西全是坏的，联系客服也没有人理我，大家千万不要买";
        var monitor = new RiskMonitor(Rules("""{ "window": "24h", "at_least": 9 }"""), new RiskOptions { NearDuplicateBits = 3 });
        monitor.Observe(PostAt(0, Text));
        monitor.Observe(PostAt(1, Text + "！！"));
        Assert.Equal(1, monitor.RepeatedPosts);
        monitor.Observe(PostAt(2, "我买的这个苹果里面是坏的，不过味道还可以，下次再也不会在这里买水果了"));
        Assert.Equal(1, monitor.RepeatedPosts);
    }

    [Fact]
    public void An_answered_incident_can_be_opened_again_and_its_clock_runs_anew()
    {
        var monitor = Monitor("""{ "window": "1h", "at_least": 1, "deadline": "2h" }""");
        monitor.Observe(PostAt(0));
        monitor.Answer(1, Minute(10));
        Assert.Single(monitor.Advance(Minute(500)));
        Assert.Empty(monitor.Incidents);

        var change = Assert.Single(monitor.Reopen(1, Minute(600), "it went on"));
        Assert.Equal((IncidentStatus.Open, Minute(720), "it went on"), (change.Incident.Status, change.Incident.Deadline, change.Reason));
        Assert.Empty(monitor.Reopen(1, Minute(601), "twice"));
        Assert.Equal(Minute(720), Assert.Single(monitor.Advance(Minute(721))).At);
        Assert.Single(monitor.Overdue(Minute(721)));
    }

    [Fact]
    public void A_changed_rule_does_not_touch_an_open_incident()
    {
        var monitor = Monitor("""{ "window": "24h", "at_least": 1, "level": 3, "deadline": "24h", "department": "old" }""");
        monitor.Observe(PostAt(0));
        var restored = RiskMonitor.Restore(Rules("""{ "window": "24h", "at_least": 5, "level": 1, "deadline": "1h", "department": "new" }"""), new RiskOptions(), monitor.Snapshot());
        Assert.Equal(("old", 3), (restored.Incidents[0].Department, restored.Incidents[0].Level));
        Assert.Equal(Minute(24 * 60), restored.Advance(Minute(2000))[0].At);
        Assert.Throws<FormatException>(() => RiskMonitor.Restore(RiskRules.Default, new RiskOptions(), [1, 2, 3]));
    }

    [Fact]
    public void The_past_of_an_incident_is_pulled_and_summed_up()
    {
        var monitor = Monitor("""{ "window": "24h", "at_least": 1, "scope": "platform", "follow_up": "30d", "playbook": ["stop sales", "call the supplier"] }""");
        var incident = monitor.Observe(PostAt(0))[0].Incident;
        Assert.Equal(["stop sales", "call the supplier"], incident.Playbook);

        var summary = FollowUpSummary.Pull(incident.FollowUp!, new Archive(), DateTimeZoneProviders.Tzdb["Asia/Shanghai"]);
        Assert.Equal(2, summary.Posts);
        Assert.Equal([new FollowUpCount("2025-03-31", 1), new FollowUpCount("2025-04-01", 1)], summary.ByDay);
        Assert.Equal([new FollowUpCount("坏", 2), new FollowUpCount("假货", 1)], summary.ByKeyword);
        Assert.Equal([new FollowUpCount("tb", 2)], summary.ByPlatform);
    }

    [Fact]
    public void Every_fault_of_a_rule_file_comes_with_its_path_and_line()
    {
        const string Json = """
            { "categories": [ { "id": "a", "keywords": ["坏"],
                                "near": { "words": [], "within": 900 }, "weight": 0 } ],
              "rules": [
                { "id": "r", "category": "b", "window": "1h", "at_least": 1, "level": 3, "department": "d", "action": "x", "deadline": "1h",
                  "regex": ".*", "firing": "sometimes",
                  "spike": { "times": 0.5, "baseline": "x" } } ] }
            """;
        Assert.False(RiskRules.TryLoad(Json, out _, out var faults));
        Assert.Equal(
            [
                ("$.categories[0].near.words", 2), ("$.categories[0].near.within", 2), ("$.categories[0].weight", 2), ("$.rules[0].firing", 5),
                ("$.rules[0].spike.times", 6), ("$.rules[0].spike.baseline", 6), ("$.rules[0].regex", 5), ("$.rules[0].category", 4),
            ],
            faults.Select(fault => (fault.Path, fault.Line)));
    }

    [Theory]
    [InlineData("{ \"categories\": [],\n \"rules\": [],\n \"rules\": [ 7 ] }", "$.rules: stands twice in one object, for the first time in line 2 (line 3)|$.rules[0]: expected an object, found 7 (line 3)")]
    [InlineData("{ \"categories\": [ { \"id\": \"a\", \"keywords\": [\"\",\n null,\n \"\"] } ], \"rules\": [] }", "$.categories[0].keywords[1]: expected a text, found null (line 2)|$.categories[0].keywords[0]: expected 1 to 1024 characters, found 0 (line 1)|$.categories[0].keywords[2]: expected 1 to 1024 characters, found 0 (line 3)")]
    [InlineData("{ \"matching\": { \"max_gap\": -1, \"fold\": [null, \"x\"] },\n \"categories\": [ { \"id\": \"a\", \"keywords\": [\"\"] } ], \"rules\": [] }", "$.matching.fold[0]: expected a text, found null (line 1)|$.matching.fold[1]: expected one of case, width, traditional, zero-width, compatibility, marks, found 'x' (line 1)|$.matching.max_gap: expected a whole number from 0 to 16, found -1 (line 1)|$.categories[0].keywords[0]: expected 1 to 1024 characters, found 0 (line 2)")]
    [InlineData("{ \"categories\": [ { \"id\": \"a\", \"keywords\": [\"坏\"] } ],\n \"rules\": [ 7,\n { \"id\": \"r\", \"category\": \"b\", \"window\": \"24h\", \"at_least\": 1, \"level\": 3, \"department\": \"d\", \"action\": \"x\", \"deadline\": \"1h\", \"spike\": { \"times\": 3, \"baseline\": \"30h\" } } ] }", "$.rules[0]: expected an object, found 7 (line 2)|$.rules[1].category: there is no category 'b' (line 3)|$.rules[1].spike: expected a baseline of 1 to 366 whole windows of 24h, found 30h (line 3)")]
    [InlineData("{ \"categories\": [ { \"id\": \"a\", \"keywords\": [\"坏\"] } ],\n \"rules\": [ { \"id\": \"r\", \"category\": \"b\", \"window\": \"24h\", \"at_least\": 1, \"level\": 3, \"department\": \"d\", \"action\": \"x\" } ] }", "$.rules[0].deadline: missing (line 2)|$.rules[0].category: there is no category 'b' (line 2)")]
    public void One_fault_hides_no_other(string json, string expected)
    {
        Assert.False(RiskRules.TryLoad(json, out _, out var faults));
        Assert.Equal(expected.Split('|'), faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("\"matching\": { \"max_gap\": 2 },", "\"near\": { \"words\": [\"**\"], \"within\": 8 }", "", "$.categories[0].near.words[0]: nothing of the keyword counts: every character is passed over (line 1)")]
    [InlineData("", "\"near\": { \"words\": [\"--\"], \"within\": 8 }", "\"matching\": { \"max_gap\": 2 },", "$.rules[0].matching: nothing of '--' in category 'a' counts: every character is passed over (line 2)")]
    [InlineData("", "\"exclude\": [\"**\"]", "\"matching\": { \"max_gap\": 2 },", "$.rules[0].matching: nothing of '**' in category 'a' counts: every character is passed over (line 2)")]
    [InlineData("\"own_brand\": [\"+\"],", "\"matching\": { \"max_gap\": 2 }", "", "$.own_brand: nothing of '+' in own_brand counts as the matching of category 'a' has it: every character is passed over (line 1)")]
    [InlineData("", "\"weight\": 2", "\"spread\": { \"growth\": 0.5 },", "$.rules[0].spread.growth: expected 0, or more than 1 up to 1000, found 0.5: every incident has its count at opening (line 2)")]
    [InlineData("", "\"weight\": 2", "\"categories\": [\"a\", \"z\"],", "$.rules[0].categories[1]: there is no category 'z' (line 2)")]
    public void Rules_that_load_can_be_used(string set, string category, string rule, string expected)
    {
        var name = rule.StartsWith("\"categories", StringComparison.Ordinal) ? string.Empty : "\"category\": \"a\",";
        var json = $$"""
            { {{set}} "categories": [ { "id": "a", "keywords": ["坏的"], {{category}} } ],
              "rules": [ { "id": "r", {{name}} {{rule}} "window": "1h", "at_least": 1, "level": 3, "department": "d", "action": "x", "deadline": "1h" } ] }
            """;
        Assert.False(RiskRules.TryLoad(json, out _, out var faults));
        Assert.Equal(expected, Assert.Single(faults).ToString());
    }

    [Fact]
    public void More_different_characters_than_a_matcher_can_number_are_a_fault()
    {
        var keywords = string.Join(",", Enumerable.Range(0x3400, 33_000).Select(c => (char)c).Where(c => !char.IsSurrogate(c)).Chunk(100).Select(chunk => "\"" + new string(chunk) + "\""));
        Assert.False(RiskRules.TryLoad("{ \"categories\": [ { \"id\": \"a\", \"keywords\": [" + keywords + "] } ], \"rules\": [] }", out _, out var faults));
        Assert.Equal("$.categories: expected at most 32764 different characters in all keywords of one way of matching, found 33000 (line 1)", Assert.Single(faults).ToString());
    }

    [Fact]
    public void Matches_of_one_category_stand_apart_also_when_rules_take_it_in_several_ways()
    {
        var rules = Rules("""{ "window": "24h", "at_least": 1, "matching": { "repeats": true, "max_gap": 2 } }""", """{ "id": "s", "window": "24h", "at_least": 1 }""");
        var match = Assert.Single(new PostMatcher(rules).Match(PostAt(0, "假假货")).Matches);
        Assert.Equal((0, 3), (match.Start, match.Length));
    }

    [Fact]
    public void What_is_too_deep_is_said_with_its_place()
    {
        var json = "{ \"rules\":\n" + new string('[', 100) + new string(']', 100) + " }";
        Assert.False(RiskRules.TryLoad(json, out _, out var faults));
        var fault = Assert.Single(faults);
        Assert.Equal(("deeper than 64 levels", 2), (fault.Message, fault.Line));
        Assert.StartsWith("$.rules[0][0]", fault.Path, StringComparison.Ordinal);
    }

    private static List<int> OpenedAt(RiskMonitor monitor, params int[] minutes) =>
        minutes.Where(minute => monitor.Observe(PostAt(minute)).Any(change => change.Kind == IncidentChangeKind.Opened)).ToList();

    private static Instant Minute(int minute) => Start + Duration.FromMinutes(minute);

    private static Post PostAt(int minute, string text = "坏", string platform = "tb", string? product = null, long reach = 0) =>
        new($"p{minute}", platform, Minute(minute), text) { Product = product, Reach = reach };

    private static RiskMonitor Monitor(string rule) => new(Rules(rule));

    /// <summary>Rules of which only what matters is written; the rest is filled in.</summary>
    private static RiskRules Rules(params string[] rules)
    {
        var array = new System.Text.Json.Nodes.JsonArray();
        foreach (var text in rules)
        {
            var rule = System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject();
            foreach (var (name, value) in new[] { ("id", "r"), ("department", "d"), ("action", "x"), ("deadline", "24h") })
            {
                rule[name] ??= value;
            }

            rule["level"] ??= 3;
            if (rule["categories"] is null)
            {
                rule["category"] ??= "bad";
            }

            array.Add(rule);
        }

        return RiskRules.Load($$"""
            { "categories": [ { "id": "bad", "keywords": ["坏", "假货"], "weight": 3 }, { "id": "dear", "keywords": ["贵"], "weight": 2 } ], "rules": {{array.ToJsonString()}} }
            """);
    }

    private sealed class Archive : IPostArchive
    {
        public IEnumerable<MatchedPost> Find(PostQuery query, CancellationToken cancellationToken = default)
        {
            var matcher = new PostMatcher(Rules("""{ "window": "24h", "at_least": 1 }"""));
            return new[] { PostAt(0), PostAt(-500, "坏，假货"), PostAt(-500, "坏，假货"), PostAt(1), PostAt(-1, platform: "jd"), PostAt(-2, "贵"), PostAt(-30 * 24 * 60) }
                .Select(matcher.Match);
        }
    }
}
