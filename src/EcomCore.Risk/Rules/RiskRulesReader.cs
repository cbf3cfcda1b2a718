using NodaTime;

namespace EcomCore.Risk;

/// <summary>Reads the JSON form of <see cref="RiskRules"/>.</summary>
internal static class RiskRulesReader
{
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
        var categories = root.Objects("categories").Select(category => CategoryReader.Read(category, matching, categoryIds, faults)).ToArray();
        var ruleNames = new List<(string? Id, IReadOnlyList<string> Categories)>();
        var rules = root.Objects("rules").Select(rule => RuleReader.Read(rule, ruleNames)).ToArray();
        var authors = ReadNames(root, "allowed_authors", faults);
        var brand = CategoryReader.ReadKeywords(root, "own_brand", matching, required: false, faults);
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
}
