namespace EcomCore.Risk;

/// <summary>What must hold between the parts of a rule set, wherever it comes from.</summary>
internal static class RiskRulesCheck
{
    /// <summary>Checks whole parts, at the places where they would stand in JSON.</summary>
    public static void Run(
        KeywordMatching matching, IReadOnlyList<RiskCategory> categories, IReadOnlyList<RiskRule> rules, ICollection<JsonFault> faults)
    {
        CheckNames([.. categories.Select(category => category.Id)], [.. rules.Select(rule => (rule.Id, rule.Category))], faults);
        for (var i = 0; i < categories.Count; i++)
        {
            CheckKeywords(categories[i].Keywords, FormattableString.Invariant($"$.categories[{i}].keywords"), matching, faults);
            CheckKeywords(categories[i].Exclude, FormattableString.Invariant($"$.categories[{i}].exclude"), matching, faults);
        }
    }

    /// <summary>Checks ids; one that could not be read is null. Categories are looked up only when every category's id is known.</summary>
    public static void CheckNames(
        IReadOnlyList<string?> categories, IReadOnlyList<(string? Id, string? Category)> rules, ICollection<JsonFault> faults)
    {
        if (categories.Count > KeywordMatcher.MaxGroups)
        {
            faults.Add(new JsonFault(
                "$.categories", FormattableString.Invariant($"expected at most {KeywordMatcher.MaxGroups} categories, found {categories.Count}")));
        }

        var known = CheckUnique(categories, "categories", faults);
        CheckUnique([.. rules.Select(rule => rule.Id)], "rules", faults);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Category is { } category && !known.Contains(category) && !categories.Contains(null))
            {
                faults.Add(new JsonFault(FormattableString.Invariant($"$.rules[{i}].category"), $"there is no category '{Short(category)}'"));
            }
        }
    }

    public static void CheckKeywords(IReadOnlyList<string> keywords, string path, KeywordMatching matching, ICollection<JsonFault> faults)
    {
        for (var i = 0; i < keywords.Count; i++)
        {
            if (FaultOf(keywords[i], matching) is { } message)
            {
                faults.Add(new JsonFault(FormattableString.Invariant($"{path}[{i}]"), message));
            }
        }
    }

    public static string Short(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "...";

    private static HashSet<string> CheckUnique(IReadOnlyList<string?> ids, string list, ICollection<JsonFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Count; i++)
        {
            if (ids[i] is { } id && !seen.Add(id))
            {
                faults.Add(new JsonFault(FormattableString.Invariant($"$.{list}[{i}].id"), $"the id '{Short(id)}' is taken"));
            }
        }

        return seen;
    }

    private static string? FaultOf(string keyword, KeywordMatching matching)
    {
        if (keyword.Length is 0 or > KeywordMatcher.MaxKeywordLength)
        {
            return FormattableString.Invariant($"expected 1 to {KeywordMatcher.MaxKeywordLength} characters, found {keyword.Length}");
        }

        return keyword.All(c => SymbolMap.Skipped(c, matching) is not null) ? "nothing of the keyword counts: every character is passed over" : null;
    }
}
