using NodaTime;

namespace EcomCore.Risk;

/// <summary>What must hold between the parts of a rule set, wherever it comes from.</summary>
internal static class RiskRulesCheck
{
    /// <summary>Checks whole parts, at the places where they would stand in JSON.</summary>
    public static void Run(RiskRuleParts parts, ICollection<JsonFault> faults)
    {
        CheckNames([.. parts.Categories.Select(category => category.Id)], [.. parts.Rules.Select(rule => ((string?)rule.Id, rule.Categories))], faults);
        for (var i = 0; i < parts.Categories.Length; i++)
        {
            CheckKeywords(parts.Categories[i].Keywords, FormattableString.Invariant($"$.categories[{i}].keywords"), parts.Categories[i].Matching ?? parts.Matching, faults);
            CheckKeywords(parts.Categories[i].Exclude, FormattableString.Invariant($"$.categories[{i}].exclude"), parts.Categories[i].Matching ?? parts.Matching, faults);
        }

        CheckKeywords(parts.OwnBrand, "$.own_brand", parts.Matching, faults);
        CheckRules(parts, faults);
    }

    /// <summary>Checks what a rule asks of its window and, where it takes keywords in its own way, the keywords.</summary>
    public static void CheckRules(RiskRuleParts parts, ICollection<JsonFault> faults)
    {
        for (var i = 0; i < parts.Rules.Length; i++)
        {
            var rule = parts.Rules[i];
            if (rule.Spike is { } spike && SpikeFault(rule, spike) is { } message)
            {
                faults.Add(new JsonFault(FormattableString.Invariant($"$.rules[{i}].spike"), message));
            }

            if (rule.Matching is { } matching)
            {
                foreach (var category in parts.Categories.Where(category => rule.Categories.Contains(category.Id)))
                {
                    CheckKeywords([.. category.Keywords, .. category.Exclude, .. parts.OwnBrand], FormattableString.Invariant($"$.rules[{i}].matching: keyword"), matching, faults);
                }
            }
        }
    }

    private static string? SpikeFault(RiskRule rule, RiskSpike spike)
    {
        var length = rule.Window.IsCalendarDay ? Duration.FromDays(1) : rule.Window.Length;
        if (rule.Firing == RiskFiring.Reset)
        {
            return "a spike cannot be counted from nothing again: firing 'reset' is not for spikes";
        }

        return spike.Baseline < length || spike.Baseline > length * RiskSpike.MaxWindows || spike.Baseline.TotalSeconds % length.TotalSeconds != 0
            ? FormattableString.Invariant($"expected a baseline of 1 to {RiskSpike.MaxWindows} windows of {RiskLength.Format(length)}, found {RiskLength.Format(spike.Baseline)}")
            : null;
    }

    /// <summary>Checks ids; one that could not be read is null. Categories are looked up only when every category's id is known.</summary>
    public static void CheckNames(
        IReadOnlyList<string?> categories, IReadOnlyList<(string? Id, IReadOnlyList<string> Categories)> rules, ICollection<JsonFault> faults)
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
            foreach (var category in rules[i].Categories.Where(category => !known.Contains(category) && !categories.Contains(null)))
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
