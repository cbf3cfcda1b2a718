using NodaTime;

namespace EcomCore.Risk;

/// <summary>Reads the JSON form of <see cref="RiskRules"/>.</summary>
internal static class RiskRulesReader
{
    public static RiskRules? Read(string json, out IReadOnlyList<RiskRuleFault> faults)
    {
        var found = new List<JsonFault>();
        var places = JsonPlaces.Read(json, found);
        var rules = Read(json, found);
        faults = [.. found.Select(fault => new RiskRuleFault(fault.Path, fault.Message, places?.LineOf(fault.Path) ?? 0))];
        return rules;
    }

    private static RiskRules? Read(string json, List<JsonFault> faults)
    {
        // What is too deep is known already, and cannot be read further.
        if (faults.Exists(fault => fault.Message == JsonPlaces.TooDeep) || JsonForm.Read(json, faults, allowRepeats: true) is not { } root)
        {
            return null;
        }

        var zone = ReadZone(root);
        var matching = MatchingReader.Read(root, "matching", faults) ?? KeywordMatching.Exact;
        var categoryNames = new List<NamedPart>();
        var categories = root.Objects("categories").Select(category => CategoryReader.Read(category, matching, categoryNames, faults)).OfType<RiskCategory>().ToArray();
        var ruleNames = new List<NamedPart>();
        var rules = root.Objects("rules").Select(form => (Rule: RuleReader.Read(form, ruleNames, faults)!, form.Path)).Where(rule => rule.Rule is not null).ToArray();
        var authors = ReadNames(root, "allowed_authors", faults);
        var brand = CategoryReader.ReadKeywords(root, "own_brand", matching, required: false, faults);
        root.Close();

        RiskRulesCheck.CheckNames(categoryNames, ruleNames, faults);
        RiskRulesCheck.CheckRules(rules, categories, brand, faults);
        if (faults.Count > 0)
        {
            return null;
        }

        var read = new RiskRules(new RiskRuleParts
        {
            Zone = zone,
            Matching = matching,
            Categories = categories,
            Rules = [.. rules.Select(rule => rule.Rule)],
            AllowedAuthors = [.. authors],
            OwnBrand = [.. brand],
        });
        RiskRulesCheck.CheckCharacters(read, faults);
        return faults.Count > 0 ? null : read;
    }

    private static IReadOnlyList<string> ReadNames(JsonForm form, string name, List<JsonFault> faults)
    {
        var names = form.PlacedTexts(name, required: false);
        faults.AddRange(names.Where(item => item.Text.Length == 0).Select(item => new JsonFault(item.Path, "expected at least one character, found none")));
        return [.. names.Select(item => item.Text)];
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
