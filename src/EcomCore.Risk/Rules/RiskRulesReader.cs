using NodaTime;

namespace EcomCore.Risk;

/// <summary>Reads the JSON form of <see cref="RiskRules"/>.</summary>
internal static class RiskRulesReader
{
    private static readonly Dictionary<string, RiskScope> ScopeNames = new(StringComparer.Ordinal)
    {
        ["all"] = RiskScope.All,
        ["platform"] = RiskScope.Platform,
        ["keyword"] = RiskScope.Keyword,
        ["platform+keyword"] = RiskScope.PlatformAndKeyword,
        ["product"] = RiskScope.Product,
        ["platform+product"] = RiskScope.Platform | RiskScope.Product,
        ["product+keyword"] = RiskScope.Product | RiskScope.Keyword,
        ["platform+product+keyword"] = RiskScope.Platform | RiskScope.Product | RiskScope.Keyword,
    };

    private static readonly Dictionary<string, RiskCount> CountNames = new(StringComparer.Ordinal)
    {
        ["posts"] = RiskCount.Posts,
        ["authors"] = RiskCount.Authors,
        ["matches"] = RiskCount.Matches,
        ["weight"] = RiskCount.Weight,
    };

    private static readonly Dictionary<string, RiskFiring> FiringNames = new(StringComparer.Ordinal)
    {
        ["episode"] = RiskFiring.Episode,
        ["every-threshold"] = RiskFiring.EveryThreshold,
        ["reset"] = RiskFiring.Reset,
    };

    public static RiskRules? Read(string json, out IReadOnlyList<RiskRuleFault> faults)
    {
        var found = new List<JsonFault>();
        var rules = Read(json, found);
        faults = WithLines(json, found);
        return rules;
    }

    private static RiskRules? Read(string json, List<JsonFault> faults)
    {
        if (JsonForm.Read(json, faults) is not { } root)
        {
            return null;
        }

        var zone = ReadZone(root);
        var matching = MatchingReader.Read(root, "matching") ?? KeywordMatching.Exact;
        var categoryIds = new List<string?>();
        var categories = root.Objects("categories").Select(category => ReadCategory(category, matching, categoryIds, faults)).ToArray();
        var ruleNames = new List<(string? Id, IReadOnlyList<string> Categories)>();
        var rules = root.Objects("rules").Select(rule => ReadRule(rule, ruleNames)).ToArray();
        var authors = ReadNames(root, "allowed_authors", faults);
        var brand = ReadKeywords(root, "own_brand", matching, required: false, faults);
        root.Close();

        RiskRulesCheck.CheckNames(categoryIds, ruleNames, faults);
        if (faults.Count > 0)
        {
            return null;
        }

        var parts = new RiskRuleParts
        {
            Zone = zone,
            Matching = matching,
            Categories = [.. categories.OfType<RiskCategory>()],
            Rules = [.. rules.OfType<RiskRule>()],
            AllowedAuthors = [.. authors],
            OwnBrand = [.. brand],
        };
        RiskRulesCheck.CheckRules(parts, faults);
        return faults.Count == 0 ? new RiskRules(parts) : null;
    }

    private static List<RiskRuleFault> WithLines(string json, List<JsonFault> faults)
    {
        // A text that is not JSON has one fault, at its root, which says the line itself.
        var isJson = faults.Count > 0 && !(faults.Count == 1 && faults[0].Path == "$");
        var lines = isJson ? new JsonLines(json) : null;
        return [.. faults.Select(fault => new RiskRuleFault(fault.Path, fault.Message, lines?.LineOf(fault.Path) ?? 0))];
    }

    private static IReadOnlyList<string> ReadNames(JsonForm form, string name, List<JsonFault> faults)
    {
        var names = form.Texts(name, required: false);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
            {
                faults.Add(new JsonFault(FormattableString.Invariant($"{form.Path}.{name}[{i}]"), "expected at least one character, found none"));
            }
        }

        return names;
    }

    private static DateTimeZone ReadZone(JsonForm root)
    {
        if (root.Text("zone", required: false) is not { } id)
        {
            return DateTimeZone.Utc;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
        {
            return zone;
        }

        root.Fault("zone", "expected the id of a time zone such as Asia/Shanghai, found '" + RiskRulesCheck.Short(id) + "'");
        return DateTimeZone.Utc;
    }

    private static RiskCategory? ReadCategory(JsonForm form, KeywordMatching matching, List<string?> ids, List<JsonFault> faults)
    {
        var before = faults.Count;
        var id = NotEmpty(form, "id");
        ids.Add(id);
        var own = MatchingReader.Read(form, "matching");
        matching = own ?? matching;
        var near = ReadNear(form, faults);
        var weight = form.Whole("weight", 1, 1000, required: false) ?? 1;
        var keywords = ReadKeywords(form, "keywords", matching, required: true, faults);
        var exclude = ReadKeywords(form, "exclude", matching, required: false, faults);
        form.Close();
        return faults.Count == before ? new RiskCategory(id!, keywords, exclude) { Near = near, Weight = (int)weight, Matching = own } : null;
    }

    private static Companions? ReadNear(JsonForm parent, List<JsonFault> faults)
    {
        if (parent.Object("near", required: false) is not { } form)
        {
            return null;
        }

        var before = faults.Count;
        var words = ReadKeywords(form, "words", KeywordMatching.Exact, required: true, faults);
        var within = form.Whole("within", 1, Companions.MaxWithin);
        form.Close();
        return faults.Count == before ? new Companions(words, (int)within!.Value) : null;
    }

    private static IReadOnlyList<string> ReadKeywords(JsonForm form, string name, KeywordMatching matching, bool required, List<JsonFault> faults)
    {
        var before = faults.Count;
        var keywords = form.Texts(name, required);
        if (faults.Count > before)
        {
            // Items that are not texts were left out, so the others have lost their places.
            return keywords;
        }

        if (required && keywords.Count == 0)
        {
            form.Fault(name, "expected at least one keyword, found none");
        }

        RiskRulesCheck.CheckKeywords(keywords, $"{form.Path}.{name}", matching, faults);
        return keywords;
    }

    private static RiskRule? ReadRule(JsonForm form, List<(string? Id, IReadOnlyList<string> Categories)> names)
    {
        var id = NotEmpty(form, "id");
        var categories = ReadCategories(form);
        names.Add((id, categories));
        var scope = form.OneOf("scope", ScopeNames.Keys, required: false);
        var count = form.OneOf("count", CountNames.Keys, required: false);
        var firing = form.OneOf("firing", FiringNames.Keys, required: false);
        var window = ReadWindow(form);
        var atLeast = ReadThreshold(form);
        var level = form.Whole("level", 1, 3);
        var department = form.Text("department");
        var action = form.Text("action");
        var deadline = ReadLength(form, "deadline", required: true);
        var coolDown = ReadLength(form, "cool_down", required: false);
        var followUp = ReadLength(form, "follow_up", required: false);
        var rest = (
            Matching: MatchingReader.Read(form, "matching"), Spike: ReadSpike(form), Spread: ReadSpread(form), Playbook: form.Texts("playbook", required: false));
        form.Close();

        return id is null || categories.Count == 0 || window is null || atLeast is null || level is null || department is null || action is null || deadline is null
            ? null
            : new RiskRule(id, categories[0], window.Value, atLeast.Value)
            {
                AlsoCategories = [.. categories.Skip(1)],
                Scope = scope is null ? RiskScope.All : ScopeNames[scope],
                Count = count is null ? RiskCount.Posts : CountNames[count],
                Firing = firing is null ? RiskFiring.Episode : FiringNames[firing],
                Level = (int)level.Value,
                Department = department,
                Action = action,
                Deadline = deadline.Value,
                CoolDown = coolDown ?? Duration.Zero,
                FollowUp = followUp ?? Duration.Zero,
                Matching = rest.Matching,
                Spike = rest.Spike,
                Spread = rest.Spread,
                Playbook = rest.Playbook,
            };
    }

    /// <summary>Exactly one of category and categories.</summary>
    private static IReadOnlyList<string> ReadCategories(JsonForm form)
    {
        if (form.Has("category") && form.Has("categories"))
        {
            form.Fault("category", "expected either category or categories, found both");
        }

        if (!form.Has("categories"))
        {
            return NotEmpty(form, "category") is { } one ? [one] : [];
        }

        _ = form.Text("category", required: false);
        var categories = form.Texts("categories");
        if (categories.Count == 0)
        {
            form.Fault("categories", "expected at least one category, found none");
        }

        return [.. categories.Distinct(StringComparer.Ordinal)];
    }

    private static RiskSpike? ReadSpike(JsonForm parent)
    {
        if (parent.Object("spike", required: false) is not { } form)
        {
            return null;
        }

        var times = form.Number("times", 1, 1000);
        var baseline = ReadLength(form, "baseline", required: true);
        form.Close();
        if (baseline == Duration.Zero)
        {
            form.Fault("baseline", "expected more than zero");
            return null;
        }

        return times is null || baseline is null ? null : new RiskSpike(times.Value, baseline.Value);
    }

    private static RiskSpread? ReadSpread(JsonForm parent)
    {
        if (parent.Object("spread", required: false) is not { } form)
        {
            return null;
        }

        var spread = new RiskSpread
        {
            Platforms = (int)(form.Whole("platforms", 0, 1000, required: false) ?? 0),
            Reach = form.Whole("reach", 0, long.MaxValue, required: false) ?? 0,
            Growth = form.Number("growth", 0, 1000, required: false) ?? 0,
        };
        form.Close();
        return spread;
    }

    private static RiskWindow? ReadWindow(JsonForm form)
    {
        if (form.Text("window") is not { } text)
        {
            return null;
        }

        if (RiskWindow.TryParse(text, out var window))
        {
            return window;
        }

        form.Fault("window", FormattableString.Invariant($"expected 'day' or a length up to {RiskWindow.MaxDays}d such as 24h, 30m or 7d, found '{RiskRulesCheck.Short(text)}'"));
        return null;
    }

    private static Duration? ReadLength(JsonForm form, string name, bool required)
    {
        if (form.Text(name, required) is not { } text)
        {
            return null;
        }

        if (RiskLength.TryParse(text, out var length))
        {
            return length;
        }

        form.Fault(name, FormattableString.Invariant($"expected a length up to {RiskWindow.MaxDays}d such as 24h, 30m or 7d, found '{RiskRulesCheck.Short(text)}'"));
        return null;
    }

    /// <summary>Exactly one of at_least and more_than; "more than n" is "at least n + 1".</summary>
    private static int? ReadThreshold(JsonForm form)
    {
        var (hasLeast, hasMore) = (form.Has("at_least"), form.Has("more_than"));
        var atLeast = form.Whole("at_least", 1, RiskRule.MaxThreshold, required: false);
        var moreThan = form.Whole("more_than", 0, RiskRule.MaxThreshold - 1, required: false);
        if (hasLeast == hasMore)
        {
            form.Fault("at_least", hasLeast ? "expected either at_least or more_than, found both" : "missing (or more_than)");
            return null;
        }

        return (int?)(hasLeast ? atLeast : moreThan + 1);
    }

    private static string? NotEmpty(JsonForm form, string name)
    {
        var text = form.Text(name);
        if (text?.Length == 0)
        {
            form.Fault(name, "expected at least one character, found none");
            return null;
        }

        return text;
    }
}
