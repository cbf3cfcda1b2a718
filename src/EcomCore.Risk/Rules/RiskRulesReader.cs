using NodaTime;

namespace EcomCore.Risk;

/// <summary>Reads the JSON form of <see cref="RiskRules"/>.</summary>
internal static class RiskRulesReader
{
    private static readonly Dictionary<string, TextFolds> FoldNames = new(StringComparer.Ordinal)
    {
        ["case"] = TextFolds.Case,
        ["width"] = TextFolds.Width,
        ["traditional"] = TextFolds.Traditional,
        ["zero-width"] = TextFolds.ZeroWidth,
        ["compatibility"] = TextFolds.Compatibility,
        ["marks"] = TextFolds.Marks,
    };

    private static readonly Dictionary<string, RiskScope> ScopeNames = new(StringComparer.Ordinal)
    {
        ["all"] = RiskScope.All,
        ["platform"] = RiskScope.Platform,
        ["keyword"] = RiskScope.Keyword,
        ["platform+keyword"] = RiskScope.PlatformAndKeyword,
    };

    private static readonly Dictionary<string, RiskCount> CountNames = new(StringComparer.Ordinal)
    {
        ["posts"] = RiskCount.Posts,
        ["authors"] = RiskCount.Authors,
        ["matches"] = RiskCount.Matches,
    };

    public static RiskRules? Read(string json, out IReadOnlyList<RiskRuleFault> faults)
    {
        var found = new List<JsonFault>();
        var rules = Read(json, found);
        faults = [.. found.Select(fault => new RiskRuleFault(fault.Path, fault.Message))];
        return rules;
    }

    private static RiskRules? Read(string json, List<JsonFault> faults)
    {
        if (JsonForm.Read(json, faults) is not { } root)
        {
            return null;
        }

        var zone = ReadZone(root);
        var matching = root.Object("matching", required: false) is { } form ? ReadMatching(form) : KeywordMatching.Exact;
        var categoryIds = new List<string?>();
        var categories = root.Objects("categories").Select(category => ReadCategory(category, matching, categoryIds, faults)).ToArray();
        var ruleNames = new List<(string? Id, string? Category)>();
        var rules = root.Objects("rules").Select(rule => ReadRule(rule, ruleNames)).ToArray();
        root.Close();

        RiskRulesCheck.CheckNames(categoryIds, ruleNames, faults);
        return faults.Count == 0
            ? new RiskRules(zone, matching, [.. categories.OfType<RiskCategory>()], [.. rules.OfType<RiskRule>()])
            : null;
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

    private static KeywordMatching ReadMatching(JsonForm form)
    {
        var folds = TextFolds.None;
        var index = 0;
        foreach (var name in form.Texts("fold", required: false))
        {
            if (FoldNames.TryGetValue(name, out var fold))
            {
                folds |= fold;
            }
            else
            {
                form.Fault(
                    FormattableString.Invariant($"fold[{index}]"), $"expected one of {string.Join(", ", FoldNames.Keys)}, found '{RiskRulesCheck.Short(name)}'");
            }

            index++;
        }

        var matching = new KeywordMatching
        {
            Folds = folds,
            MaxGap = (int)(form.Whole("max_gap", 0, KeywordMatching.MaxGapLimit, required: false) ?? 0),
            Negation = form.Flag("negation", required: false) ?? false,
            Repeats = form.Flag("repeats", required: false) ?? false,
            Alike = form.Texts("alike", required: false),
            Praise = form.Flag("praise", required: false) ?? false,
            WholeWords = form.Flag("whole_words", required: false) ?? false,
        };
        form.Close();
        return matching;
    }

    private static RiskCategory? ReadCategory(JsonForm form, KeywordMatching matching, List<string?> ids, List<JsonFault> faults)
    {
        var before = faults.Count;
        var id = NotEmpty(form, "id");
        ids.Add(id);
        var keywords = ReadKeywords(form, "keywords", matching, required: true, faults);
        var exclude = ReadKeywords(form, "exclude", matching, required: false, faults);
        form.Close();
        return faults.Count == before ? new RiskCategory(id!, keywords, exclude) : null;
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

    private static RiskRule? ReadRule(JsonForm form, List<(string? Id, string? Category)> names)
    {
        var id = NotEmpty(form, "id");
        var category = NotEmpty(form, "category");
        names.Add((id, category));
        var scope = form.OneOf("scope", ScopeNames.Keys, required: false);
        var count = form.OneOf("count", CountNames.Keys, required: false);
        var window = ReadWindow(form);
        var atLeast = ReadThreshold(form);
        var level = form.Whole("level", 1, 3);
        var department = form.Text("department");
        var action = form.Text("action");
        var deadline = ReadDeadline(form);
        form.Close();

        return id is null || category is null || window is null || atLeast is null || level is null || department is null || action is null || deadline is null
            ? null
            : new RiskRule(id, category, window.Value, atLeast.Value)
            {
                Scope = scope is null ? RiskScope.All : ScopeNames[scope],
                Count = count is null ? RiskCount.Posts : CountNames[count],
                Level = (int)level.Value,
                Department = department,
                Action = action,
                Deadline = deadline.Value,
            };
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

    private static Duration? ReadDeadline(JsonForm form)
    {
        if (form.Text("deadline") is not { } text)
        {
            return null;
        }

        if (RiskLength.TryParse(text, out var length))
        {
            return length;
        }

        form.Fault("deadline", FormattableString.Invariant($"expected a length up to {RiskWindow.MaxDays}d such as 24h, 30m or 7d, found '{RiskRulesCheck.Short(text)}'"));
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
